/** A record of one ERP: ids are only unique inside their `source` (the ERP's name in `ERP_CONFIG`) and kind. */
export interface ErpRef {
  readonly source: string;
  readonly kind: 'contract' | 'customer' | 'contractAccount';
  readonly id: string;
}
