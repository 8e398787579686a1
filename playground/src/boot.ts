/** What the server tells the page when it opens. */
export interface Config {
  /** Set in `busbar demo` only. */
  readonly defaultApiKey: string | null;
  readonly endpoint: string;
}

export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
}

const readJson = async <T>(address: string): Promise<T> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered with status ${response.status}.`);
  return response.json();
};

/** Both files are written by the server this page came from, and tested there. */
export const readConfig = (): Promise<Config> => readJson<Config>('/playground/config.json');
export const readSamples = (): Promise<readonly Sample[]> => readJson<readonly Sample[]>('/playground/samples.json');
