import { toUuid, UUIDS } from './ids.ts';
import { milestone } from './install-record.ts';
import type { EnerfloCustomerTruth, InstallTruth, MilestoneTruth, NoteTruth } from './truth.ts';

const utc = (stamp: string): number => Date.parse(`${stamp.replace(' ', 'T')}Z`) / 1000;

const deal = (number: number) => toUuid(UUIDS.deal, String(number));

/** `start due completed`, each a day or nothing. */
const step = (nth: number, startDate: string | null, dueDate: string | null, completedDate: string | null): MilestoneTruth =>
  milestone(nth, { startDate, dueDate, completedDate });

const open = (from: number): readonly MilestoneTruth[] => [0, 1, 2, 3, 4, 5].slice(from).map((nth) => step(nth, null, null, null));

/** customer-v1.json; what it prints and the truth does not say. */
const AMERICAN = {
  county: 'Example County',
  timezone: 'America/New_York',
  lat: '42.512345',
  lng: '-72.512345',
  fullState: 'Massachusetts',
  secondary_first_name: '',
  secondary_last_name: '',
  secondary_mobile: null,
  secondary_email: null,
} as const;

const JORDAN: EnerfloCustomerTruth = {
  id: 2_900_001,
  uuid: toUuid(UUIDS.enerflo, '2900001'),
  erpCustomerId: null,
  linkKind: null,
  externalId: 'crm-lead-000123',
  firstName: 'Jordan',
  lastName: 'Testcase',
  email: 'jordan.t@example.org',
  phone: '+14135550143',
  address: '12 Sample Street',
  city: 'Exampleville',
  state: 'MA',
  zip: '01234',
  installIds: [1_400_001],
  createdAt: utc('2025-03-03 14:02:11'),
  updatedAt: utc('2025-03-04 09:15:40'),
  wire: AMERICAN,
};

const american = (id: number, firstName: string, lastName: string, email: string, phone: string, installId: number): EnerfloCustomerTruth => ({
  ...JORDAN,
  id,
  uuid: toUuid(UUIDS.enerflo, String(id)),
  externalId: null,
  firstName,
  lastName,
  email,
  phone,
  installIds: [installId],
});

/** Known by our customer id. */
const TOM: EnerfloCustomerTruth = {
  ...JORDAN,
  id: 2_900_004,
  uuid: toUuid(UUIDS.enerflo, '2900004'),
  erpCustomerId: '83771',
  linkKind: 'externalId',
  externalId: '83771',
  firstName: 'Tom',
  lastName: 'Mustermann',
  email: 'tom@mustermann.de',
  phone: '+49123456789',
  address: 'Hugo-Junkers-Str. 5',
  city: 'Grünwald',
  state: 'BY',
  zip: '82031',
  installIds: [1_400_004],
  createdAt: utc('2025-02-10 08:30:00'),
  updatedAt: utc('2025-05-20 11:05:00'),
  wire: {},
};

export const ENERFLO_CUSTOMERS: readonly EnerfloCustomerTruth[] = [
  JORDAN,
  american(2_900_002, 'Morgan', 'Placeholder', 'morgan.placeholder@example.org', '+14135550188', 1_400_002),
  american(2_900_003, 'Avery', 'Specimen', 'avery.specimen@example.org', '+14135550177', 1_400_003),
  TOM,
];

/** install.json, the first of installs-list.json */
const ENGINEERING: InstallTruth = {
  id: 1_400_001,
  dealId: deal(1),
  customerId: 2_900_001,
  statusId: 1,
  systemSizeKw: 8.1,
  panelCount: 20,
  milestones: [
    step(0, '2025-03-19', '2025-03-24', '2025-03-21'),
    step(1, '2025-03-21', '2025-03-31', null),
    step(2, '2025-03-21', '2025-04-18', null),
    ...open(3),
  ],
  createdAt: utc('2025-03-18 16:00:00'),
  updatedAt: utc('2025-03-21 15:21:11'),
  deletedAt: null,
  wire: {},
};

const VOIDED: InstallTruth = {
  ...ENGINEERING,
  id: 1_400_002,
  dealId: deal(2),
  customerId: 2_900_002,
  statusId: 5,
  milestones: open(0),
  createdAt: utc('2025-03-22 12:10:37'),
  updatedAt: utc('2025-03-27 10:05:00'),
};

const ON_HOLD: InstallTruth = {
  ...ENGINEERING,
  id: 1_400_003,
  dealId: deal(3),
  customerId: 2_900_003,
  statusId: 4,
  milestones: open(0),
  createdAt: utc('2025-03-30 19:44:02'),
  updatedAt: utc('2025-04-02 08:11:30'),
};

const TOMS: InstallTruth = {
  ...ENGINEERING,
  id: 1_400_004,
  dealId: deal(4),
  customerId: 2_900_004,
  statusId: 1,
  systemSizeKw: 9.7,
  panelCount: 24,
  milestones: [
    step(0, '2025-02-20', '2025-02-27', '2025-02-25'),
    step(1, '2025-02-26', '2025-03-14', '2025-03-12'),
    step(2, '2025-03-13', '2025-04-30', '2025-04-28'),
    step(3, '2025-05-05', '2025-06-20', null),
    ...open(4),
  ],
  createdAt: utc('2025-02-17 09:00:00'),
  updatedAt: utc('2025-05-20 11:05:00'),
};

export const INSTALLS: readonly InstallTruth[] = [ENGINEERING, VOIDED, ON_HOLD, TOMS];

const note = (id: number, installId: number, authorId: number, text: string, createdAt: string, deletedAt: string | null = null): NoteTruth => ({
  id,
  installId,
  authorId,
  text,
  createdAt: utc(createdAt),
  deletedAt: deletedAt === null ? null : utc(deletedAt),
});

/** notes-list.json, then three of our own. */
export const NOTES: readonly NoteTruth[] = [
  note(910_001, 1_400_001, 140_102, 'Site survey done, roof in good shape.', '2025-03-21 15:20:00'),
  note(910_002, 1_400_001, 140_199, 'Panel schedule confirmed with the supplier.', '2025-03-24 08:02:19', '2025-03-24 08:10:00'),
  note(910_003, 1_400_001, 140_102, '@Robin Sample utility bill is missing page 2, please upload it.', '2025-03-25 13:24:47'),
  note(910_004, 1_400_004, 140_102, 'Besichtigung erledigt, Dach in gutem Zustand.', '2025-02-25 14:10:00'),
  note(910_005, 1_400_004, 140_102, 'Netzanfrage beim Netzbetreiber gestellt.', '2025-03-13 09:42:15'),
  note(910_006, 1_400_004, 140_101, 'Montagetermin mit Herrn Mustermann abgestimmt.', '2025-05-20 11:05:00'),
];
