import type { Transport } from '../transport.ts';
import type { ErpConfig } from './config.ts';
import type { Erp } from './erp.ts';
import { createLynqtech } from './lynqtech/client.ts';
import { createPowercloud } from './powercloud/client.ts';
import { createRestErp } from './rest/client.ts';

export interface ErpDeps {
  /** To the ERP: `toTransportOptions`. */
  readonly transport: Transport;
  /** To the host that issues tokens, where `toTokenTransportOptions` names one; else tokens come over `transport`. */
  readonly tokenTransport?: Transport | undefined;
  readonly now: () => number;
}

/** The adapter for one configured ERP. */
export const createErp = (config: ErpConfig, { transport, tokenTransport = transport, now }: ErpDeps): Erp => {
  switch (config.kind) {
    case 'powercloud':
      return createPowercloud(config, { transport, now });
    case 'lynqtech':
      return createLynqtech(config, { transport, tokenTransport, now });
    case 'rest':
      return createRestErp(config, { transport, tokenTransport, now });
  }
};
