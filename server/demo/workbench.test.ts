import { describe, expect, test } from 'vitest';
import { newView } from '../../contract/views.ts';
import { desks, organizations, people, personOf } from './company.ts';
import { contactFacts, contactNotes, likelyDouble, mergedContact, organizationFacts } from './content/cards.ts';
import { deadlines, drafts, followed, handovers, namingNotes, promises, timeSpent } from './content/on-the-desk.ts';
import { faultOf, ownFields, serialIn } from './content/own-fields.ts';
import { savedReplies } from './content/saved-replies.ts';
import { requestTypeOf, teamOf, teams } from './content/teams.ts';
import { views } from './content/views.ts';
import { demoTickets } from './tickets.ts';

const tickets = demoTickets(Temporal.Instant.from('2026-11-19T10:20:00Z'));

describe('the workbench of the sample company', () => {
  test('names only people, teams, customers and organizations that there are', () => {
    const called = [
      ...teams.flatMap((team) => team.members),
      ...savedReplies.flatMap((reply) => reply.ownerKey ?? []),
      ...views.map((view) => view.byKey),
      ...[...contactNotes, ...followed, ...timeSpent, ...promises, ...deadlines].flatMap((row) =>
        row.filter((word) => typeof word === 'string' && people.some((person) => person.key === word)),
      ),
      ...[...handovers, ...namingNotes, ...drafts].map((each) => each.byKey),
      ...[mergedContact, likelyDouble].map((each) => each.byKey),
    ];
    for (const key of called) expect(personOf(key as string), String(key)).toBeDefined();
    const asked = new Set(tickets.map((ticket) => ticket.contactKey));
    const writers = [
      ...[...handovers, ...namingNotes, ...drafts].map((each) => each.contactKey),
      ...[...timeSpent, ...promises, ...deadlines].map(([contactKey]) => contactKey),
      ...followed.map(([, contactKey]) => contactKey),
      ...contactNotes.map(([contactKey]) => contactKey),
      ...Object.keys(contactFacts),
      mergedContact.into,
    ];
    for (const key of writers) expect([key, asked.has(key)]).toEqual([key, true]);
    expect(Object.keys(organizationFacts).sort()).toEqual(organizations.map((each) => each.key).sort());
    for (const view of views) if (view.teamKey) expect(teams.map((team) => team.key)).toContain(view.teamKey);
  });

  test('has a dozen saved replies, macros and stale ones among them, and most in all the desk’s languages', () => {
    expect(savedReplies.length).toBeGreaterThanOrEqual(12);
    expect(savedReplies.filter((reply) => reply.effects).length).toBeGreaterThanOrEqual(4);
    expect(savedReplies.filter((reply) => reply.lastDaysAgo !== undefined).length).toBeGreaterThanOrEqual(2);
    expect(savedReplies.filter((reply) => Object.keys(reply.texts).length === 4).length).toBeGreaterThanOrEqual(6);
    const shortcuts = savedReplies.flatMap((reply) => reply.shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    for (const reply of savedReplies) expect(reply.changed).toBeLessThanOrEqual(reply.uses);
  });

  test('sorts each ticket to a team of its desk, and many to a kind of request', () => {
    for (const ticket of tickets) {
      const team = teams.find((each) => each.key === teamOf(ticket.deskKey, ticket.category));
      expect([ticket.category, team?.desk]).toEqual([ticket.category, ticket.deskKey]);
    }
    const types = new Set(tickets.map((ticket) => requestTypeOf(ticket.category)));
    for (const type of ['question', 'bug', 'technical_problem', 'feature_request', 'partnership', 'equipment'])
      expect(types).toContain(type);
  });

  test('keeps views that the product takes', () => {
    for (const { byKey: _, teamKey, category: __, more, ...view } of views) {
      const teamId = teamKey === undefined ? null : crypto.randomUUID();
      expect(newView.safeParse({ ...view, ...more, teamId }).error, view.name).toBeUndefined();
    }
  });

  test('fills its own fields from what was written', () => {
    expect(serialIn('Il numero è L2-2608-0417, grazie')).toBe('L2-2608-0417');
    const faults = ownFields.find((field) => field.key === 'fault')?.options ?? {};
    for (const ticket of tickets) {
      const fault = faultOf(ticket.category, ticket.tags);
      if (fault !== undefined) expect(Object.keys(faults)).toContain(fault);
    }
    for (const field of ownFields) expect(desks.map((desk) => desk.key)).toContain(field.desk);
  });
});
