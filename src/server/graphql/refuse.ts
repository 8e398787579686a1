import type { Refuse } from '../auth/require-scope.ts';

/** A refusal in the shape of a GraphQL answer. */
export const refuseGraphql: Refuse = (reply, status, code, message) => reply.code(status).send({ errors: [{ message, extensions: { code } }] });
