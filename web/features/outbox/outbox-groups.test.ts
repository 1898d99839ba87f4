import { describe, expect, it } from 'vitest';
import type { Outgoing, OutgoingState } from '../../../contract/tickets.ts';
import { OUTGOING_STATES } from '../../../contract/tickets.ts';
import { canBeUndone, grouped, groupOf, neighbour } from './outbox-groups.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
let made = 0;

function mail(state: OutgoingState, more: Partial<Outgoing> = {}): Outgoing {
  return {
    id: `mail-${++made}`,
    kind: 'reply',
    to: ['giulia@example.com'],
    subject: 'Luna 2',
    state,
    sendAt: ago(60),
    attempts: 0,
    nextTryAt: null,
    giveUpAt: ago(-86_400),
    lastError: null,
    sentAt: null,
    createdAt: ago(68),
    desk: null,
    ticket: null,
    authorName: null,
    raw: null,
    can: { cancel: true, retry: false },
    ...more,
  };
}

describe('what has not left, in groups', () => {
  it('puts what can be undone first and what is kept last', () => {
    const mails = [mail('kept'), mail('delayed'), mail('failed'), mail('queued', { sendAt: ago(-6) }), mail('sent')];
    expect(grouped(mails, now).map((group) => group.name)).toEqual(['undo', 'person', 'itself', 'kept']);
  });

  it('lets nothing be undone that has left, was tried, or is not mine to stop', () => {
    expect(canBeUndone(mail('queued', { sendAt: ago(-6) }), now)).toBe(true);
    expect(canBeUndone(mail('queued', { sendAt: ago(0) }), now)).toBe(false);
    expect(canBeUndone(mail('queued', { sendAt: ago(-6), attempts: 1 }), now)).toBe(false);
    expect(canBeUndone(mail('queued', { sendAt: ago(-6), can: { cancel: false, retry: false } }), now)).toBe(false);
  });

  it('asks a person for what came back lately, not for what came back long ago', () => {
    expect(groupOf(mail('bounced', { sentAt: ago(3_600) }), now)).toBe('person');
    expect(groupOf(mail('bounced', { sentAt: ago(8 * 86_400) }), now)).toBeNull();
  });

  it('knows a place for every state', () => {
    for (const state of OUTGOING_STATES) expect(groupOf(mail(state), now)).not.toBeUndefined();
  });

  it('shows the newest first', () => {
    const [old, young] = [mail('delayed', { createdAt: ago(900) }), mail('delayed', { createdAt: ago(90) })];
    expect(grouped([old, young], now)[0]?.mails).toEqual([young, old]);
  });

  it('walks from row to row and stops at the ends', () => {
    expect(neighbour(['a', 'b'], undefined, 1)).toBe('a');
    expect(neighbour(['a', 'b'], 'a', 1)).toBe('b');
    expect(neighbour(['a', 'b'], 'b', 1)).toBeUndefined();
    expect(neighbour(['a', 'b'], undefined, -1)).toBe('b');
  });
});
