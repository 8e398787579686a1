/** Where package.json lies, seen from dist/src/cli. */
export const PACKAGE_ROOT = new URL('../../../', import.meta.url);
