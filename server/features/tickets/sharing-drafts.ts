import type { DraftNews, DraftSharing, SharedDraft, Suggestion } from '../../../contract/together.ts';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanComposerHtml } from '../../platform/html/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { activeTeammate } from '../teammates/index.ts';
import { deleteDraft, lockDraft, putDraft } from './drafts.queries.ts';
import { personOf } from './following.ts';
import { uploaderOf } from './reply-files.ts';
import type { DraftKey } from './sharing-drafts.queries.ts';
import {
  deleteShare,
  giveUploads,
  insertShare,
  setSuggestion,
  sharesBy,
  sharesWith,
  shownTo,
} from './sharing-drafts.queries.ts';
import { factsOf, ticketFor } from './ticket-at-hand.ts';
import type { LockedTicket } from './tickets.queries.ts';
import { draftShared, draftSuggested, draftTakenOver, draftUnshared } from './together.events.ts';

/** Tells the screens of its author, and of those to whom it is shown, that a draft is another now. */
export function tellOfDraft(platform: Platform, draft: DraftKey, readers: readonly string[], version: number): void {
  const data: DraftNews = { ...draft, version };
  platform.whisper({ name: 'draft', to: { teammateIds: [draft.authorId, ...readers] }, data });
}

interface OnDraft {
  one: Act;
  ticket: LockedTicket;
  /** The draft's own row, locked. */
  stored: NonNullable<Awaited<ReturnType<typeof lockDraft>>>;
}

/** One verb on one draft, and its screens hear of it afterwards. @throws Problem 404 where there is no such draft. */
async function onDraft<Result>(
  platform: Platform,
  actor: Actor,
  draft: DraftKey,
  verb: (on: OnDraft) => Promise<Result>,
): Promise<Result> {
  const { result, readers, version } = await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, draft.ticketId);
    const stored = await lockDraft(one.trx, draft.authorId, draft.ticketId, draft.kind);
    if (!stored) throw notFound('draft');
    const before = await shownTo(one.trx, draft);
    const done = await verb({ one, ticket, stored });
    const after = await shownTo(one.trx, draft);
    const left = await lockDraft(one.trx, draft.authorId, draft.ticketId, draft.kind);
    return { result: done, readers: [...new Set([...before, ...after])], version: left?.version ?? 0 };
  });
  tellOfDraft(platform, draft, readers, version);
  return result;
}

function recorded(on: OnDraft, { authorId, kind }: DraftKey, teammateId: string) {
  return [{ authorId, kind, teammateId }, factsOf(on.ticket)] as const;
}

/**
 * Shows one's own draft to a colleague until it is sent, thrown away or taken over.
 * @throws Problem 404 where nothing is written yet; 422 for somebody who may not see the desk, or oneself.
 */
export async function shareDraft(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  { kind, teammateId }: { kind: 'reply' | 'note'; teammateId: string },
): Promise<void> {
  const draft: DraftKey = { authorId: personOf(actor), ticketId, kind };
  await onDraft(platform, actor, draft, async (on) => {
    requirePermission(actor, 'ticket.note', on.ticket.desk_id);
    if (teammateId === draft.authorId) throw fieldProblem('teammateId', 'You see it already: name a colleague.');
    const teammate = await activeTeammate(on.one.trx, teammateId);
    if (!teammate || !may({ kind: 'teammate', ...teammate }, 'ticket.read', on.ticket.desk_id))
      throw fieldProblem('teammateId', 'There is no such teammate on this desk.');
    if ((await shownTo(on.one.trx, draft)).length >= TOGETHER_LIMITS.sharedWith)
      throw problem(409, 'shown-to-many', `A draft can be shown to ${TOGETHER_LIMITS.sharedWith} colleagues.`);
    if (await insertShare(on.one.trx, draft, teammateId, on.one.at))
      on.one.record(draftShared, ...recorded(on, draft, teammateId));
  });
}

/** Not shown any more; what they suggested goes with it. */
export async function unshareDraft(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  kind: 'reply' | 'note',
  teammateId: string,
): Promise<void> {
  const draft: DraftKey = { authorId: personOf(actor), ticketId, kind };
  await onDraft(platform, actor, draft, async (on) => {
    if (await deleteShare(on.one.trx, draft, teammateId))
      on.one.record(draftUnshared, ...recorded(on, draft, teammateId));
  });
}

