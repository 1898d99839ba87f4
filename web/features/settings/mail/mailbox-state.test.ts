import { expect, test } from 'vitest';
import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { brokenWay, byNeed, daysLeft, stateOf } from './mailbox-state.ts';

const now = Date.parse('2026-11-19T10:20:00Z');
const quiet = { lastAt: null, failingSince: null, trouble: null, answer: null, nextTryAt: null };

function box(address: string, change: Partial<Mailbox> = {}): Mailbox {
  return {
    id: address,
    address,
    desk: { id: 'd', name: 'Desk' },
    settings: {} as Mailbox['settings'],
    paused: false,
    hasPassword: true,
    permission: null,
    in: { ...quiet, connectedAt: null },
    out: quiet,
    waitingOut: 0,
    waiting: [],
    can: { change: true },
    ...change,
  };
}
const permission = (endsAt: string): Mailbox['permission'] => ({
  id: 'p',
  provider: 'google',
  account: 'a',
  givenBy: null,
  givenAt: '2026-01-01T00:00:00Z',
  endsAt,
  failingSince: null,
});

test('what fails stands first, what ends soon next, what was paused on purpose is not broken', () => {
  const failing = { ...quiet, failingSince: '2026-11-19T08:41:00Z', trouble: 'wrong_password' as const };
  const boxes = [
    box('well@a.example'),
    box('paused@a.example', { paused: true, out: failing }),
    box('ending@a.example', { permission: permission('2026-12-01T10:00:00Z') }),
    box('out@a.example', { out: failing }),
  ];
  expect(byNeed(boxes, now).map((one) => [one.address.split('@')[0], stateOf(one, now)])).toEqual([
    ['out', 'broken'],
    ['ending', 'ending'],
    ['paused', 'paused'],
    ['well', 'well'],
  ]);
  expect(brokenWay(boxes[3] as Mailbox)).toMatchObject({ way: 'out', trouble: 'wrong_password' });
});

test('a permission that ends in more than two weeks is well', () => {
  const far = box('a@a.example', { permission: permission('2026-12-04T10:20:00Z') });
  expect([daysLeft(far, now), stateOf(far, now)]).toEqual([15, 'well']);
  expect(daysLeft(box('a@a.example'), now)).toBeNull();
});
