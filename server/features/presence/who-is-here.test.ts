import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import type { Beat } from './who-is-here.ts';
import { WhoIsHere } from './who-is-here.ts';

const beat = (given: Partial<Beat> = {}): Beat => ({
  screen: 'a',
  ticketId: 't1',
  deskId: 'd1',
  person: { id: 'ioana', name: 'Ioana' },
  state: 'reading',
  ...given,
});
const BEAT = TOGETHER_LIMITS.presenceBeatMs;

describe('who is at a ticket', () => {
  it('tells a change once, and nothing while all stays as it is', () => {
    const here = new WhoIsHere();
    expect(here.beat(beat(), 0)).toEqual([
      { ticketId: 't1', deskId: 'd1', people: [{ id: 'ioana', name: 'Ioana', state: 'reading' }] },
    ]);
    expect(here.beat(beat(), BEAT)).toEqual([]);
    expect(here.beat(beat({ state: 'reply' }), BEAT + 1)[0]?.people[0]?.state).toBe('reply');
  });

  it('shows a person once, at what they do most on any of their screens', () => {
    const here = new WhoIsHere();
    here.beat(beat({ state: 'note' }), 0);
    here.beat(beat({ screen: 'b' }), 0);
    expect(here.at('t1')).toEqual([{ id: 'ioana', name: 'Ioana', state: 'note' }]);
    here.beat(beat({ state: 'gone' }), 1);
    expect(here.at('t1')).toEqual([{ id: 'ioana', name: 'Ioana', state: 'reading' }]);
  });

  it('leaves one ticket by coming to another', () => {
    const here = new WhoIsHere();
    here.beat(beat(), 0);
    const news = here.beat(beat({ ticketId: 't2' }), 1);
    expect(news.map(({ ticketId, people }) => [ticketId, people.length])).toEqual([
      ['t1', 0],
      ['t2', 1],
    ]);
  });

  it('lets nobody speak for the screen of somebody else', () => {
    const here = new WhoIsHere();
    here.beat(beat({ state: 'reply' }), 0);
    here.beat(beat({ state: 'gone', person: { id: 'mallory', name: 'Mallory' } }), 1);
    here.line('mallory', 'a', false, 1);
    here.sweep(BEAT);
    expect(here.at('t1').map(({ id }) => id)).toEqual(['ioana']);
  });

  it('forgets who is silent, and within seconds whose line broke, unless it is there again', () => {
    const here = new WhoIsHere();
    here.beat(beat(), 0);
    expect(here.sweep(BEAT * 2)).toEqual([]);
    expect(here.sweep(BEAT * 2.5)).toEqual([{ ticketId: 't1', deskId: 'd1', people: [] }]);
    here.beat(beat(), BEAT * 3);
    here.line('ioana', 'a', false, BEAT * 3);
    here.line('ioana', 'a', true, BEAT * 3 + 1_000);
    expect(here.sweep(BEAT * 3 + 6_000)).toEqual([]);
    here.line('ioana', 'a', false, BEAT * 3 + 6_000);
    expect(here.sweep(BEAT * 3 + 10_000)[0]?.people).toEqual([]);
  });

  it('is of the new desk after a move, and the old one hears that nobody is there', () => {
    const here = new WhoIsHere();
    here.beat(beat(), 0);
    expect(here.moved('t1', 'd2')).toEqual([
      { ticketId: 't1', deskId: 'd1', people: [] },
      { ticketId: 't1', deskId: 'd2', people: [{ id: 'ioana', name: 'Ioana', state: 'reading' }] },
    ]);
    expect(here.all().map(({ deskId }) => deskId)).toEqual(['d2']);
    expect(here.moved('nobody is there', 'd2')).toEqual([]);
  });

  it('keeps a handful of screens of one person, whatever they send, and nothing after all is silent', () => {
    const any = fc.record({
      screen: fc.integer({ min: 0, max: 60 }).map(String),
      ticketId: fc.constantFrom('t1', 't2', 't3'),
      state: fc.constantFrom('reading', 'reply', 'note', 'gone'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 200 }), (beats) => {
        const here = new WhoIsHere();
        const told = new Map<string, string>();
        const hear = (news: ReturnType<WhoIsHere['sweep']>) => {
          for (const { ticketId, people } of news) told.set(ticketId, JSON.stringify(people));
        };
        beats.forEach((given, at) => {
          hear(here.beat(beat(given as Partial<Beat>), at));
        });
        // Whoever heard every change knows what is true.
        for (const [ticketId, people] of told) expect(people).toBe(JSON.stringify(here.at(ticketId)));
        hear(here.sweep(1_000 + BEAT * 3));
        expect(here.all()).toEqual([]);
        for (const people of told.values()) expect(people).toBe('[]');
      }),
    );
  });
});