/** A colleague's own version of a draft that is shown to them. The draft stays as it is; its author decides. */
export async function suggestDraft(
  platform: Platform,
  actor: Actor,
  draft: DraftKey,
  { html, version }: { html: string; version: number },
): Promise<void> {
  const teammateId = personOf(actor);
  await onDraft(platform, actor, draft, async (on) => {
    requirePermission(actor, 'ticket.note', on.ticket.desk_id);
    const cleaned = cleanComposerHtml(html);
    if (!(await setSuggestion(on.one.trx, draft, teammateId, { html: cleaned, version }, on.one.at)))
      throw notFound('draft');
    on.one.record(draftSuggested, ...recorded(on, draft, teammateId));
  });
}

/** The author has read a suggestion, and used it or not. */
export async function dropSuggestion(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  kind: 'reply' | 'note',
  teammateId: string,
): Promise<void> {
  const draft: DraftKey = { authorId: personOf(actor), ticketId, kind };
  await onDraft(platform, actor, draft, async (on) => {
    await setSuggestion(on.one.trx, draft, teammateId, null, on.one.at);
  });
}

/**
 * A draft that was shown becomes the colleague's own: words, copies and files.
 * @returns its new version.
 * @throws Problem 404 where it is not shown; 409 when its author wrote on since, or the colleague has a draft of their own.
 */
export async function takeOverDraft(
  platform: Platform,
  actor: Actor,
  draft: DraftKey,
  version: number,
): Promise<number> {
  const teammateId = personOf(actor);
  const own: DraftKey = { ...draft, authorId: teammateId };
  const taken = await onDraft(platform, actor, draft, async (on) => {
    const { one, ticket, stored } = on;
    requirePermission(actor, draft.kind === 'reply' ? 'ticket.reply' : 'ticket.note', ticket.desk_id);
    if (!(await shownTo(one.trx, draft)).includes(teammateId)) throw notFound('draft');
    if (stored.version !== version)
      throw problem(409, 'draft-went-on', 'Its writer wrote on meanwhile. Read it again, then take it over.');
    if (await lockDraft(one.trx, teammateId, draft.ticketId, draft.kind))
      throw problem(409, 'own-draft', 'You have begun a draft of your own here. Send it or empty it first.');
    const { html, facts } = stored;
    await giveUploads(
      one.trx,
      facts.attachments ?? [],
      uploaderOf({ ...(actor as Actor & { kind: 'teammate' }), id: draft.authorId }),
      uploaderOf(actor),
    );
    const next = await putDraft(
      one.trx,
      { teammateId, ticketId: draft.ticketId, kind: draft.kind, html, facts },
      one.at,
    );
    await deleteDraft(one.trx, draft.authorId, draft.ticketId, draft.kind);
    one.record(draftTakenOver, ...recorded(on, draft, teammateId));
    return next;
  });
  tellOfDraft(platform, own, [], taken);
  return taken;
}

function suggestionOf(row: {
  teammate_id: string;
  suggestion: string | null;
  suggestion_version: number | null;
  suggested_at: Temporal.Instant | null;
}): Omit<Suggestion, 'by'> | null {
  if (row.suggestion === null || row.suggestion_version === null || row.suggested_at === null) return null;
  return { html: row.suggestion, version: row.suggestion_version, at: row.suggested_at.toString() };
}

/** What an author sees of the sharing of their drafts of a ticket. */
export async function sharingOf(platform: Platform, teammateId: string, ticketId: string): Promise<DraftSharing[]> {
  const rows = await sharesBy(platform.db, teammateId, ticketId);
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return {
      kind,
      shownTo: own.map((row) => ({ id: row.teammate_id, name: row.name, at: row.shared_at.toString() })),
      suggestions: own.flatMap((row) => {
        const suggestion = suggestionOf(row);
        return suggestion ? [{ ...suggestion, by: { id: row.teammate_id, name: row.name } }] : [];
      }),
    };
  });
}

/** Drafts of others that are shown to this teammate. The caller has made sure that they may see the ticket. */
export async function sharedWith(
  platform: Platform,
  reader: { id: string; name: string },
  ticketId: string,
): Promise<SharedDraft[]> {
  const rows = await sharesWith(platform.db, reader.id, ticketId);
  return rows.map((row) => {
    const mine = suggestionOf(row);
    return {
      author: { id: row.author_id, name: row.name },
      kind: row.kind,
      html: row.html,
      version: row.version,
      updatedAt: row.updated_at.toString(),
      mine: mine && { ...mine, by: reader },
    };
  });
}
