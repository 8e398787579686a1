import { domainToASCII } from 'node:url';

/** The longest address SMTP carries. */
const MAX_LENGTH = 254;
const ADDRESS = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+$/;
const ROLES: ReadonlySet<string> = new Set(
  'info service kontakt contact office mail post zentrale buchhaltung rechnung rechnungen verwaltung sekretariat empfang vertrieb einkauf bestellung support hilfe kundenservice noreply no-reply'.split(
    ' ',
  ),
);

/** Taken out of `Name <a@b>`, lower case, the domain in ASCII. Dots and plus tags stay. Null when it is no address. */
export const toEmailKey = (text: string): string | null => {
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  const bare = (open >= 0 && close > open ? text.slice(open + 1, close) : text)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (bare.length > MAX_LENGTH || !ADDRESS.test(bare)) return null;
  const at = bare.lastIndexOf('@');
  const domain = domainToASCII(bare.slice(at + 1));
  return domain === '' ? null : `${bare.slice(0, at)}@${domain}`;
};

/** `info@`, `service@`: says which company, never which person. */
export const isRoleEmail = (key: string): boolean => ROLES.has(key.slice(0, key.lastIndexOf('@')));

/** At one of these domains or below it. */
export const isAtDomain = (key: string, domains: readonly string[]): boolean => {
  const domain = key.slice(key.lastIndexOf('@') + 1);
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
};
