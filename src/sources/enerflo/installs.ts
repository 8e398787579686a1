import type { CallContext } from '../../domain/call.ts';
import type { Install, InstallStatus } from '../../domain/install.ts';
import type { Api, ApiRequest } from './api.ts';
import { rowsReader, tellDrift } from './drift.ts';
import type { Enerflo } from './enerflo.ts';
import { isEnerfloId, isUuid } from './enerflo-id.ts';
import { requireAsked } from './require-asked.ts';
import { hasReadableSteps, lacksStatusPart, toFullInstall, toInstallRow, type WireInstall, wireInstall, wireInstallPage } from './wire-install.ts';
import { MILESTONES_FIELD } from './wire-names.ts';

type InstallReads = Pick<Enerflo, 'installPage' | 'installById' | 'installByDealId'>;
type ReadStatuses = (call: CallContext) => Promise<readonly InstallStatus[]>;

const MAX_ROWS = 100;

const readInstalls = rowsReader(wireInstall, (install) => install);

/** An answer need not name its deal. */
const isSameDeal = (answered: string | null, asked: string): boolean => answered === null || answered.toLowerCase() === asked.toLowerCase();

export const createInstallReads = (api: Api, readStatuses: ReadStatuses): InstallReads => {
  const statusesFor = async (rows: readonly WireInstall[], call: CallContext): Promise<readonly InstallStatus[]> =>
    rows.some(lacksStatusPart) ? readStatuses(call) : [];

  const readOne = async (request: ApiRequest, check: (install: WireInstall) => void, call: CallContext): Promise<Install | null> => {
    const install = await api.find(request, wireInstall, call);
    if (install === null) return null;
    check(install);
    requireAsked(request.operation, hasReadableSteps(install), `$.${MILESTONES_FIELD}`);
    tellDrift(request.operation, install);
    return toFullInstall(install, await statusesFor([install], call));
  };

  return {
    installPage: async (page, perPage, call) => {
      const rows = Math.min(perPage, MAX_ROWS);
      const query = { page: String(page), per_page: String(rows) };
      const answer = await api.get({ operation: 'installPage', template: '/api/v3/installs', query, batchSize: rows }, wireInstallPage, call);
      const installs = readInstalls('installPage', 'results', answer.results);
      const statuses = await statusesFor(installs, call);
      return { installs: installs.map((row) => toInstallRow(row, statuses)), total: answer.total };
    },

    installById: async (id, call) => {
      if (!isEnerfloId(id)) return null;
      const request = { operation: 'installById', template: '/api/v3/installs/{id}', params: { id } };
      return readOne(request, ({ row }) => requireAsked('installById', row.id === id, '$.id'), call);
    },

    installByDealId: async (dealId, call) => {
      if (!isUuid(dealId)) return null;
      const request = { operation: 'installByDealId', template: '/api/v3/installs/find/{dealId}', params: { dealId } };
      return readOne(request, ({ row }) => requireAsked('installByDealId', isSameDeal(row.v2_survey_id, dealId), '$.v2_survey_id'), call);
    },
  };
};
