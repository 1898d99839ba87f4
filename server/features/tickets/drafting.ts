import type { Draft, KeptDraft } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanComposerHtml } from '../../platform/html/index.ts';
import { problem } from '../../platform/http/problem.ts';
import { deleteDraft, draftsOf, lockDraft, putDraft } from './drafts.queries.ts';
import { looseUploads } from './messages.queries.ts';
import { toAttachment } from './presenting.ts';
import { uploaderOf } from './reply-files.ts';
import type { DraftKey } from './sharing-drafts.queries.ts';
import { shownTo } from './sharing-drafts.queries.ts';
import { tellOfDraft } from './sharing-drafts.ts';
import { ticketFor } from './ticket-at-hand.ts';
import { draftKept } from './tickets.events.ts';

/** Only people have drafts. @throws Problem 403 for tokens. */
function writerOf(actor: Actor): string {
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'Drafts belong to people; a token has none.');
  return actor.id;
}

/**
 * Keeps a draft by (teammate, ticket, kind). `version` is the one that the writer's screen has, 0 for none.
 * @returns the new version.
 * @throws Problem 409 with both texts when another screen of the same person kept a newer one.
 */
export async function keepDraft(platform: Platform, actor: Actor, ticketId: string, draft: Draft): Promise<number> {
  const teammateId = writerOf(actor);
  const key: DraftKey = { authorId: teammateId, ticketId, kind: draft.kind };
  const { version, readers } = await act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId);
    requirePermission(actor, draft.kind === 'reply' ? 'ticket.reply' : 'ticket.note', ticket.desk_id);
    const html = cleanComposerHtml(draft.html);
    const stored = await lockDraft(one.trx, teammateId, ticketId, draft.kind);
    // One that was sent, or thrown away, on another screen is not begun again by a screen that has not heard of it.
    if ((stored?.version ?? 0) !== draft.version) {
      throw problem(409, 'stale-draft', 'You kept another version of this draft elsewhere.', undefined, {
        mine: html,
        theirs: stored?.html ?? '',
        version: stored?.version ?? 0,
      });
    }
    const facts = {
      ...(draft.cc ? { cc: draft.cc } : {}),
      ...(draft.bcc ? { bcc: draft.bcc } : {}),
      ...(draft.attachments ? { attachments: draft.attachments } : {}),
    };
    const next = await putDraft(one.trx, { teammateId, ticketId, kind: draft.kind, html, facts }, one.at);
    // Told once, when it begins: others see that somebody writes, not each of their pauses.
    if (!stored) one.record(draftKept, { teammateId, kind: draft.kind }, { deskId: ticket.desk_id, ticketId });
    return { version: next, readers: stored ? await shownTo(one.trx, key) : [] };
  });
  tellOfDraft(platform, key, readers, version);
  return version;
}

export async function dropDraft(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  kind: 'reply' | 'note',
): Promise<void> {
  const key: DraftKey = { authorId: writerOf(actor), ticketId, kind };
  const readers = await act(platform, actor, async (one) => {
    await ticketFor(one, ticketId);
    const shown = await shownTo(one.trx, key);
    await deleteDraft(one.trx, key.authorId, ticketId, kind);
    return shown;
  });
  tellOfDraft(platform, key, readers, 0);
}

/** The reader's own drafts; files that were swept meanwhile are not named any more. */
export async function readDrafts(platform: Platform, actor: Actor, ticketId: string): Promise<KeptDraft[]> {
  const rows = await draftsOf(platform.db, writerOf(actor), ticketId);
  const wanted = rows.flatMap((row) => row.facts.attachments ?? []);
  const uploads = await looseUploads(platform.db, wanted, uploaderOf(actor));
  return rows.map((row) => ({
    kind: row.kind,
    html: row.html,
    version: row.version,
    ...row.facts,
    files: (row.facts.attachments ?? []).flatMap((id) => {
      const upload = uploads.find((each) => each.id === id);
      return upload ? [toAttachment(upload)] : [];
    }),
  }));
}
