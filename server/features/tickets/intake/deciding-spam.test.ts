import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpamReason } from '../../../../contract/tickets.ts';
import { anyMailPlan, anyWorldPlan, book, mailOf, worldOf } from '../../../testing/intake-worlds.ts';
import { decide } from './deciding.ts';
import { gather } from './gathering.ts';
import type { SpamFacts } from './world.ts';
import { senderOf } from './world.ts';

function facts(of: { blocked?: boolean; reason?: SpamReason | null }): SpamFacts {
  return {
    isBlocked: () => of.blocked === true,
    reasonOf: () => of.reason ?? null,
    imitatedBy: () => null,
  };
}

it('a blocked sender never makes a ticket, a message, a person or an answer, whatever their mail carries', () => {
  fc.assert(
    fc.property(anyWorldPlan, fc.array(anyMailPlan, { minLength: 1, maxLength: 4 }), (world, plans) => {
      const reads = plans.map(mailOf).filter((read) => senderOf(read) !== null);
      const gathered = gather({ ...worldOf(world), spam: facts({ blocked: true }) }, book, reads);
      expect([...gathered.created, ...gathered.messages, ...gathered.people, ...gathered.joined]).toEqual([]);
      expect(gathered.appended.size).toBe(0);
      expect(gathered.results.every(({ outcome }) => outcome === 'ignored')).toBe(true);
    }),
  );
});

it('what looks like spam is set aside, unless its writer is known in the conversation that it continues', () => {
  fc.assert(
    fc.property(anyWorldPlan, anyMailPlan, (plans, plan) => {
      const world = worldOf(plans);
      const read = mailOf(plan);
      const plain = decide(world, read);
      const decision = decide({ ...world, spam: facts({ reason: 'headers' }) }, read);
      if (decision.kind === 'append') {
        const address = senderOf(read)?.address ?? '';
        expect(world.tickets.get(decision.ticketId)?.participants.get(address)).toBe(true);
      }
      if (plain.kind === 'ignored' || plain.kind === 'duplicate' || plain.kind === 'bounce')
        expect(decision).toEqual(plain);
      if (plain.kind === 'create' && plain.linkTo?.kind !== 'follow_up') expect(decision.kind).toBe('spam');
    }),
  );
});

it('a ticket in the spam takes nothing in: what continues it begins a new one, where it is seen', () => {
  fc.assert(
    fc.property(anyWorldPlan, anyMailPlan, (plans, plan) => {
      const world = worldOf(plans);
      for (const ticket of world.tickets.values()) ticket.spam = true;
      expect(decide(world, mailOf(plan)).kind).not.toBe('append');
    }),
  );
});

it('nothing that spam brings stands outside of it: no person in a list, no answer due, nobody copied', () => {
  fc.assert(
    fc.property(anyMailPlan, (plan) => {
      const gathered = gather({ ...worldOf([]), spam: facts({ reason: 'learnt' }) }, book, [mailOf(plan)]);
      for (const { ticket, spam } of gathered.created) {
        expect(spam).toBe('learnt');
        expect(ticket.replyDueAt).toBeNull();
        expect(ticket.participants.size).toBe(1);
      }
      expect(gathered.people.every((person) => person.spamOnly)).toBe(true);
    }),
  );
});
