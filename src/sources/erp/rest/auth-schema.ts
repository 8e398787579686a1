import { z } from 'zod';
import type { AuthStrategy } from '../auth-strategy.ts';
import { jsonPathSchema } from './rule-schema.ts';

const name = z.string().min(1);
const userFrom = name.default('ERP_USER');
const passwordFrom = name.default('ERP_PASSWORD');

/** How the ERP wants to be convinced. Secrets are named, never written here: `from`, `userFrom` … name the variable that holds them. */
export const restAuthSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('basic'), userFrom, passwordFrom }),
  z.strictObject({ use: z.literal('basicWithContext'), context: name, separator: name.default('#'), userFrom, passwordFrom }),
  z.strictObject({ use: z.literal('header'), name, from: name.default('ERP_KEY'), prefix: z.string().default('') }),
  z.strictObject({ use: z.literal('pathSecret'), name, from: name.default('ERP_KEY') }),
  z.strictObject({ use: z.literal('bareToken'), from: name.default('ERP_KEY') }),
  z.strictObject({
    use: z.literal('oauthClientCredentials'),
    tokenUrl: name.default('/oauth2/token'),
    clientIdFrom: userFrom,
    clientSecretFrom: passwordFrom,
    scope: name.nullable().default(null),
    style: z.enum(['header', 'body']).default('header'),
  }),
  z.strictObject({
    use: z.literal('twoStep'),
    context: name,
    separator: name.default('#'),
    userFrom,
    passwordFrom,
    loginPath: z.string().startsWith('/'),
    tokenAt: jsonPathSchema.default('$.data'),
    lifetimeSeconds: z.number().int().positive().default(3600),
    scheme: name.default('Token'),
  }),
]);

export type RestAuth = z.output<typeof restAuthSchema>;

/** A configured strategy with its secrets put in. `secret` answers what a named variable holds. */
export const toStrategy = (auth: RestAuth, secret: (name: string) => string): AuthStrategy => {
  switch (auth.use) {
    case 'header':
    case 'pathSecret':
      return { ...auth, value: secret(auth.from) };
    case 'bareToken':
      return { use: auth.use, token: secret(auth.from) };
    case 'oauthClientCredentials':
      return { ...auth, clientId: secret(auth.clientIdFrom), clientSecret: secret(auth.clientSecretFrom) };
    default:
      return { ...auth, user: secret(auth.userFrom), password: secret(auth.passwordFrom) };
  }
};
