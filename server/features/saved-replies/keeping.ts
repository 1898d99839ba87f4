import type { NewSavedReply, SavedReplyChange } from '../../../contract/saved-replies.ts';
import { SAVED_REPLY_LIMITS } from '../../../contract/saved-replies.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { cleanComposerHtml, htmlToText } from '../../platform/html/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { withoutAccents } from '../../platform/language/without-accents.ts';
import { deskBook, mistakesInWords } from '../desks/index.ts';
import { fieldNames } from './field-words.ts';
import { mayChangeReply, mayUseReply } from './saved-replies.access.ts';
import { savedReplyChanged, savedReplyCreated, savedReplyDeleted } from './saved-replies.events.ts';
import type { StoredReply } from './saved-replies.queries.ts';
import {
  countReplies,
  deleteReply,
  insertReply,
  lockReply,
  replaceReplyDesks,
  replaceTexts,
  shortcutTaken,
  updateReply,
} from './saved-replies.queries.ts';

type Wanted = Omit<NewSavedReply, 'texts'> & { texts: Partial<Record<Language, string>> };

/** @returns its id. @throws Problem 403; 422 with what is wrong with its words, its desks or its shortcut. */
export async function createSavedReply(one: Act, input: NewSavedReply): Promise<string> {
  const id = newId();
  const ownerId = ownerOf(one.actor, input.audience);
  if (!mayChangeReply(one.actor, { ownerId, deskIds: input.desks })) throw notYours();
  if ((await countReplies(one.trx, ownerId)) >= SAVED_REPLY_LIMITS.perOwner)
    throw problem(422, 'too-many', `There are ${SAVED_REPLY_LIMITS.perOwner} already. Delete some that nobody uses.`);
  const stored = await checked(one, id, input, ownerId, null);
  await insertReply(one.trx, id, stored.row, writerOf(one.actor), one.at);
  await replaceTexts(one.trx, id, stored.texts);
  await replaceReplyDesks(one.trx, id, stored.deskIds);
  one.record(savedReplyCreated, { savedReplyId: id });
  return id;
}

/** @throws Problem 404, 403, 409 when it changed since `ifVersion`; 422 as `createSavedReply`. */
export async function changeSavedReply(one: Act, id: string, change: SavedReplyChange): Promise<void> {
  const before = await lockReply(one.trx, id);
  const belonging = before && { ownerId: before.owner_id, deskIds: before.deskIds };
  if (!before || !belonging || !(mayUseReply(one.actor, belonging) || mayChangeReply(one.actor, belonging)))
    throw notFound('saved reply');
  if (!mayChangeReply(one.actor, belonging)) throw notYours();
  if (change.ifVersion !== undefined && change.ifVersion !== before.version)
    throw problem(409, 'changed-meanwhile', 'Somebody changed this saved reply since you opened it.', undefined, {
      version: before.version,
    });
  const audience = change.audience ?? (before.owner_id === null ? 'desks' : 'private');
  const ownerId = audience === 'private' ? (before.owner_id ?? ownerOf(one.actor, 'private')) : null;
  const wanted: Wanted = {
    name: change.name ?? before.name,
    shortcut: change.shortcut === undefined ? before.shortcut : change.shortcut,
    folder: change.folder ?? before.folder,
    keywords: change.keywords ?? before.keywords,
    audience,
    desks: change.desks ?? before.deskIds,
    texts: change.texts ?? Object.fromEntries(before.texts.map((text) => [text.language, text.html])),
    effects: change.effects ?? before.effects,
  };
  if (!mayChangeReply(one.actor, { ownerId, deskIds: wanted.desks })) throw notYours();
  const putAwayAt =
    change.putAway === undefined ? (before.put_away_at?.toString() ?? null) : change.putAway ? one.at.toString() : null;
  const stored = await checked(one, id, wanted, ownerId, putAwayAt);
  await updateReply(one.trx, id, stored.row, writerOf(one.actor), one.at);
  if (change.texts) await replaceTexts(one.trx, id, stored.texts);
  if (change.desks) await replaceReplyDesks(one.trx, id, stored.deskIds);
  one.record(savedReplyChanged, { savedReplyId: id });
}

