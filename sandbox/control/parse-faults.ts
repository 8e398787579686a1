import { z } from 'zod';
import { FAULT_KINDS, type Fault } from '../options.ts';
import { BadControl } from './bad-control.ts';
import { toMatcher } from './fault-table.ts';

const isMatch = (match: string) => {
  try {
    toMatcher(match);
    return true;
  } catch {
    return false;
  }
};

const fault = z.strictObject({
  match: z.string().refine(isMatch, 'is no regular expression').exactOptional(),
  kind: z.enum(FAULT_KINDS),
  rate: z.number().min(0).max(1).exactOptional(),
  ms: z.number().min(0).max(3_600_000).exactOptional(),
  status: z.int().min(200).max(599).exactOptional(),
  body: z.string().exactOptional(),
  times: z.int().min(1).exactOptional(),
});

/** Throws BadControl with the place of the first problem, `faults[0].rate`. */
export const parseFaults = (body: unknown): readonly Fault[] => {
  const parsed = z.array(fault).safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  throw new BadControl(`faults${path}`, issue?.message ?? 'not a list of faults');
};
