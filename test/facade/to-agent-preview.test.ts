import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/domain/contract.ts';
import { toErpUrl } from '../../src/facade/erp-link.ts';
import { toAgentPreview } from '../../src/facade/to-agent-preview.ts';

const ref = (kind: 'contract' | 'customer', id: string) => ({ source: 'erp', kind, id });
const contract: Contract = {
  id: 'VN/1',
  ref: ref('contract', 'VN/1'),
  number: 'VN/1',
  customer: ref('customer', 'C 1'),
  contractAccountId: null,
  tenant: null,
  legacy: [],
  successor: null,
  status: 'active',
  statusRaw: null,
  statusTitle: null,
  energy: 'electricity',
  energyTypeId: null,
  energySubTypeId: null,
  orderId: null,
  campaignId: null,
  salesChannelId: null,
  signedAt: null,
  start: null,
  end: null,
  marketLocationId: null,
  meterLocationIds: [],
  meters: [],
  gridOperator: null,
  product: null,
  basePrice: null,
  workingPrices: [],
  vatRate: null,
  monthlyDeposit: null,
  consumption: [],
  balance: null,
  iban: null,
  sepaMandate: null,
  deliveryAddress: null,
  billingAddress: null,
  party: { type: 'person', salutation: null, title: null, firstName: null, lastName: 'A', company: null, birthDate: null, emails: [], phones: [] },
  extra: {},
  raw: {},
};
const NOTHING = { openTickets: null, install: null };

describe('the preview for agents', () => {
  it('leaves out what nobody knows', () => {
    expect(toAgentPreview(contract, NOTHING, null)).toEqual([]);
  });

  it('prints prices of every tariff period and unit in ct/kWh and € a year, net ones as such', () => {
    const priced: Contract = {
      ...contract,
      product: { id: null, code: null, name: 'Wärme' },
      workingPrices: [
        { tariff: 'HT', amount: '0.28915', unit: 'EUR/kWh', gross: true },
        { tariff: 'NT', amount: '19.9', unit: 'ct/kWh', gross: false },
      ],
      basePrice: { amount: '100.5', unit: 'EUR/month', gross: true },
    };
    expect(toAgentPreview(priced, NOTHING, null)).toMatchObject([
      { label: 'Tarif', value: 'Wärme', tooltip: 'Arbeitspreis HT: 28,915 ct/kWh<br>Arbeitspreis NT: 19,90 ct/kWh netto<br>Grundpreis: 1.206,00 €/Jahr' },
    ]);
  });

  it('prints instalment and consumption with their day and origin', () => {
    const known: Contract = {
      ...contract,
      monthlyDeposit: { amount: '1089', currency: 'EUR', dueDay: 15 },
      consumption: [{ kwh: '12800.4', source: 'gridOperator' }],
    };
    expect(toAgentPreview(known, NOTHING, null)).toMatchObject([
      { label: 'Abschlag', value: '1.089,00 € monatlich', tooltip: 'fällig am 15. des Monats' },
      { label: 'Verbrauch', value: '12.800,4 kWh/Jahr', tooltip: 'nach Angabe des Netzbetreibers' },
    ]);
  });

  it('says that an install is done, and that no ticket is open', () => {
    expect(toAgentPreview(contract, { openTickets: 0, install: { status: 'Complete', nextMilestone: null } }, null)).toMatchObject([
      { label: 'Solaranlage', value: 'Complete', tooltip: 'Alle Schritte erledigt' },
      { label: 'Offene Tickets', value: 'keine' },
    ]);
  });

  it('lets no source write HTML into a tooltip', () => {
    const install = { status: null, nextMilestone: { title: '<img src=x onerror="alert(1)">', dueDate: null } };
    expect(toAgentPreview(contract, { openTickets: null, install }, null)).toMatchObject([
      { value: 'ohne Status', tooltip: 'Nächster Schritt: &lt;img src=x onerror=&quot;alert(1)&quot;&gt;' },
    ]);
  });
});

describe('the link into the ERP', () => {
  it('puts ids into the template, encoded', () => {
    expect(toErpUrl(contract, { template: 'https://erp.example.com/{customerId}/{contractId}', icon: 'link' })).toBe('https://erp.example.com/C%201/VN%2F1');
  });

  it('is none where the contract lacks what the template names', () => {
    expect(toErpUrl(contract, { template: 'https://erp.example.com/{orderId}', icon: 'link' })).toBeNull();
    expect(toErpUrl(contract, { template: 'https://erp.example.com/{constructor}', icon: 'link' })).toBeNull();
  });
});
