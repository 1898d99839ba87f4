import type { Language } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids/index.ts';
import { writingPermission } from './articles.access.ts';
import { articleCreated } from './articles.events.ts';
import type { Visibility } from './articles.tables.ts';
import { publishText } from './publishing.ts';
import { freeSlug, slugOf } from './slugs.ts';
import { readyText, writerOf } from './texts.ts';
import { insertArticle, insertText, keepSlug, lastPlace, sectionFor, slugsTaken } from './writing.queries.ts';

export interface NewArticleParts {
  deskId: string;
  sectionId: string | null;
  visibility: Visibility;
  language: Language;
  title: string;
  /** Any HTML; it is cleaned. */
  html: string;
  /** Left out: of its title. Taken already: the next free one. */
  slug?: string;
  ownerId?: string | null;
  /** Where it was made of a reply. */
  ticketId?: string;
  messageId?: string;
  state: 'draft' | 'published';
  note?: string;
}

/**
 * Makes an article in its first language, at the end of its section.
 * @throws Problem 403; 422 where the section is not one of this desk and kind, or the words do not fit.
 */
export async function createArticle(one: Act, parts: NewArticleParts): Promise<{ id: string; slug: string }> {
  requirePermission(one.actor, writingPermission(parts.visibility), parts.deskId);
  const made = await createDraft(one, parts);
  if (parts.state === 'published')
    await publishText(one, { id: made.id, desk_id: parts.deskId }, parts.language, parts.note ?? '');
  return made;
}

/** `createArticle` where the right was checked already; nobody outside reads it yet. */
export async function createDraft(
  one: Act,
  parts: Omit<NewArticleParts, 'state' | 'note'>,
): Promise<{ id: string; slug: string }> {
  const { deskId, sectionId, visibility, language } = parts;
  if (sectionId !== null && !(await sectionFor(one.trx, { deskId, visibility, sectionId }))) throw noSuchSection();
  const id = newId();
  const now = one.at.toString();
  await insertArticle(one.trx, {
    id,
    desk_id: deskId,
    section_id: sectionId,
    visibility,
    source_language: language,
    position: await lastPlace(one.trx, { deskId, sectionId, visibility }),
    owner_id: parts.ownerId === undefined ? writerOf(one.actor) : parts.ownerId,
    ticket_id: parts.ticketId ?? null,
    message_id: parts.messageId ?? null,
    created_by: writerOf(one.actor),
    created_at: now,
    updated_at: now,
    put_away_by: null,
    review_on: null,
  });
  const slug = await addText(one, { ...parts, articleId: id });
  one.record(articleCreated, { articleId: id, language }, { deskId });
  return { id, slug };
}

/** The first words of an article in one language. @returns its slug. */
export async function addText(
  one: Act,
  text: { articleId: string; deskId: string; language: Language; title: string; html: string; slug?: string },
): Promise<string> {
  const { articleId, deskId, language } = text;
  const ready = await readyText(one.trx, articleId, text);
  const wanted = slugOf(text.slug ?? ready.title, 'article');
  const slug = freeSlug(wanted, await slugsTaken(one.trx, { deskId, language, slug: wanted, but: articleId }));
  const now = one.at.toString();
  await insertText(one.trx, {
    article_id: articleId,
    language,
    ...ready,
    slug,
    published: null,
    changed_at: now,
    changed_by: writerOf(one.actor),
    publish_by: null,
    follows: null,
  });
  await keepSlug(one.trx, { deskId, language, slug, articleId, at: now });
  return slug;
}

export function noSuchSection() {
  return fieldProblem('sectionId', 'There is no such section on this desk for this kind of article.');
}
