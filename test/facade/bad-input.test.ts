import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFacade, type FacadeServer, type FacadeWorld, openFacadeWorld, serveFacade } from '../support/facade-server.ts';

let facadeWorld: FacadeWorld;
let facade: FacadeServer;
beforeAll(async () => {
  facadeWorld = await openFacadeWorld(16);
  facade = await serveFacade(facadeWorld.reads);
});
afterAll(async () => {
  await facade[Symbol.asyncDispose]();
  await facadeWorld[Symbol.asyncDispose]();
});

const ask = (path: string, init = {}) => askFacade(facade.url, path, init);
const refused = { success: false, code: 'invalid_request', message: expect.any(String) };

const TENTHOUSAND = 'x'.repeat(10_000);
const POST = (body: string, type = 'application/json') => ({ method: 'POST', body, headers: { 'content-type': type } });

describe('a clear 400', () => {
  it.each([
    ['an id of 51 characters', `/enneo/contract/${'1'.repeat(51)}`],
    ['an id of 600 characters', `/enneo/contract/${'1'.repeat(600)}`],
    ['an id of 10 kB', `/enneo/customer/${TENTHOUSAND}`],
    ['an id with a zero byte', '/enneo/contract/7468%0039'],
    ['an id with a right-to-left mark', '/enneo/contract/746839%E2%80%8F'],
    ['an id of spaces', '/enneo/customer/%20'],
    ['a text of 10 kB', `/enneo/search?q=${TENTHOUSAND}`],
    ['a text given twice', '/enneo/search?q=a&q=b'],
    ['a text in Latin-1', '/enneo/search?q=K%FChn'],
    ['half a character', '/enneo/search?q=%ED%A0%80'],
    ['a name in Latin-1', '/enneo/contract/search?lastname=K%FChn'],
    ['a refresh that is neither', '/enneo/contract/746839?refresh=maybe'],
    ['a refresh that is nothing', '/enneo/customer/83771?refresh='],
    ['no text', '/enneo/search'],
    ['a limit that is no number', '/enneo/search?q=a&limit=ten'],
    ['a negative offset', '/enneo/search?q=a&offset=-1'],
    ['1,000 parameters', `/enneo/contract/search?${[...Array(1000).keys()].map((n) => `k${n}=v`).join('&')}`],
    ['a customer id of 51 characters in a search', `/enneo/contract/search?customerId=${'1'.repeat(51)}`],
    ['ids of one kind given twice', '/enneo/contract/search?contractId=1&contractId=2'],
    ['an attribute of 10 kB', `/enneo/contract/search?lastname=${TENTHOUSAND}`],
    ['a history page of a million', '/api/mind/contract/746839/history?limit=1000000'],
    ['a flag that is none', '/api/mind/customer/byCustomerId/83771?includeContracts=perhaps'],
  ])('for %s', async (_, path) => {
    const { status, body } = await ask(path);
    expect({ status, body }).toEqual({ status: 400, body: refused });
  });

  it.each([
    ['an array', POST('[]')],
    ['a text', POST('"email"')],
    ['null', POST('null')],
    ['half a body', POST('{"email":')],
    ['no body', { method: 'POST', headers: { 'content-type': 'application/json' } }],
    ['nothing at all', { method: 'POST' }],
    ['a form', POST('email=tom@mustermann.de', 'application/x-www-form-urlencoded')],
    ['more than 100 kB', POST(JSON.stringify({ note: 'x'.repeat(110_000) }))],
    ['an object where text belongs', POST('{"email":{"$ne":null}}')],
    ['1,000 keys', POST(JSON.stringify(Object.fromEntries([...Array(1000).keys()].map((n) => [`k${n}`, 'v']))))],
    ['a contract number that lost digits', POST('{"contractId":12345678901234567890}')],
    ['a prototype', POST('{"__proto__":{"email":"tom@mustermann.de"}}')],
  ])('for a body that is %s', async (_, init) => {
    const { status, body } = await ask('/enneo/contract/search', init);
    expect({ status, body }).toEqual({ status: 400, body: refused });
    expect(JSON.stringify(body)).not.toContain('Invalid input');
  });

  it.each([{ method: 'POST' }, POST('[]'), POST('null'), POST('"email"')])('that says what a body must be: %j', async (init) => {
    expect((await ask('/enneo/contract/search', init)).body).toMatchObject({ message: expect.stringContaining('`Content-Type: application/json`') });
  });

  it.each(['ten', '', '-1', '1.5', '1001'])('says which whole numbers a limit of %j may be', async (limit) => {
    const { body } = await ask(`/enneo/search?q=a&limit=${limit}`);
    expect(body).toEqual({ ...refused, message: '`limit` must be a whole number from 1 to 1000' });
  });

  it.each(['firstname', 'lastname', 'company', 'address', 'postalCode', 'city', 'birthday'])('for several values of %s, of which there is one', async (key) => {
    const body = { ...refused, message: `\`${key}\` must be one text of at most 1000 characters, or a number` };
    expect(await ask('/enneo/contract/search', { json: { [key]: ['1980-05-05', '1950-01-01'] } })).toMatchObject({ status: 400, body });
    expect(await ask(`/enneo/contract/search?${key}=1980-05-05&${key}=1950-01-01`)).toMatchObject({ status: 400, body });
    expect(await ask('/enneo/contract/search', { json: { [key]: ['1980-05-05'] } })).toMatchObject({ status: 200 });
  });

  it('names the text that is no UTF-8', async () => {
    expect((await ask('/enneo/search?limit=3&q=K%FChn')).body).toEqual({ ...refused, message: '`q` holds a character that is no UTF-8; `ü` is `%C3%BC`' });
    expect((await ask('/enneo/search?q=M%C3%BCller%20100%')).status).toBe(200);
  });

  it('or a 431 of its own shape, where the text is more than the server reads', async () => {
    const { status, body } = await ask(`/enneo/search?q=${'x'.repeat(20_000)}`);
    expect({ status, body }).toEqual({ status: 431, body: refused });
    expect((await ask(`/graphql?query=${'x'.repeat(20_000)}`)).body).toMatchObject({ errors: [{ extensions: { code: 'HEADERS_TOO_LARGE' } }] });
  });

  it('names the argument and never repeats its value', async () => {
    const { body } = await ask(`/enneo/contract/search?customerId=${'7'.repeat(60)}`);
    expect(body).toEqual({ success: false, code: 'invalid_request', message: '`customerId` must be text of at most 50 characters or a whole number' });
  });
});

