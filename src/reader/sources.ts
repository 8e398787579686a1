import type { Enerflo } from '../sources/enerflo/enerflo.ts';
import type { Enneo } from '../sources/enneo/enneo.ts';
import type { Erp } from '../sources/erp/erp.ts';

/** The clients of the three systems. */
export interface Sources {
  readonly enneo: Enneo;
  readonly erp: Erp;
  readonly enerflo: Enerflo;
}
