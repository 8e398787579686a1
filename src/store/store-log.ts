/** The part of a pino logger the store needs. */
export interface StoreLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export const SILENT: StoreLog = { info: () => {}, warn: () => {} };
