import { text } from 'node:stream/consumers';
import { readFixture } from '../sources/enerflo/read-fixture.ts';
import { json, type Peer, startPeer } from '../support/peer.ts';

/** What an Enerflo that has nothing but the fixtures answers; a test may put something else in their place. */
export interface FixtureEnerflo extends Peer {
  install: unknown;
  customer: unknown;
  /** Bodies of leads that were added. */
  readonly leads: unknown[];
}

/** The install this Enerflo answers with its limit of calls. */
export const LIMITED_INSTALL = '1400429';

/** `rate-limit-429.html` and the headers it comes with (enerflo.md §2.1). */
const LIMITED = { 'content-type': 'text/html; charset=UTF-8', 'retry-after': '41', 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0' };

export const serveFixtures = async (limitPage: string): Promise<FixtureEnerflo> => {
  const leads: unknown[] = [];
  const served = { install: readFixture('install'), customer: readFixture('customer-v1') };
  const answers: Readonly<Record<string, () => unknown>> = {
    '/api/v3/install-statuses': () => readFixture('install-statuses'),
    '/api/v3/installs': () => readFixture('installs-list'),
    '/api/v3/installs/notes': () => readFixture('notes-list'),
    '/api/v3/installs/1400001': () => served.install,
    '/api/v3/installs/find/d0000000-0000-4000-8000-000000000001': () => served.install,
    '/api/v1/customers': () => ({ dataCount: 0, data: [] }),
    '/api/v3/customers/2900001': () => served.customer,
    '/api/v3/customers/c0000000-0000-4000-8000-000000000001': () => served.customer,
  };
  const peer = await startPeer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === `/api/v3/installs/${LIMITED_INSTALL}`) return void response.writeHead(429, LIMITED).end(limitPage);
    if (request.method === 'POST') {
      void text(request).then((body) => {
        leads.push(JSON.parse(body));
        json(response, readFixture('lead-add.response'));
      });
      return;
    }
    const answer = answers[path];
    json(response, answer?.() ?? { message: 'Not found.' }, answer === undefined ? 404 : 200);
  });
  return Object.assign(served, peer, { leads });
};
