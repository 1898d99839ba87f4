import type { Outgoing, OutgoingDetail } from '../../../contract/tickets.ts';
import { canBeUndone } from './outbox-groups.ts';

/**
 * done: behind it · now: where it stands · waits: stands there on somebody else · wrong: needs a person · later: not yet.
 */
export type PointState = 'done' | 'now' | 'waits' | 'wrong' | 'later';

/** What stands at each of the five points; each is a message of the catalogue. */
export type PointTitle =
  | 'written'
  | 'undo'
  | 'waited'
  | 'atOnce'
  | 'takenBack'
  | 'scheduled'
  | 'held'
  | 'notTried'
  | 'leaving'
  | 'tried'
  | 'kept'
  | 'server'
  | 'serverTook'
  | 'serverNot'
  | 'serverRefused'
  | 'nothingBack'
  | 'cameBack'
  | 'next'
  | 'notSent'
  | 'end';

export interface Point {
  title: PointTitle;
  state: PointState;
  /** When it was, or will be. */
  at?: string;
  /** Seconds for `waited`, tries for `tried`. */
  count?: number;
}

/**
 * How far a mail is, in five points. That it arrived or was read is never among them: nobody can know it. The last point
 * says what is known instead: nothing came back.
 */
export function journeyOf(mail: Outgoing & Partial<Pick<OutgoingDetail, 'answers'>>, now: number): Point[] {
  return [{ title: 'written', state: 'done', at: mail.createdAt }, waitedPoint(mail, now), ...wayPoints(mail)];
}

function waitedPoint(mail: Outgoing, now: number): Point {
  if (mail.state === 'held') return { title: 'held', state: 'waits' };
  if (mail.state === 'scheduled') return { title: 'scheduled', state: 'now', at: mail.sendAt };
  if (mail.state === 'cancelled') return { title: 'takenBack', state: 'wrong' };
  if (canBeUndone(mail, now)) return { title: 'undo', state: 'now', at: mail.sendAt };
  const seconds = Math.round((Date.parse(mail.sendAt) - Date.parse(mail.createdAt)) / 1000);
  return seconds > 0 ? { title: 'waited', state: 'done', count: seconds } : { title: 'atOnce', state: 'done' };
}

function wayPoints(mail: Outgoing & Partial<Pick<OutgoingDetail, 'answers'>>): Point[] {
  const last = mail.answers?.at(-1)?.at;
  const tried = (at: string | undefined): Point => ({
    title: 'tried',
    state: 'done',
    count: Math.max(1, mail.attempts),
    ...(at ? { at } : {}),
  });
  switch (mail.state) {
    case 'held':
    case 'scheduled':
      return [later('notTried'), later('server'), later('end')];
    case 'queued':
      // A retry puts a tried mail back in the queue.
      return [mail.attempts > 0 ? tried(last) : later('notTried'), later('server'), later('end')];
    case 'sending':
      return [{ title: 'leaving', state: 'now' }, later('server'), later('end')];
    case 'delayed':
      return [
        tried(last),
        { title: 'serverNot', state: 'waits' },
        { title: 'next', state: 'later', ...(mail.nextTryAt ? { at: mail.nextTryAt } : {}) },
      ];
    case 'failed':
      return [tried(last), { title: 'serverRefused', state: 'wrong' }, later('notSent')];
    case 'kept':
      return [{ title: 'kept', state: 'waits' }, later('server'), later('end')];
    case 'cancelled':
      return [mail.attempts > 0 ? tried(last) : later('notTried'), later('server'), later('notSent')];
    case 'sent':
      return [tried(undefined), took(mail), { title: 'nothingBack', state: 'now' }];
    case 'bounced':
      return [tried(undefined), took(mail), { title: 'cameBack', state: 'wrong', ...(last ? { at: last } : {}) }];
  }
}

function took(mail: Outgoing): Point {
  return { title: 'serverTook', state: 'done', ...(mail.sentAt ? { at: mail.sentAt } : {}) };
}

function later(title: PointTitle): Point {
  return { title, state: 'later' };
}
