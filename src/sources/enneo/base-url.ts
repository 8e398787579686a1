/** docs.enneo.ai/en/api-reference/authorization: `https://<instance>/api/mind`. */
const MIND = '/api/mind';

/** Where the Mind API lives, from a base URL with or without `/api/mind`. */
export const toEnneoLocation = (url: string): { readonly origin: string; readonly pathPrefix: string } => {
  const { origin, pathname } = new URL(url);
  const path = pathname.replace(/\/+$/, '');
  return { origin, pathPrefix: path.endsWith(MIND) ? path : path + MIND };
};
