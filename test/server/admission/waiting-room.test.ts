import { describe, expect, it } from 'vitest';
import { WaitingRoom } from '../../../src/server/admission/waiting-room.ts';

const enterAll = (room: WaitingRoom<number>, count: number, at: number): number =>
  Array.from({ length: count }, (_, nth) => room.enter(at * 10_000 + nth, at)).filter(Boolean).length;

const takeOut = (room: WaitingRoom<number>): number | undefined => {
  const first = room.next();
  if (first !== undefined) room.leave(first);
  return first;
};

describe('the waiting room', () => {
  it('takes a burst, in the order of its coming', () => {
    const room = new WaitingRoom<number>(1000);
    expect(enterAll(room, 1500, 0)).toBe(1000);
    expect([takeOut(room), takeOut(room), room.length]).toEqual([0, 1, 998]);
  });

  it('takes few once it was not empty for a second', () => {
    const room = new WaitingRoom<number>(1000);
    enterAll(room, 1000, 0);
    for (let left = 0; left < 990; left += 1) takeOut(room);
    expect(enterAll(room, 100, 1001)).toBe(6);
  });

  it('takes a burst again after it was empty', () => {
    const room = new WaitingRoom<number>(1000);
    enterAll(room, 20, 0);
    while (room.length > 0) takeOut(room);
    expect(enterAll(room, 1500, 9000)).toBe(1000);
  });
});
