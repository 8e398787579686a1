import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../sandbox/world/world.ts';
import history from '../../fixtures/enneo/contract-history.json' with { type: 'json' };
import apiContract from '../../fixtures/enneo/custom-api-contract.json' with { type: 'json' };
import printed from '../../fixtures/enneo/customer-by-customer-id.json' with { type: 'json' };

const world = createWorld({ contracts: 100 });

describe('records the documents print', () => {
  it('hold Tom Mustermann with his contract, ticket, install, milestones and notes', () => {
    expect(world.customers.get('83771')).toMatchObject({
      addressLine: printed.address,
      tagIds: [2],
      contractIds: ['746839'],
      party: { firstName: 'Tom', phones: ['+49123456789'] },
    });
    expect(world.ticketIdsOfContract('746839')).toEqual([376189]);
    expect(world.ticketIdsOfCustomer('83771')).toEqual([376189]);
    const [record] = world.enerfloCustomersBy('externalId', '83771');
    const install = world.installs.get(String(record?.installIds[0]));
    expect(install?.milestones.map(({ completedDate }) => completedDate !== null)).toEqual([true, true, true, false, false, false]);
    expect(world.noteIdsOfInstall(install?.id ?? 0).length).toBe(3);
  });

  it('hold contract 746839 as printed', () => {
    const [contract] = printed.contracts;
    const truth = world.contracts.get('746839');
    expect(truth).toMatchObject({
      orderId: contract?.orderId,
      signupDate: contract?.signupDate,
      startDate: contract?.startDate,
      statusTitle: contract?.statusCodeTitle,
      iban: contract?.iban,
      monthlyDeposit: contract?.monthlyDeposit,
      consumption: contract?.consumption,
      meterNumber: contract?.counterNumber,
      productCode: contract?.productCode,
      unpaidDebt: contract?.unpaidDebt,
      gridOperatorName: contract?.gridOperatorName,
      party: { firstName: contract?.firstname, lastName: contract?.lastname, emails: [contract?.email] },
    });
    expect(truth?.registers.length).toBe(contract?.registers.length);
  });

  it('hold every field of ticket 376189', () => {
    const { customer: _customer, ...ticket } = history.tickets[0] ?? {};
    const truth = world.tickets.get('376189');
    const stamp = new Date((truth?.createdAt ?? 0) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    expect({ ...truth, ...truth?.wire, createdAt: stamp, customerId: '123', wire: undefined }).toEqual(ticket);
  });

  it('hold the customer and contracts of the custom API', () => {
    expect(world.customers.get('C-200001')?.contractIds).toEqual(['VN-100001', 'VN-100002']);
    expect(world.contracts.get('VN-100001')).toMatchObject({
      meterNumber: apiContract.counterNumber,
      productName: apiContract.productName,
      monthlyDeposit: apiContract.monthlyDeposit,
    });
    expect(world.contracts.get('VN-100002')?.customerId).toBe('C-200001');
    expect(world.customersByEmail('erika.mustermann@example.com').map(({ id }) => id)).toEqual(['C-200001']);
  });

  it.each([1, 2, 3])('hold Enerflo install 140000%i under its deal', (number) => {
    expect(world.installIdByDeal(`d0000000-0000-4000-8000-00000000000${number}`)).toBe(1_400_000 + number);
    expect(world.installs.get(String(1_400_000 + number))?.customerId).toBe(2_900_000 + number);
  });

  it('stand before the computed ones', () => {
    expect([world.customers.at(0)?.id, world.contracts.at(0)?.id, world.installs.at(0)?.id, world.notes.at(0)?.id]).toEqual([
      '83771',
      '746839',
      1_400_001,
      910_001,
    ]);
    expect([world.customers.at(1)?.id, world.installs.at(4)?.id]).toEqual(['200001', 1_410_001]);
  });
});