/** For good, with what is known of its use. @throws Problem 404, 403. */
export async function deleteSavedReply(one: Act, id: string): Promise<void> {
  const before = await lockReply(one.trx, id);
  const belonging = before && { ownerId: before.owner_id, deskIds: before.deskIds };
  if (!belonging || !(mayUseReply(one.actor, belonging) || mayChangeReply(one.actor, belonging)))
    throw notFound('saved reply');
  if (!mayChangeReply(one.actor, belonging)) throw notYours();
  await deleteReply(one.trx, id);
  one.record(savedReplyDeleted, { savedReplyId: id });
}

function notYours() {
  return problem(
    403,
    'not-allowed',
    'You may keep saved replies of your own. A lead of the desk decides on those that everybody uses.',
  );
}

function ownerOf(actor: Actor, audience: 'private' | 'desks'): string | null {
  if (audience === 'desks') return null;
  if (actor.kind !== 'teammate') throw fieldProblem('audience', 'A token is nobody: it keeps nothing of its own.');
  return actor.id;
}

function writerOf(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}

/** What is stored: safe words, and everything it is found by. */
async function checked(
  one: Act,
  id: string,
  wanted: Wanted,
  ownerId: string | null,
  putAwayAt: string | null,
): Promise<{ row: StoredReply; texts: { language: string; html: string }[]; deskIds: string[] }> {
  const book = await deskBook(one.platform.db);
  const deskIds = [...new Set(wanted.desks)];
  if (deskIds.some((desk) => book.desk(desk) === undefined)) throw fieldProblem('desks', 'There is no such desk.');
  // A field of one desk may stand in a reply for several: what one does not have is shown as missing there.
  const offered = deskIds.length === 0 ? book.all().map((desk) => desk.id) : deskIds;
  const fields = (await Promise.all(offered.map((desk) => fieldNames(one.platform, desk)))).flat();
  const t = translator(closestLanguage('locale' in one.actor ? one.actor.locale : null));
  const mistakes = [
    ...Object.entries(wanted.texts).map(([language, html]) => ({ path: `texts.${language}`, html })),
    { path: 'effects.note', html: wanted.effects.note ?? '' },
  ].flatMap(({ path, html }) =>
    mistakesInWords(html ?? '', { field: fields }).map(({ what, name, line }) => ({
      path,
      detail: t(`desks.mistake.${what}`, { line, name }),
    })),
  );
  const [first] = mistakes;
  if (first) throw problem(422, 'template-mistake', first.detail, mistakes);
  const texts = Object.entries(wanted.texts).flatMap(([language, html]) =>
    html === undefined || html.trim() === '' ? [] : [{ language, html: cleanComposerHtml(html) }],
  );
  const isMacro = Object.keys(wanted.effects).length > 0;
  if (texts.length === 0 && !isMacro)
    throw fieldProblem('texts', 'There is nothing in it yet: write words, or say what it does.');
  const belonging = { ownerId, deskIds };
  if (wanted.shortcut !== null && putAwayAt === null && (await shortcutTaken(one.trx, belonging, wanted.shortcut, id)))
    throw fieldProblem('shortcut', 'Another saved reply has this shortcut.');
  const foundBy = plainWords(
    [
      wanted.name,
      wanted.shortcut ?? '',
      wanted.folder,
      wanted.keywords,
      ...texts.map((text) => htmlToText(text.html)),
    ].join(' '),
  );
  return {
    row: {
      name: wanted.name,
      shortcut: wanted.shortcut,
      folder: wanted.folder,
      keywords: wanted.keywords,
      owner_id: ownerId,
      effects: wanted.effects,
      found_by: foundBy,
      put_away_at: putAwayAt,
    },
    texts,
    deskIds,
  };
}

/** Lower case, without accents, one space between words. */
export function plainWords(text: string): string {
  return withoutAccents(text).replace(/\s+/g, ' ').trim();
}
