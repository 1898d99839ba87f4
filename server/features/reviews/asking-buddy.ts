import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { problem } from '../../platform/http/problem.ts';
import { shiftToday, standingsOf } from '../rota/index.ts';
import { onTicket, writeNote } from '../tickets/index.ts';
import { besideNow } from './beside-now.ts';
import type { PossibleBuddy } from './choosing-buddy.ts';
import { chooseBuddy } from './choosing-buddy.ts';

/**
 * Asks who sits beside the actor today, in a note of the ticket that names them.
 * @returns the note's id.
 * @throws Problem 404, 403; 409 where nobody sits beside the actor.
 */
export async function askBuddy(platform: Platform, actor: Actor, ticketId: string, words: string): Promise<string> {
  let messageId = '';
  await onTicket(platform, actor, ticketId, async (one, ticket) => {
    if (actor.kind !== 'teammate')
      throw problem(403, 'not-allowed', 'Only people answer in turn: nobody sits beside a token.');
    const buddy = await whoIsAsked(one, actor.id, ticket.desk_id);
    if (!buddy) throw problem(409, 'no-buddy', 'Nobody sits beside you today. Name somebody in a note instead.');
    const [first = '', ...rest] = words.split(/\n+/).map((line) => escapeText(line));
    const name = `<span data-mention="teammate:${buddy.id}">@${escapeText(buddy.name)}</span>`;
    messageId = await writeNote(one, ticket, `<p>${[`${name} ${first}`, ...rest].join('</p><p>')}</p>`);
  });
  return messageId;
}

/** Who sits beside them today on that desk, or does so meanwhile; without a shift, who would be asked to look at a reply. */
async function whoIsAsked(one: Act, teammateId: string, deskId: string): Promise<PossibleBuddy | null> {
  const today = await shiftToday(one.trx, teammateId, one.at);
  if (today?.deskId === deskId) {
    const { buddy, standIn } = await besideNow(one.trx, today, one.at);
    if (standIn ?? buddy) return standIn ?? buddy;
  }
  const [standing] = await standingsOf(one.trx, teammateId, deskId);
  if (!standing) return null;
  return (await chooseBuddy(one.trx, one.at, { rotaId: standing.rotaId, deskId, authorId: teammateId })).buddy;
}
