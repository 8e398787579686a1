import type { Contract } from '../domain/contract.ts';

/** Where a contract is found in the ERP's own screens. */
export interface ErpLink {
  /** `https://erp.example.com/vertrag/{contractId}`; also `{customerId}` and `{orderId}`. */
  readonly template: string;
  /** Enneo's name of the icon, `powercloud` or `link` (enneo.md 7.1). */
  readonly icon: string;
}

/** null without a template, and where the contract lacks what the template needs. */
export const toErpUrl = ({ id, customer, orderId }: Contract, link: ErpLink | null): string | null => {
  if (link === null) return null;
  const values = new Map([
    ['contractId', id],
    ['customerId', customer.id],
    ['orderId', orderId],
  ]);
  const names = [...link.template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => values.get(name) == null)) return null;
  return link.template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
};
