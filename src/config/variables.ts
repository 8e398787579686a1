import { z } from 'zod';

const whole = (low: number, high: number, unit: string) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= low && Number(text) <= high, `is not a whole number from ${low} to ${high}${unit}`)
    .transform(Number);

const isPlainUrl = (text: string, protocol: RegExp): boolean => {
  const url = URL.parse(text);
  return url !== null && protocol.test(url.protocol) && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
};
const webUrl = (example: string) =>
  z.string().refine((text) => isPlainUrl(text, /^https?:$/), `is not a plain http or https URL; give one like ${example}, without user, query or fragment`);

const onOff = (usual: 'on' | 'off' = 'off') =>
  z
    .enum(['on', 'off'], 'is not one of on, off')
    .default(usual)
    .transform((value) => value === 'on');
const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const cron = (example: string) => z.string().regex(/^(\S+\s+){4}\S+$/, `is not a cron expression of five fields; give one like "${example}"`);

/** What an HTTP header can carry. */
const headerValue = z.string().regex(/^[\x21-\x7e]+$/, 'holds a blank or a character that no header can carry; copy the credential again');

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const ENNEO_CONTRACTS = ['realtime', 'import', 'off'] as const;
export const ERP_KINDS = ['powercloud', 'lynqtech', 'rest'] as const;

/** Every variable we read, each checked by itself; what they mean together is checked in `read-config.ts`. */
export const variablesSchema = z.object({
  PORT: whole(0, 65_535, '').default(4000),
  HOST: z.string().regex(/^\S+$/, 'holds a blank; give a host name or address').default('127.0.0.1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is not one of ${LOG_LEVELS.join(', ')}`).default('info'),
  REQUEST_DEADLINE_MS: whole(100, 120_000, ' milliseconds').default(8000),
  QUERY_COST_LIMIT: whole(1, 1_000_000, ' calls').default(2000),
  IN_FLIGHT_LIMIT: whole(1, 100_000, ' requests').default(2000),
  OTEL_EXPORTER_OTLP_ENDPOINT: webUrl('http://collector:4318').optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^[\w-]+=[\x21-\x2b\x2d-\x7e]+(,[\w-]+=[\x21-\x2b\x2d-\x7e]+)*$/, 'is no list of headers; give one like authorization=abc,x-team=crm')
    .optional(),
  OTEL_SERVICE_NAME: z.string().min(1, 'is empty; give a name like busbar').default('busbar'),
  TRACE_SAMPLE_RATIO: z
    .string()
    .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'is not a number from 0 to 1')
    .transform(Number)
    .default(0.01),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not a PostgreSQL URL; give one like postgres://user:password@host/busbar')
    .optional(),
  DATA_DIR: z.string().default('.busbar'),
  SYNC_CRON: cron('0 2 * * *').default('0 2 * * *'),
  IMPORT_CRON: cron('*/10 * * * *').optional(),
  ENNEO_URL: webUrl('https://company.enneo.ai').optional(),
  ENNEO_TOKEN: headerValue.optional(),
  ERP_KIND: z.enum(ERP_KINDS, `is not one of ${ERP_KINDS.join(', ')}`).optional(),
  ERP_URL: webUrl('https://erp.example.com').optional(),
  ERP_KEY: headerValue.optional(),
  ERP_USER: z.string().optional(),
  ERP_PASSWORD: z.string().optional(),
  ERP_TOKEN_URL: webUrl('https://login.example.com/oauth2/token').optional(),
  ERP_CONFIG: z.string().optional(),
  ENERFLO_URL: webUrl('https://enerflo.io').optional(),
  ENERFLO_KEY: headerValue.optional(),
  ENERFLO_CALLS_PER_MINUTE: whole(1, 100_000, ' calls a minute').default(240),
  ENERFLO_TIME_ZONE: z.string().refine(isTimeZone, 'is no time zone; give one like Europe/Berlin').default('Europe/Berlin'),
  WRITE_SETTLE_MS: whole(100, 600_000, ' milliseconds').default(10_000),
  RULES_FILE: z.string().optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w.~-]+(,[\w.~-]+)*$/, 'holds a character that a path cannot carry; use letters, digits, "-", "_", "." and "~", and "," between two secrets')
    .optional(),
  SOURCE_BREAKERS: onOff('on'),
  ENNEO_CONTRACTS: z.enum(ENNEO_CONTRACTS, `is not one of ${ENNEO_CONTRACTS.join(', ')}`).default('realtime'),
  ENNEO_SEND_LEGITIMATION: onOff(),
  ENNEO_STRICT_SEARCH: onOff(),
  FACADE_MAX_AGE_SECONDS: whole(0, 999_999_999, ' seconds').default(300),
  ERP_URL_TEMPLATE: z
    .string()
    .refine(
      (text) => /^https?:$/.test(URL.parse(text.replaceAll(/[{}]/g, ''))?.protocol ?? ''),
      'is not a URL; give one like https://erp.example.com/contract/{contractId}',
    )
    .optional(),
  OWN_MAIL_DOMAINS: z.string().default(''),
  API_KEYS_FILE: z.string().optional(),
  JWKS_URL: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http or https URL; give the address of the key set')
    .optional(),
  JWT_ISSUER: z.string().optional(),
  JWT_AUDIENCE: z.string().optional(),
});

export const storeSchema = variablesSchema.pick({ DATABASE_URL: true, DATA_DIR: true });

export type CheckedVariables = z.output<typeof variablesSchema>;
export const NAMES: ReadonlySet<string> = new Set(Object.keys(variablesSchema.shape));
