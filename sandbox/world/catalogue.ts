import { withBdewCheckDigit } from './identifiers.ts';

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  /** EUR a year. */
  readonly basePrice: number;
  /** EUR per kWh. */
  readonly workingPrice: number;
}

export const PRODUCTS = {
  electricity: [
    { id: 321, name: 'Muster Strom 12', code: 'STROM-FIX-12', basePrice: 142.8, workingPrice: 0.3249 },
    { id: 322, name: 'Muster Strom Flex', code: 'STROM-FLEX', basePrice: 131.4, workingPrice: 0.3381 },
    { id: 323, name: 'Muster Ökostrom 24', code: 'OEKO-FIX-24', basePrice: 155.88, workingPrice: 0.3119 },
    { id: 324, name: 'Muster Grundversorgung Strom', code: 'STROM-GV', basePrice: 168, workingPrice: 0.3794 },
    { id: 325, name: 'Muster Wärmestrom', code: 'WAERME-STROM', basePrice: 119.4, workingPrice: 0.2687 },
    { id: 326, name: 'Muster Solarstrom Plus', code: 'SOLAR-PLUS', basePrice: 148.2, workingPrice: 0.2993 },
  ],
  gas: [
    { id: 421, name: 'Muster Gas 12', code: 'GAS-FIX-12', basePrice: 178.8, workingPrice: 0.1049 },
    { id: 422, name: 'Muster Gas Flex', code: 'GAS-FLEX', basePrice: 165.6, workingPrice: 0.1122 },
    { id: 423, name: 'Muster Grundversorgung Gas', code: 'GAS-GV', basePrice: 196.2, workingPrice: 0.1288 },
  ],
} as const satisfies Record<string, readonly [Product, ...Product[]]>;

interface GridOperator {
  readonly name: string;
  /** 13 digits that start with 999: no operator's (erp.md 13). */
  readonly code: string;
}

const operator = (name: string, number: number): GridOperator => ({
  name: `Netz ${name} (Sandbox)`,
  code: withBdewCheckDigit(`999${String(number).padStart(9, '0')}`),
});

/** By the first two digits of the postcode. */
export const GRID_OPERATORS: Readonly<Record<string, readonly [GridOperator, ...GridOperator[]]>> = {
  '05': [operator('Musterstadt', 1), operator('Probeheim', 2), operator('Beispielsee', 3)],
  '43': [operator('Beispielhausen', 123_450_000), operator('Bad Exempel', 123_450_001), operator('Musterkirchen', 123_450_002)],
  '62': [operator('Modellingen', 471_100_000), operator('Musterbach', 471_100_001), operator('Exempeltal', 471_100_002)],
};

export interface ContractState {
  readonly code: number;
  readonly status: string;
  readonly title: string;
}

/** 5000 is documented (erp.md 1.3); the other codes are the sandbox's own. */
export const STATES = {
  ordered: { code: 2000, status: 'ordered', title: 'Bestellt' },
  confirmed: { code: 3000, status: 'confirmed', title: 'Bestätigt' },
  active: { code: 5000, status: 'active', title: 'Aktiv' },
  terminated: { code: 6000, status: 'terminated', title: 'Gekündigt' },
  ended: { code: 9000, status: 'ended', title: 'Beendet' },
  revoked: { code: 9100, status: 'revoked', title: 'Widerrufen' },
} as const satisfies Record<string, ContractState>;
