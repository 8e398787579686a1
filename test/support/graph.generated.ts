// Written by codegen.ts from schema/schema.graphql and src/server/playground/samples/. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Where a contract stands; `statusRaw` keeps the ERP’s own code. */
export type ContractStatus =
  | 'DRAFT'
  | 'ORDERED'
  | 'CONFIRMED'
  | 'ACTIVE'
  | 'TERMINATED'
  | 'ENDED'
  | 'REJECTED'
  | 'REVOKED'
  | 'UNKNOWN';

/** What is supplied. */
export type Energy =
  | 'ELECTRICITY'
  | 'GAS'
  | 'HEAT'
  | 'WATER'
  | 'UNKNOWN';

/** The three systems of record. */
export type Source =
  | 'ENNEO'
  | 'ERP'
  | 'ENERFLO';

export type SixTypesQueryVariables = Exact<{
  customerId?: string;
}>;


export type SixTypesQuery = { customer: { id: string, party: { name: string | null, email: string | null }, contracts: { nodes: Array<{ id: string, status: ContractStatus, energy: Energy, meterNumber: string | null, deliveryAddress: { line: string | null } | null, tickets: { nodes: Array<{ id: string, subject: string | null, status: string, createdAt: string | null }> } | null }> } | null, installs: Array<{ id: string, status: { name: string } | null, milestones: Array<{ id: string, title: string | null, dueDate: string | null, completedDate: string | null }> | null, notes: { nodes: Array<{ id: string, text: string, createdAt: string }> } | null }> | null } | null };

export type TicketToCustomerQueryVariables = Exact<{
  ticketId?: string;
}>;


export type TicketToCustomerQuery = { ticket: { id: string, subject: string | null, status: string, createdAt: string | null, contract: { id: string, energy: Energy, meterNumber: string | null } | null, customer: { id: string, party: { name: string | null, phone: string | null }, tickets: { nodes: Array<{ id: string, subject: string | null, status: string }> } | null } | null } | null };

export type OneContractQueryVariables = Exact<{
  contractId?: string;
}>;


export type OneContractQuery = { contract: { id: string, number: string, status: ContractStatus, energy: Energy, start: string | null, meterNumber: string | null, marketLocationId: string | null, deliveryAddress: { line: string | null } | null, monthlyDeposit: { amount: string, currency: string } | null, customer: { id: string, party: { name: string | null } } | null, tickets: { nodes: Array<{ id: string, subject: string | null, status: string }> } | null } | null };

export type SolarInstallsQueryVariables = Exact<{ [key: string]: never; }>;


export type SolarInstallsQuery = { installs: { totalCount: number | null, nodes: Array<{ id: string, dealId: string | null, status: { name: string } | null, milestones: Array<{ title: string | null, dueDate: string | null, completedDate: string | null }> | null }> } | null };

export type OpenTicketsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenTicketsQuery = { tickets: { totalCount: number | null, nodes: Array<{ id: string, subject: string | null, createdAt: string | null, customer: { id: string, party: { name: string | null } } | null }> } | null, sources: Array<{ name: Source, state: string, callsLastMinute: number }> };
