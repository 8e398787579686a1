/** Names one record of a source. */
export interface EntityRef {
  /** The ERP's name, `enneo` or `enerflo`. */
  readonly source: string;
  /** `contract`, `customer`, `ticket`, `install`, `note` (by its install), `deal` … */
  readonly entity: string;
  readonly id: string;
}
