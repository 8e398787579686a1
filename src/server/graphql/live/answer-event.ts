import { type ExecutionArgs, execute, type FormattedExecutionResult } from 'graphql';
import type { PublishErrors } from '../publish-errors.ts';
import type { ServerContext } from '../request-context.ts';

/** The answer to one event of a subscription: as an answer to a query, it says where it came from. */
export const answerEvent = async (
  args: ExecutionArgs & { readonly contextValue: ServerContext },
  publishErrors: PublishErrors,
): Promise<FormattedExecutionResult> => {
  const { data, errors = [] } = await execute(args);
  const publicErrors = publishErrors(errors, args.document);
  const failed = new Set(publicErrors.map(({ extensions }) => extensions?.source));
  return {
    data: data ?? null,
    ...(publicErrors.length > 0 && { errors: publicErrors }),
    extensions: { sources: args.contextValue.log.uses(failed) },
  };
};
