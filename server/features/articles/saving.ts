import type { ArticleChange, NewArticle } from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import type { DeskBook } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { changeSlug } from './addressing.ts';
import { setAlsoCalled } from './also-called.ts';
import { arrangeArticle } from './arranging.ts';
import { articleAtHand, requireVersion, textAtHand } from './article-at-hand.ts';
import { writingPermission } from './articles.access.ts';
import type { Visibility } from './articles.tables.ts';
import { putArticleAway } from './binning.ts';
import { createArticle } from './creating.ts';
import { keepDraft } from './drafting.ts';
import { requireMatch } from './if-match.ts';
import { publishArticle, unpublishArticle } from './publishing.ts';
import { askReview } from './reviewing.ts';
import { scheduleArticle } from './scheduling.ts';
import { sectionById } from './sections.queries.ts';
import { htmlOf } from './texts.ts';
import { textOf } from './writing.queries.ts';

/** An article as the API makes one: with all that it says of it, in one piece. @returns its id. @throws as its verbs do. */
export async function saveNewArticle(one: Act, input: NewArticle): Promise<string> {
  const place = await placeOf(one, input);
  const book = await deskBook(one.platform.db);
  const language = input.language ?? closestLanguage(book.desk(place.deskId)?.languages[0]);
  if (input.state === 'scheduled' && input.publishAt === undefined) throw whenMissing();
  const { id } = await createArticle(one, {
    ...place,
    language,
    title: input.title,
    html: htmlOf(input.body, input.format),
    ...(input.slug === undefined ? {} : { slug: input.slug }),
    state: input.state === 'published' ? 'published' : 'draft',
  });
  if (input.slug !== undefined) await changeSlug(one, id, language, input.slug);
  const { ownerId, reviewOn } = input;
  if (ownerId !== undefined || reviewOn !== undefined)
    await arrangeArticle(one, id, { ...(ownerId === undefined ? {} : { ownerId }), reviewOn: reviewOn ?? null });
  if (input.state === 'in_review') await askReview(one, id, { language, of: null, note: '' });
  if (input.state === 'scheduled')
    await scheduleArticle(one, id, language, { publishAt: Temporal.Instant.from(input.publishAt ?? '') });
  return id;
}

/** The section says where it is; else the desk and kind that are named; else internal, on the first desk one may write on. */
async function placeOf(one: Act, input: NewArticle) {
  if (input.sectionId) {
    const section = await sectionById(one.trx, input.sectionId);
    if (!section || !may(one.actor, 'article.read', section.desk_id))
      throw fieldProblem('sectionId', 'There is no such section.');
    if (input.desk !== undefined && input.desk !== section.desk_id)
      throw fieldProblem('desk', 'This section is on another desk.');
    if (input.visibility !== undefined && input.visibility !== section.visibility)
      throw fieldProblem('visibility', `This section is for ${section.visibility} articles.`);
    return { deskId: section.desk_id, visibility: section.visibility, sectionId: section.id };
  }
  const visibility = input.visibility ?? 'internal';
  const deskId = input.desk ?? firstDesk(one.actor, await deskBook(one.platform.db), visibility);
  if (deskId === undefined || !may(one.actor, 'article.read', deskId))
    throw fieldProblem('desk', 'There is no such desk, or no desk where you may write this.');
  return { deskId, visibility, sectionId: null };
}

function firstDesk(actor: Actor, book: DeskBook, visibility: Visibility): string | undefined {
  const desks = book.all().filter((desk) => may(actor, writingPermission(visibility), desk.id));
  return (desks.find((desk) => visibility === 'internal' || desk.audience === 'public') ?? desks[0])?.id;
}

/** Everything that one PATCH says, in one piece: its words first, then its place, then who sees it. @throws as its verbs do. */
export async function saveArticle(
  one: Act,
  articleId: string,
  change: ArticleChange,
  ifMatch: string | undefined,
): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const language = change.language ?? sourceLanguage(article.source_language);
  const before = await textOf(one.trx, articleId, language);
  if (before) requireVersion(before, change.ifVersion);
  requireMatch(ifMatch, before?.version);
  if (change.title !== undefined || change.body !== undefined) {
    if (!before && change.title === undefined) throw fieldProblem('title', 'A translation needs a title of its own.');
    await keepDraft(one, articleId, language, {
      title: change.title ?? before?.title ?? '',
      html: change.body === undefined ? (before?.html ?? '') : htmlOf(change.body, change.format),
    });
  }
  if (change.slug !== undefined) await changeSlug(one, articleId, language, change.slug);
  const { sectionId, before: neighbour, visibility, desk, ownerId, reviewOn } = change;
  const arrangement = { sectionId, before: neighbour, visibility, desk, ownerId, reviewOn };
  if (Object.values(arrangement).some((value) => value !== undefined))
    await arrangeArticle(one, articleId, arrangement);
  if (change.alsoCalled !== undefined) await setAlsoCalled(one, articleId, change.alsoCalled);
  if (change.state !== undefined) await changeState(one, articleId, language, change);
}

export function sourceLanguage(language: string): Language {
  const found = LANGUAGES.find((each) => each === language);
  if (!found) throw new Error(`an article is thought in ${language}, which is none of ours`);
  return found;
}

async function changeState(one: Act, articleId: string, language: Language, change: ArticleChange): Promise<void> {
  const text = await textAtHand(one, articleId, language);
  switch (change.state) {
    case 'published':
      if (text.published === null || text.changed_at !== null)
        await publishArticle(one, articleId, language, { note: change.note ?? '' });
      return;
    case 'draft':
      return unpublishArticle(one, articleId, language);
    case 'in_review':
      return askReview(one, articleId, { language, of: null, note: change.note ?? '' });
    case 'scheduled':
      if (change.publishAt === undefined) throw whenMissing();
      return scheduleArticle(one, articleId, language, { publishAt: Temporal.Instant.from(change.publishAt) });
    case 'put_away':
      return putArticleAway(one, articleId);
    case undefined:
      return;
  }
}

function whenMissing() {
  return fieldProblem('publishAt', 'Say when it is to be published.');
}
