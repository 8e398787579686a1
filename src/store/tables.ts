import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ChangeOrder } from '../domain/change-order.ts';
import type { Contract } from '../domain/contract.ts';
import type { Customer } from '../domain/customer.ts';
import type { EntityRef } from '../domain/events/entity-ref.ts';
import type { EnerfloCustomer, Install, Milestone, Note } from '../domain/install.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Project } from '../domain/project.ts';
import type { LinkCounts, SyncedEntity, SyncTally } from '../domain/sync-report.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { UserError } from '../domain/user-error.ts';
import type { WriteState } from '../domain/write.ts';
import type { Told, ToldState } from './imports/told.ts';

/** Rows as Kysely knows them; what the columns mean stands in the migrations. */
export interface Tables {
  readonly changeOrder: ChangeOrderRow;
  readonly contract: ContractRow;
  readonly customer: CustomerRow;
  readonly install: InstallRow;
  readonly lead: LeadRow;
  readonly milestone: MilestoneRow;
  readonly note: NoteRow;
  readonly project: ProjectRow;
  readonly ticket: TicketRow;
  readonly search_word: { id: Generated<number>; kind: string; value: string };
  readonly search_word_gap: { gap: string; word_id: number };
  readonly search_record: SearchRecordRow;
  readonly search_customer: SearchCustomerRow;
  readonly search_key: { key: string; customer: number };
  readonly link: LinkRow;
  readonly inbox: InboxRow;
  readonly inbox_seen: { sender: string; key: string; seen_at: Date; forget_at: Date };
  readonly inbox_wait: { source: string; entity: string; id: string; inbox_id: string; seq: number; since: Date };
  readonly refresh: RefreshRow;
  readonly import_state: ImportStateRow;
  readonly audit: AuditRow;
  readonly write: WriteRow;
  readonly sync_state: SyncStateRow;
  readonly sync_report: SyncReportRow;
}

interface MirrorRow<T extends object> {
  id: string;
  source: string;
  record: JSONColumnType<T>;
  version: string;
  is_partial: boolean;
  fetched_at: Date;
  deleted_at: Date | null;
}

interface ChangeOrderRow extends MirrorRow<ChangeOrder> {
  install_id: string;
  signed_at: string | null;
}

interface ContractRow extends MirrorRow<Contract> {
  customer_id: string;
  number: string;
  tenant: string | null;
  status: string;
  energy: string;
  start_date: string;
  end_date: string;
  postcode: string;
  city: string | null;
  product_code: string | null;
  grid_operator_code: string | null;
  monthly_deposit: string | null;
}

interface CustomerRow extends MirrorRow<Customer> {
  number: string;
  tenant: string | null;
  party_type: string;
  name: string;
  postcode: string;
  city: string | null;
}

interface InstallRow extends MirrorRow<Install> {
  enerflo_customer_id: string | null;
  status_id: string | null;
  status_name: string | null;
  created_at: string | null;
  updated_at: string | null;
}

interface LeadRow extends MirrorRow<EnerfloCustomer> {
  uuid: string | null;
  external_id: string | null;
}

interface MilestoneRow extends MirrorRow<Milestone> {
  install_id: string;
  template_id: string;
  title: string | null;
  due_date: string | null;
  completed_date: string | null;
}

interface NoteRow extends MirrorRow<Note> {
  install_id: string;
  created_at: string;
}

interface ProjectRow extends MirrorRow<Project> {
  short_code: string | null;
}

interface TicketRow extends MirrorRow<Ticket> {
  contract_id: string | null;
  customer_id: string | null;
  status: string;
  channel: string;
  priority: string | null;
  created_at: string | null;
  modified_at: string | null;
}

interface SearchCustomerRow {
  number: Generated<number>;
  id: string;
  source: string;
  active_contracts: Generated<number>;
  words: Generated<readonly number[]>;
}

interface SearchRecordRow {
  id: string;
  source: string;
  entity: 'contract' | 'customer';
  customer: number;
  is_active: boolean;
  keys: readonly string[];
  words: readonly number[];
}

interface LinkRow {
  erp_source: string;
  erp_customer_id: string;
  enerflo_customer_id: string;
  state: 'candidate' | 'found' | 'confirmed' | 'cut';
  method: string;
  confidence: number;
  evidence: JSONColumnType<JsonObject>;
  found_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

interface InboxRow {
  id: Generated<string>;
  sender: string;
  name: string | null;
  event_key: string | null;
  received_at: Date;
  headers: JSONColumnType<JsonObject>;
  body: Uint8Array;
  state: 'new' | 'done' | 'dead';
  refreshes: JSONColumnType<readonly EntityRef[]>;
  waiting: number;
  tries: ColumnType<number, number | undefined, number>;
  error: string | null;
}

interface RefreshRow {
  source: string;
  entity: string;
  id: string;
  seq: number;
  claim: number;
  first_at: Date | null;
  last_at: Date;
  due_at: Date | null;
  claimed_until: Date | null;
  read_at: Date | null;
  tries: number;
  error: string | null;
}

interface ImportStateRow {
  id: string;
  source: string;
  entity: Told;
  state: ToldState;
  content_hash: string;
  record_version: string;
  mapping: string;
  customer_id: string;
  sent_at: Date;
}

interface AuditRow {
  id: Generated<string>;
  at: Date;
  principal: string;
  action: string;
  entity: string;
  entity_id: string;
  details: JSONColumnType<JsonObject>;
}

interface WriteRow {
  id: string;
  owner: string;
  idempotency_key: string | null;
  operation: string;
  lane: string;
  entity: string;
  entity_id: string;
  input_hash: string;
  input: JSONColumnType<JsonObject>;
  before: JSONColumnType<JsonObject> | null;
  after: JSONColumnType<JsonObject>;
  state: WriteState;
  attempt: Generated<number>;
  result_id: string | null;
  user_errors: JSONColumnType<UserError[]>;
  created_at: Date;
  sent_until: Date;
  settles_at: Date;
  check_at: Date | null;
  finished_at: Date | null;
}

interface SyncStateRow {
  source: string;
  entity: string;
  run: string;
  cursor: string | null;
  done: number;
  is_complete: boolean;
  is_first: boolean;
  is_whole: boolean;
  tally: JSONColumnType<SyncTally>;
  started_at: Date;
  updated_at: Date;
}

interface SyncReportRow {
  id: Generated<string>;
  started_at: Date;
  ended_at: Date;
  entities: JSONColumnType<readonly SyncedEntity[]>;
  links: JSONColumnType<LinkCounts>;
}
