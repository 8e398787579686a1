/** What is true in the sandbox world, in no system's dialect. Every server renders these records in its own way. */

export interface AddressTruth {
  readonly street: string;
  readonly houseNumber: string;
  readonly suffix: string | null;
  readonly postcode: string;
  readonly city: string;
}

export interface PartyTruth {
  readonly business: boolean;
  readonly salutation: 'mr' | 'mrs' | null;
  readonly title: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly birthDate: string | null;
  readonly emails: readonly string[];
  /** E.164 */
  readonly phones: readonly string[];
}

export interface CustomerTruth {
  readonly id: string;
  /** LynqTech's internal id. */
  readonly uuid: string;
  readonly party: PartyTruth;
  readonly address: AddressTruth;
  readonly iban: string;
  readonly contractIds: readonly string[];
  /** The number in the older ERP, for the 5 % that moved. */
  readonly legacyId: string | null;
  readonly tagIds: readonly number[];
  readonly additionalData: Readonly<Record<string, unknown>>;
  /** One line, where a pinned record says something else than `address`. */
  readonly addressLine: string | null;
}

export interface RegisterTruth {
  readonly id: number;
  readonly obis: string;
  readonly tariff: 'HT' | 'NT' | 'ET';
  readonly integerDigits: number;
  readonly decimalDigits: number;
  readonly factor: number;
}

export interface ContractTruth {
  readonly id: string;
  readonly uuid: string;
  readonly customerId: string;
  readonly orderId: number;
  readonly tenant: string | null;
  readonly legacyId: string | null;
  /** Powercloud's code: 5000 active … */
  readonly statusCode: number;
  readonly status: string;
  readonly statusTitle: string;
  readonly energy: 'electricity' | 'gas';
  readonly energyTypeId: number;
  readonly energySubTypeId: number;
  /** Unix seconds. */
  readonly signupDate: number;
  readonly startDate: number;
  readonly endDate: number | null;
  readonly party: PartyTruth;
  readonly deliveryAddress: AddressTruth;
  readonly billingAddress: AddressTruth | null;
  readonly iban: string;
  readonly sepaMandate: boolean;
  readonly meterNumber: string;
  readonly marketLocationId: string;
  readonly meterLocationId: string;
  readonly registers: readonly RegisterTruth[];
  readonly gridOperatorName: string;
  readonly gridOperatorCode: string;
  readonly productId: number;
  readonly productName: string;
  readonly productCode: string;
  readonly campaignId: number;
  readonly salesChannelId: number;
  readonly vatRate: number;
  /** EUR a year. */
  readonly basePrice: number;
  /** EUR per kWh. */
  readonly workingPrice: number;
  readonly monthlyDeposit: number;
  readonly unpaidDebt: number;
  /** kWh a year. */
  readonly consumption: number;
}

export interface TicketTruth {
  readonly id: number;
  readonly contractId: string | null;
  readonly customerId: string | null;
  readonly status: 'open' | 'pending' | 'closed';
  readonly channel: string;
  readonly priority: 'low' | 'medium' | 'high' | 'urgent';
  readonly direction: 'in' | 'out' | 'internal';
  readonly subject: string;
  readonly bodyPlain: string;
  readonly from: string | null;
  readonly fromName: string | null;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly modifiedAt: number | null;
  readonly closedAt: number | null;
  readonly agentId: number | null;
  readonly tagIds: readonly number[];
  readonly externalTicketId: string | null;
  /** Wire fields that replace the computed ones, for pinned records and writes. */
  readonly wire: Readonly<Record<string, unknown>>;
}

/** How an Enerflo customer can be recognised as an ERP customer. */
export type EnerfloLinkKind = 'externalId' | 'email' | 'phone' | 'address' | 'ambiguous';

export interface EnerfloCustomerTruth {
  readonly id: number;
  readonly uuid: string;
  /** The ERP customer it is in truth; null for people without a supply contract. */
  readonly erpCustomerId: string | null;
  readonly linkKind: EnerfloLinkKind | null;
  readonly externalId: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly installIds: readonly number[];
  /** Unix seconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly wire: Readonly<Record<string, unknown>>;
}

export interface MilestoneTruth {
  readonly id: number;
  readonly sequence: number;
  readonly title: string;
  readonly mid: string;
  /** `YYYY-MM-DD` */
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly completedDate: string | null;
}

export interface InstallTruth {
  readonly id: number;
  readonly dealId: string;
  readonly customerId: number;
  readonly statusId: number;
  readonly systemSizeKw: number;
  readonly panelCount: number;
  readonly milestones: readonly MilestoneTruth[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt: number | null;
  readonly wire: Readonly<Record<string, unknown>>;
}

export interface NoteTruth {
  readonly id: number;
  readonly installId: number;
  readonly authorId: number;
  readonly text: string;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

/** Records by position: `at(0)` is the lowest id. Computed on demand; writes are laid over. */
export interface Collection<T> {
  readonly size: number;
  at(index: number): T | undefined;
  get(id: string): T | undefined;
  /** Lays a changed or new record over the computed one. */
  put(id: string, record: T): void;
  delete(id: string): boolean;
}

/**
 * The world behind the three servers. `contracts` (2,000 unless told) may be any number: nothing is stored but what was written.
 * One customer in sixteen has 10 contracts with 5 tickets each and 2 installs with 8 milestones and 5 notes each: the reference query.
 */
export interface World {
  readonly customers: Collection<CustomerTruth>;
  readonly contracts: Collection<ContractTruth>;
  readonly tickets: Collection<TicketTruth>;
  readonly enerfloCustomers: Collection<EnerfloCustomerTruth>;
  readonly installs: Collection<InstallTruth>;
  readonly notes: Collection<NoteTruth>;
  /** Ids of a contract's tickets, lowest first; constant time. */
  ticketIdsOfContract(contractId: string): readonly number[];
  ticketIdsOfCustomer(customerId: string): readonly number[];
  noteIdsOfInstall(installId: number): readonly number[];
  installIdByDeal(dealId: string): number | null;
  /** Exact keys, constant time: our id as external id, an e-mail address, a phone number. */
  enerfloCustomersBy(key: 'externalId' | 'email' | 'phone', value: string): readonly EnerfloCustomerTruth[];
  /** Exact keys of the ERP side, constant time where the key is computed from the id. */
  customersByEmail(email: string): readonly CustomerTruth[];
  /** Forgets all writes. */
  reset(): void;
}
