import { type Logger, pino } from 'pino';

/** JSON lines on standard output. Errors keep their kind, message and stack; nothing of a request's headers or body is ever passed in. */
export const createLogger = (level: string): Logger => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