describe('an empty result', () => {
  it.each(['%', '_', "' OR 1=1 --", '"; DROP TABLE customer; --', '*', '\\', '🦄🦄', '‮Mustermann‬', '\ud800', 'zz\u0000zz', '<script>alert(1)</script>'])(
    'for the text %j',
    async (text) => {
      const { status, body } = await ask(`/enneo/search?q=${encodeURIComponent(text.toWellFormed())}&limit=1`);
      expect(status).toBe(200);
      expect(body).toEqual(text.includes('Mustermann') ? expect.any(Array) : []);
    },
  );

  it.each(["' OR 1=1 --", '%', '🦄', 'tom@mustermann.de\u0000', '‮83771', '\ud800'])('or a hit, never an error, for the attribute %j', async (text) => {
    for (const key of ['email', 'contractId', 'lastname', 'phone', 'address', 'meterNumber']) {
      const { status } = await ask('/enneo/contract/search', { json: { [key]: text, ticketId: 1 } });
      expect([key, status]).toEqual([key, 200]);
    }
  });

  it.each(['email[]=', 'email%5B0%5D=', 'email=nobody@example.com&email[]=', 'unknown[]=x&unknown[a]=y&email='])(
    'or the hit, for a list as PHP writes it: %s',
    async (name) => {
      expect((await ask(`/enneo/contract/search?${name}tom@mustermann.de`)).body).toEqual({ contractId: '746839', customerId: '83771' });
      expect((await ask(`/api/mind/contract/search?${name}tom@mustermann.de`)).body).toMatchObject([{ id: 746839 }]);
    },
  );

  it('for an array of nonsense where text belongs', async () => {
    const { status, body } = await ask('/enneo/contract/search', { json: { email: ['nobody@example.com', 7, null], phone: [] } });
    expect({ status, body }).toEqual({ status: 200, body: {} });
  });
});

describe('a hit', () => {
  it.each(['/enneo/contract/%20746839%20', '/enneo/customer/83771%20', '/enneo/customer/%C2%A083771', '/api/mind/contract/746839%0A'])(
    'for an id with blanks around it: %s',
    async (path) => {
      expect((await ask(path)).status).toBe(200);
    },
  );

  it.each([{ email: ['tom@mustermann.de', null] }, { email: [null, 'tom@mustermann.de'], phone: null }])('beside what is null: %j', async (json) => {
    expect((await ask('/enneo/contract/search', { json })).body).toEqual({ contractId: '746839', customerId: '83771' });
  });
});

describe('an unknown path', () => {
  it.each(['/enneo/contracts/1', '/enneo/', '/api/mind/ticket/1', '/enneo/contract/1/history'])('%s is a 404 of the facade', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ success: false, code: 'not_found' });
  });

  it('is one for every method and every body', async () => {
    for (const init of [{ method: 'DELETE' }, { method: 'PROPFIND' }, POST('{}')]) {
      const { status, body } = await ask('/enneo/contracts/1', init);
      expect({ status, body }).toEqual({ status: 404, body: { success: false, code: 'not_found', message: expect.any(String) } });
    }
  });
});

describe('a method a path does not take', () => {
  it.each([
    ['DELETE', '/enneo/customer/83771', 'GET, HEAD'],
    ['POST', '/enneo/contract/746839', 'GET, HEAD'],
    ['PROPFIND', '/enneo/search?q=tom', 'GET, HEAD'],
    ['PUT', '/enneo/contract/search', 'GET, HEAD, POST'],
    ['OPTIONS', '/api/mind/contract/746839/history', 'GET, HEAD'],
    ['PATCH', '/api/mind/customer/byCustomerId/83771', 'GET, HEAD'],
  ])('is a 405 that says which: %s %s', async (method, path, allow) => {
    const { status, headers, body } = await ask(path, { method });
    expect([status, headers.get('allow')]).toEqual([405, allow]);
    expect(body).toEqual({ success: false, code: 'method_not_allowed', message: `This path does not take ${method}, only ${allow}.` });
  });

  it.each(['DELETE', 'OPTIONS', 'PUT'])('is a 405 for %s whatever its body', async (method) => {
    const headers = { 'content-type': 'application/json' };
    for (const body of [undefined, '{"half":'])
      expect((await ask('/enneo/customer/83771', { method, headers, ...(body !== undefined && { body }) })).body).toMatchObject({ code: 'method_not_allowed' });
  });

  it('is a 401 for who has no key', async () => {
    expect((await ask('/enneo/customer/83771', { method: 'PROPFIND', headers: { authorization: '' } })).status).toBe(401);
  });
});
