const NAME = 'busbar.apiKey';

/** The key lives as long as the tab: never in localStorage, never in the address. */
export const readApiKey = (storage: Storage): string | null => storage.getItem(NAME);

export const keepApiKey = (storage: Storage, apiKey: string): void => storage.setItem(NAME, apiKey);
