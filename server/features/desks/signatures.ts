import type { Signature } from '../../../contract/desks.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Trx } from '../../platform/db/index.ts';
import { cleanComposerHtml, htmlToText } from '../../platform/html/index.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import { signatureChanged } from './desks.events.ts';
import type { LetterWords } from './letters.ts';
import { deleteSignature, fittingSignature, putSignature, signaturesOf } from './signatures.queries.ts';

/** The actor's own signatures: the one for everywhere (`deskId` null) and those for one desk. @throws Problem 403 for tokens. */
export async function readSignatures(platform: Platform, actor: Actor): Promise<Signature[]> {
  const rows = await signaturesOf(platform.db, personOf(actor));
  return rows.map((row) => ({ deskId: row.desk_id, html: row.html, updatedAt: row.updated_at.toString() }));
}

/**
 * Sets one's signature for a desk or (null) for everywhere; without words it is taken away.
 * @throws Problem 403 for tokens, 404 for a desk that one does not see.
 */
export async function setSignature(
  platform: Platform,
  actor: Actor,
  deskId: string | null,
  html: string,
): Promise<Signature[]> {
  const teammateId = personOf(actor);
  if (deskId !== null && !may(actor, 'desk.read', deskId)) throw notFound('desk');
  const cleaned = cleanComposerHtml(html);
  await act(platform, actor, async (one) => {
    if (htmlToText(cleaned).trim() === '') await deleteSignature(one.trx, teammateId, deskId);
    else await putSignature(one.trx, { teammateId, deskId, html: cleaned }, one.at);
    one.record(signatureChanged, { teammateId }, { deskId });
  });
  return readSignatures(platform, actor);
}

/** What goes below a letter by this person from this desk; null where they have none. */
export async function signatureFor(trx: Trx, teammateId: string, deskId: string): Promise<LetterWords | null> {
  const row = await fittingSignature(trx, teammateId, deskId);
  return row ? { html: row.html, text: htmlToText(row.html) } : null;
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'Signatures belong to people; a token has none.');
  return actor.id;
}
