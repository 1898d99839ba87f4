import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import type { Act } from '../../platform/act.ts';
import { cleanComposerHtml, escapeText } from '../../platform/html/index.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { permissionHolders } from '../teammates/index.ts';
import { followedByItself } from './following.ts';
import { insertMentions, teamsOnDesk } from './mentioning.queries.ts';
import { factsOf } from './ticket-at-hand.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { teammateMentioned } from './together.events.ts';

/** As the composer's cleaning leaves it: this one attribute, a known kind and an id. */
const MENTION = /<span data-mention="(teammate|team):([0-9a-f-]{36})">([\s\S]*?)<\/span>/g;

/** A note's words with the people it names: `html` says their real names, whatever the editor handed in. */
export interface Named {
  html: string;
  /** Each teammate, and the team through which they are named; null where they are named themselves. */
  teammates: ReadonlyMap<string, string | null>;
  teamIds: string[];
}

/**
 * Whom a note's cleaned HTML names.
 * @throws Problem 422 for somebody who may not see the desk, a team that does not serve it, or too many.
 */
export async function namedIn(one: Act, ticket: LockedTicket, html: string): Promise<Named> {
  const found = [...html.matchAll(MENTION)].map(([, kind, id = '']) => ({ kind, id }));
  if (found.length === 0) return { html, teammates: new Map(), teamIds: [] };
  const idsOf = (wanted: string): string[] => [
    ...new Set(found.flatMap(({ kind, id }) => (kind === wanted ? [id] : []))),
  ];
  const own = idsOf('teammate');
  const teamIds = idsOf('team');
  if (own.length + teamIds.length > TOGETHER_LIMITS.mentions)
    throw fieldProblem('html', `A note can name ${TOGETHER_LIMITS.mentions} people and teams.`);
  const onDesk = new Map(
    (await permissionHolders(one.trx, 'ticket.read', ticket.desk_id)).map(({ id, name }) => [id, name]),
  );
  const teams = new Map((await teamsOnDesk(one.trx, teamIds, ticket.desk_id)).map((team) => [team.id, team]));
  if (own.some((id) => !onDesk.has(id)) || teamIds.some((id) => !teams.has(id))) {
    throw problem(
      422,
      'named-cannot-see',
      'Somebody whom this note names cannot see this desk, so they would never read it. Take the name out, or ask for them to be let in.',
      [{ path: 'html', detail: 'This names somebody who cannot see the desk.' }],
    );
  }
  const nameOf = (kind: string, id: string): string => (kind === 'team' ? teams.get(id)?.name : onDesk.get(id)) ?? '';
  const named = html.replace(
    MENTION,
    (_whole, kind: string, id: string) => `<span data-mention="${kind}:${id}">@${escapeText(nameOf(kind, id))}</span>`,
  );
  const teammates = new Map<string, string | null>();
  for (const { id, members } of teams.values())
    for (const member of members) if (onDesk.has(member)) teammates.set(member, id);
  for (const id of own) teammates.set(id, null);
  // Who writes it has read it.
  if (one.actor.kind === 'teammate') teammates.delete(one.actor.id);
  // A name within a name would leave an end without a beginning.
  return { html: cleanComposerHtml(named), teammates, teamIds };
}

/** Notes down whom a message names; they follow the ticket from now on. */
export async function mention(
  one: Act,
  ticket: LockedTicket,
  messageId: string,
  { teammates, teamIds }: Named,
): Promise<void> {
  if (teammates.size === 0) return;
  const teammateIds = [...teammates.keys()];
  await insertMentions(one.trx, { id: messageId, ticketId: ticket.id }, teammates, one.at);
  await followedByItself(one, ticket, teammateIds);
  one.record(teammateMentioned, { messageId, teammateIds, teamIds }, factsOf(ticket));
}

/** What leaves the house names nobody by an id: the words stay. */
export function withoutMentions(html: string): string {
  return html.replace(MENTION, '$3');
}
