import { isDeepStrictEqual } from 'node:util';
import type { Project } from '../project.ts';

/** Links are signed anew for every copy of an event (enerflo.md §8), and `raw` repeats them. */
const withoutLinks = ({ raw: _, files, ...project }: Project) => ({ ...project, files: files.map(({ url: _url, expiresAt: _expiresAt, ...file }) => file) });

/** Whether a submission says anything else than the one before it: a deal that both organisations are told of is submitted once. */
export const isSubmittedAnew = (before: Project | null, after: Project | null): boolean =>
  after !== null && (before === null || !isDeepStrictEqual(withoutLinks(before), withoutLinks(after)));
