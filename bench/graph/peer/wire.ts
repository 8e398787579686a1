/** What the peers read of the sources' answers, taken on trust. */

export interface WirePerson {
  readonly id: number | string;
  readonly title: string | null;
  readonly firstName: string | null;
  readonly surname: string | null;
  readonly company: string | null;
  readonly emailPrivate: string;
  readonly street: string;
  readonly houseNumber: string;
  /** A number has lost its leading zero. */
  readonly zip: string | number;
  readonly city: string;
}

export interface WireContract extends WirePerson {
  readonly statusCode: number;
  readonly status: string;
  readonly statusCodeTitle: string;
  readonly energy: string;
  /** Unix seconds. */
  readonly startDate: number | null;
  readonly endDate: number | null;
  readonly counterNumber: string;
  readonly marketLocationIdentifier: string;
  readonly productName: string;
  readonly monthlyDeposit: number;
  readonly unpaidDebt: string;
}

export interface WireTicket {
  readonly id: string | number;
  readonly contractId: string | number | null;
  readonly subject: string;
  readonly status: string;
  readonly priority: string;
  readonly channel: string;
  readonly direction: string;
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly createdAt: string;
}

export interface WireEnerfloCustomer {
  readonly email: string | null;
  readonly external_id: string | null;
  /** By deal; `[]` when there is none. */
  readonly surveys: Readonly<Record<string, { readonly install: { readonly id: number } | null }>>;
}

export interface WireMilestone {
  readonly id: number;
  readonly sequence: number;
  readonly title: string;
  readonly due_date: string | null;
  readonly completed_date: string | null;
}

export interface WireInstall {
  readonly id: number;
  readonly created_at: string;
  readonly system_size: number;
  readonly status_id: number;
  readonly status_name: string;
  readonly all_milestones: readonly WireMilestone[];
}

export interface WireNote {
  readonly note_id: number;
  /** Of the install. */
  readonly id: number;
  readonly note: string;
  readonly created_at: string;
  readonly deleted_at: string | null;
}
