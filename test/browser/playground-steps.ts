import type { Locator, Page } from 'playwright-core';

/** What a person does in the playground, for the stub here and for a real server. */

const LINES = '.CodeMirror-code .CodeMirror-line';

const linesOf = async (editor: Locator): Promise<string> => (await editor.locator(LINES).allTextContents()).join('\n');

export const openPlayground = async (page: Page, origin: string, path = '/playground'): Promise<void> => {
  await page.goto(`${origin}${path}`);
  await page.getByTestId('query-editor').waitFor();
};

/** Opens a sample by its id, `six-types`, without running it. */
export const openSample = (page: Page, id: string): Promise<void> => page.getByTestId(`sample-${id}`).click();

/** What the query editor shows; of a long query, the part in sight. */
export const readQuery = (page: Page): Promise<string> => linesOf(page.getByTestId('query-editor'));

export interface Answer {
  /** As the server sent it. */
  readonly body: unknown;
  /** As the page shows it; of a long answer, the part in sight. */
  readonly shown: string;
}

/** Runs what the editor holds and waits until the answer is shown. */
export const runQuery = async (page: Page): Promise<Answer> => {
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && !response.request().postData()?.includes('IntrospectionQuery'));
  await page.getByTestId('run').click();
  const body: unknown = await (await answered).json();
  await page.getByTestId('result').locator(LINES, { hasText: '{' }).first().waitFor();
  return { body, shown: await linesOf(page.getByTestId('result')) };
};

/** The rows of the calls panel, cell by cell: source, method, path, batch, ms, timeline, status, state. */
export const readCalls = async (page: Page): Promise<string[][]> => {
  const rows = await page.getByTestId('calls-table').getByTestId('call').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
};

export const readCallSummary = (page: Page): Promise<string | null> => page.getByTestId('calls-summary').textContent();

export const enterApiKey = async (page: Page, apiKey: string): Promise<void> => {
  await page.getByTestId('api-key').fill(apiKey);
  await page.getByTestId('api-key').press('Enter');
};
