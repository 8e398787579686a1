import { GROUPS, type Group } from '../domain/matching/feature.ts';
import type { Link } from '../store/links/links.ts';

/** Which features agreed when a rule found the link. */
export const matchedOf = ({ evidence }: Link): readonly Group[] => {
  const { matched } = evidence;
  return Array.isArray(matched) ? GROUPS.filter((group) => matched.includes(group)) : [];
};

/** Why there is this link, in words. */
export const reasonOf = ({ evidence, method }: Link): string => {
  const reason = typeof evidence.reason === 'string' ? evidence.reason : method === 'manual' ? 'a person said so' : 'unknown';
  return evidence.contested === true ? `${reason}; another Enerflo customer fits as well` : reason;
};
