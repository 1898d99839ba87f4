import { describe, expect, it } from 'vitest';
import type { Outgoing, OutgoingState } from '../../../contract/tickets.ts';
import { OUTGOING_STATES } from '../../../contract/tickets.ts';
import { journeyOf } from './journey.ts';

const now = Date.parse('2026-11-20T10:41:30Z');
function mail(state: OutgoingState, more: Partial<Outgoing> = {}): Outgoing {
  return {
    id: 'm',
    kind: 'reply',
    to: ['acquisti@studiobici.example'],
    subject: 'Listino',
    state,
    createdAt: '2026-11-20T10:41:00Z',
    sendAt: '2026-11-20T10:41:08Z',
    attempts: 0,
    nextTryAt: null,
    giveUpAt: '2026-11-22T10:41:08Z',
    lastError: null,
    sentAt: null,
    desk: null,
    ticket: null,
    authorName: 'Tomás Iglesias',
    raw: null,
    can: { cancel: true, retry: true },
    ...more,
  };
}
const words = (points: ReturnType<typeof journeyOf>) => points.map(({ title, state }) => `${title} ${state}`);

describe('the journey of a mail', () => {
  it('has five points in every state', () => {
    for (const state of OUTGOING_STATES) expect(journeyOf(mail(state), now), state).toHaveLength(5);
  });

  it('can be undone while it waits, and cannot afterwards', () => {
    expect(journeyOf(mail('queued'), Date.parse('2026-11-20T10:41:03Z'))[1]).toMatchObject({
      title: 'undo',
      state: 'now',
    });
    expect(journeyOf(mail('queued'), now)[1]).toEqual({ title: 'waited', state: 'done', count: 8 });
    expect(journeyOf(mail('sent', { sendAt: '2026-11-20T10:41:00Z' }), now)[1]?.title).toBe('atOnce');
  });

  it('waits for the other server when that is busy, and says when it is tried next', () => {
    const points = journeyOf(mail('delayed', { attempts: 3, nextTryAt: '2026-11-20T11:34:00Z' }), now);
    expect(words(points)).toEqual(['written done', 'waited done', 'tried done', 'serverNot waits', 'next later']);
    expect(points[2]?.count).toBe(3);
    expect(points[4]?.at).toBe('2026-11-20T11:34:00Z');
  });

  it('needs a person when it was refused or came back', () => {
    expect(journeyOf(mail('failed', { attempts: 1 }), now).some((point) => point.state === 'wrong')).toBe(true);
    expect(journeyOf(mail('bounced', { attempts: 1, sentAt: '2026-11-20T10:41:22Z' }), now).at(-1)).toMatchObject({
      title: 'cameBack',
      state: 'wrong',
    });
  });

  it('claims of a sent mail only that nothing came back', () => {
    const points = journeyOf(mail('sent', { attempts: 1, sentAt: '2026-11-20T10:41:22Z' }), now);
    expect(points.at(-1)?.title).toBe('nothingBack');
    expect(points[3]).toEqual({ title: 'serverTook', state: 'done', at: '2026-11-20T10:41:22Z' });
  });
});
