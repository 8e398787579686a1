import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** null, or why there is no browser test on this machine. */
export const missingChromium: string | null = existsSync(CHROMIUM) ? null : `${CHROMIUM} is not installed`;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface GuardedPage {
  readonly page: Page;
  /** Addresses of other origins that the page asked for; each was refused. */
  readonly strangers: readonly string[];
  /** What the page reported to its console as an error, refusals by the content security policy among them. */
  readonly complaints: readonly string[];
}

/** A fresh page, as on a laptop, that reaches nothing but `origin`. */
export const openGuardedPage = async (browser: Browser, origin: string, colorScheme: 'light' | 'dark' = 'light'): Promise<GuardedPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme });
  const strangers: string[] = [];
  const complaints: string[] = [];
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      strangers.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, strangers, complaints };
};
