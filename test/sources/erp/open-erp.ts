import { createTransport } from '../../../src/sources/create-transport.ts';
import type { ErpConfig } from '../../../src/sources/erp/config.ts';
import { toTokenTransportOptions, toTransportOptions } from '../../../src/sources/erp/config.ts';
import { createErp } from '../../../src/sources/erp/create-erp.ts';
import type { Erp } from '../../../src/sources/erp/erp.ts';

export interface OpenErp extends AsyncDisposable {
  readonly erp: Erp;
}

/** An adapter over a real transport, as `main` wires it. */
export const openErp = (config: ErpConfig, now: () => number = Date.now): OpenErp => {
  const transport = createTransport(toTransportOptions(config));
  const tokenOptions = toTokenTransportOptions(config);
  const tokenTransport = tokenOptions === null ? undefined : createTransport(tokenOptions);
  return {
    erp: createErp(config, { transport, tokenTransport, now }),
    [Symbol.asyncDispose]: async () => {
      await transport.close();
      await tokenTransport?.close();
    },
  };
};
