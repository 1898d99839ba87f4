import type { Draft, KeptDraft } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { cleanComposerHtml } from '../../platform/html/index.ts';
import { problem } from '../../platform/http/problem.ts';
import { ticketFor } from './changing.ts';
import { deleteDraft, draftsOf, lockDraft, putDraft } from './drafts.queries.ts';
import { looseUploads } from './messages.queries.ts';
import { toAttachment } from './presenting.ts';
import { uploaderOf } from './reply-files.ts';
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
  return act(platform, actor, async (one) => {
    const ticket = await ticketFor(one, ticketId);
    requirePermission(actor, draft.kind === 'reply' ? 'ticket.reply' : 'ticket.note', ticket.desk_id);
    const html = cleanComposerHtml(draft.html);
    const stored = await lockDraft(one.trx, teammateId, ticketId, draft.kind);
    if (stored && stored.version !== draft.version) {
      throw problem(409, 'stale-draft', 'You kept another version of this draft elsewhere.', undefined, {
        mine: html,
        theirs: stored.html,
        version: stored.version,
      });
    }
    const facts = {
      ...(draft.cc ? { cc: draft.cc } : {}),
      ...(draft.bcc ? { bcc: draft.bcc } : {}),
      ...(draft.attachments ? { attachments: draft.attachments } : {}),
    };
    const version = await putDraft(one.trx, { teammateId, ticketId, kind: draft.kind, html, facts }, one.at);
    // Told once, when it begins: others see that somebody writes, not each of their pauses.
    if (!stored) one.record(draftKept, { teammateId, kind: draft.kind }, { deskId: ticket.desk_id, ticketId });
    return version;
  });
}

export async function dropDraft(
  platform: Platform,
  actor: Actor,
  ticketId: string,
  kind: 'reply' | 'note',
): Promise<void> {
  const teammateId = writerOf(actor);
  await act(platform, actor, async (one) => {
    await ticketFor(one, ticketId);
    await deleteDraft(one.trx, teammateId, ticketId, kind);
  });
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
