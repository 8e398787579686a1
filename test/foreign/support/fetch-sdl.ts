import { ask } from './ask.ts';

/** What a subgraph says of itself. */
export const fetchSdl = async (url: string, key: string): Promise<string> => {
  const { data } = await ask<{ readonly _service: { readonly sdl: string } }>(url, '{ _service { sdl } }', {}, key);
  return data._service.sdl;
};
