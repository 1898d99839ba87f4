import type { MacroEffects } from '../../../contract/saved-replies.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import type { LockedTicket, MacroInUse, SavedLetter, SavedReplyKeeper } from '../tickets/index.ts';
import { changeFields, factsOfTicket, onTicket, writeNote } from '../tickets/index.ts';
import type { Texts } from './filling.ts';
import { filledFor } from './filling.ts';
import { plainWords } from './keeping.ts';
import { mayUseReply } from './saved-replies.access.ts';
import { macroApplied } from './saved-replies.events.ts';
import { insertUses, lockReply } from './saved-replies.queries.ts';

/** @throws Problem 422 where the actor has no such saved reply on this desk. */
async function usable(one: Act, ticket: LockedTicket, id: string) {
  const row = await lockReply(one.trx, id);
  const offered = row && (row.deskIds.length === 0 || row.deskIds.includes(ticket.desk_id));
  if (!row || !offered || !mayUseReply(one.actor, { ownerId: row.owner_id, deskIds: row.deskIds }))
    throw fieldProblem('macro', 'There is no such saved reply on this desk.');
  return row;
}

function fieldsOf(effects: MacroEffects, ticket: LockedTicket) {
  const tags = [
    ...ticket.tags.filter((tag) => !effects.removeTags?.includes(tag)),
    ...(effects.addTags ?? []).filter((tag) => !ticket.tags.includes(tag)),
  ];
  const touchesTags = effects.addTags !== undefined || effects.removeTags !== undefined;
  return {
    ...(effects.assignee === undefined ? {} : { assignee: effects.assignee }),
    ...(effects.team === undefined ? {} : { team: effects.team }),
    ...(effects.priority === undefined ? {} : { priority: effects.priority }),
    ...(effects.category === undefined ? {} : { category: effects.category }),
    ...(touchesTags ? { tags } : {}),
  };
}

function textsOf(rows: readonly { language: string; html: string }[]): Texts {
  return Object.fromEntries(rows.map((each) => [each.language, each.html]));
}

/** All but the status, which goes along with a message where there is one. */
async function carryOut(one: Act, ticket: LockedTicket, id: string, effects: MacroEffects): Promise<void> {
  await changeFields(one, ticket, fieldsOf(effects, ticket));
  if (effects.note !== undefined) {
    const facts = await factsOfTicket(one.platform, one.actor, ticket.id);
    const words = facts && (await filledFor(one.platform, facts, { en: effects.note }, 'en'));
    if (words) await writeNote(one, ticket, words.html);
  }
  one.record(macroApplied, { savedReplyId: id }, { deskId: ticket.desk_id, ticketId: ticket.id });
}

/**
 * A macro by itself, without words to the customer: everything it does, in one transaction.
 * @throws Problem 404, 409, 403 as the verbs it stands for; 422 where there is no such macro on the ticket's desk.
 */
export async function applyMacro(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  savedReplyId: string,
): Promise<void> {
  await onTicket(platform, actor, ticketId, (one, ticket) => applyTo(one, ticket, savedReplyId));
}

async function applyTo(one: Act, ticket: LockedTicket, savedReplyId: string): Promise<void> {
  const row = await usable(one, ticket, savedReplyId);
  await carryOut(one, ticket, row.id, row.effects);
  if (row.effects.status !== undefined) await changeFields(one, ticket, { status: row.effects.status });
  await noteUses(one, ticket, null, [{ id: row.id, changed: false }]);
}

/** What tickets need of this feature. */
export const savedReplyKeeper: SavedReplyKeeper = {
  async macro(one, ticket, savedReplyId): Promise<MacroInUse> {
    const { id, effects } = await usable(one, ticket, savedReplyId);
    return {
      ...(effects.status === undefined ? {} : { status: effects.status }),
      carryOut: (within, on) => carryOut(within, on, id, effects),
    };
  },

  applyTo,

  async letter(one, ticket, savedReplyId): Promise<SavedLetter> {
    const { texts, effects } = await usable(one, ticket, savedReplyId);
    const facts = await factsOfTicket(one.platform, one.actor, ticket.id);
    const words = facts && (await filledFor(one.platform, facts, textsOf(texts)));
    if (!words || words.text.trim() === '') throw fieldProblem('reply', 'This saved reply has no words.');
    return { html: words.html, missing: words.missing, isMacro: Object.keys(effects).length > 0 };
  },

  async used(one, ticket, messageId, savedReplyIds, text): Promise<void> {
    const facts = await factsOfTicket(one.platform, one.actor, ticket.id);
    const sent = plainWords(text);
    const uses: { id: string; changed: boolean }[] = [];
    for (const id of savedReplyIds) {
      const row = await usable(one, ticket, id);
      const words = facts && (await filledFor(one.platform, facts, textsOf(row.texts)));
      // Words with a value that was missing were completed by hand, which is what they are for.
      const changed = words !== undefined && words.missing.length === 0 && !sent.includes(plainWords(words.text));
      uses.push({ id, changed });
    }
    await noteUses(one, ticket, messageId, uses);
  },
};

async function noteUses(
  one: Act,
  ticket: LockedTicket,
  messageId: string | null,
  uses: readonly { id: string; changed: boolean }[],
): Promise<void> {
  await insertUses(
    one.trx,
    uses.map((use) => ({
      id: newId(),
      saved_reply_id: use.id,
      teammate_id: one.actor.kind === 'teammate' ? one.actor.id : null,
      ticket_id: ticket.id,
      message_id: messageId,
      changed: use.changed,
      used_at: one.at.toString(),
    })),
  );
}
