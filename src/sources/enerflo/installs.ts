import type { CallContext } from '../../domain/call.ts';
import type { Install, InstallStatus } from '../../domain/install.ts';
import type { Api, ApiRequest } from './api.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId, isUuid } from './enerflo-id.ts';
import { lacksStatusPart, toFullInstall, toInstallRow, type WireInstall, wireInstall, wireInstallPage } from './wire-install.ts';

type InstallReads = Pick<Enerflo, 'installPage' | 'installById' | 'installByDealId'>;
type ReadStatuses = (call: CallContext) => Promise<readonly InstallStatus[]>;

const MAX_ROWS = 100;

export const createInstallReads = (api: Api, readStatuses: ReadStatuses): InstallReads => {
  const statusesFor = async (rows: readonly WireInstall[], call: CallContext): Promise<readonly InstallStatus[]> =>
    rows.some(lacksStatusPart) ? readStatuses(call) : [];

  const readOne = async (request: ApiRequest, call: CallContext): Promise<Install | null> => {
    const install = await api.find(request, wireInstall, call);
    return install && toFullInstall(install, await statusesFor([install], call));
  };

  return {
    installPage: async (page, perPage, call) => {
      const rows = Math.min(perPage, MAX_ROWS);
      const query = { page: String(page), per_page: String(rows) };
      const answer = await api.get({ operation: 'installPage', template: '/api/v3/installs', query, batchSize: rows }, wireInstallPage, call);
      const statuses = await statusesFor(answer.results, call);
      return { installs: answer.results.map((row) => toInstallRow(row, statuses)), total: answer.total };
    },

    installById: async (id, call) => {
      if (!isEnerfloId(id)) return null;
      return readOne({ operation: 'installById', template: '/api/v3/installs/{id}', params: { id } }, call);
    },

    installByDealId: async (dealId, call) => {
      if (!isUuid(dealId)) return null;
      return readOne({ operation: 'installByDealId', template: '/api/v3/installs/find/{dealId}', params: { dealId } }, call);
    },
  };
};
