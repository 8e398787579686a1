import type { FastifyInstance } from 'fastify';

/** What a path of ours takes, `['GET', 'HEAD']`; nothing: there is no such path. */
export type MethodsOf = (path: string) => readonly string[];

/** Of the routes that are added from now on. A path by its own name goes before one with an id in it. */
export const collectMethods = (app: FastifyInstance): MethodsOf => {
  const methods = new Map<string, string[]>();
  app.addHook('onRoute', ({ url, method }) => void methods.set(url, [...(methods.get(url) ?? []), method].flat()));
  return (path) => {
    const found = methods.get(path) ?? [...methods].find(([url]) => fits(url, path))?.[1] ?? [];
    return [...new Set(found)].toSorted();
  };
};

/** `/enneo/contract/:contractId` takes `/enneo/contract/1`. */
const fits = (url: string, path: string): boolean => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
