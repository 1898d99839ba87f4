import type { ArticleChange } from '../../../contract/articles.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { deskBook } from '../desks/index.ts';
import { activeTeammate } from '../teammates/index.ts';
import { articleAtHand } from './article-at-hand.ts';
import { mayRead, writingPermission } from './articles.access.ts';
import { articleArranged } from './articles.events.ts';
import { noSuchSection } from './creating.ts';
import { freeSlug } from './slugs.ts';
import type { ArticleRow } from './writing.queries.ts';
import {
  dropTakenSlugs,
  keepSlug,
  languagesOf,
  lastPlace,
  moveSlugs,
  placeBefore,
  sectionFor,
  slugsTaken,
  updateArticle,
  updateText,
} from './writing.queries.ts';

export type Arrangement = Pick<ArticleChange, 'sectionId' | 'before' | 'visibility' | 'desk' | 'ownerId' | 'reviewOn'>;

/**
 * Where an article stands, who reads it, who keeps it and when it is looked over again. What moves to another desk or kind is
 * in no section there unless one is named. @throws Problem 404, 403 (of both places), 422.
 */
export async function arrangeArticle(one: Act, articleId: string, change: Arrangement): Promise<void> {
  const article = await articleAtHand(one, articleId);
  const wanted = { ...article };
  if (change.desk !== undefined) wanted.desk_id = change.desk;
  if (change.visibility !== undefined) wanted.visibility = change.visibility;
  const moves = wanted.desk_id !== article.desk_id || wanted.visibility !== article.visibility;
  if (moves) await requireRoomThere(one, wanted);
  if (change.sectionId !== undefined) wanted.section_id = change.sectionId;
  else if (moves) wanted.section_id = null;
  const place = { deskId: wanted.desk_id, visibility: wanted.visibility };
  if (wanted.section_id !== null && (moves || wanted.section_id !== article.section_id)) {
    if (!(await sectionFor(one.trx, { ...place, sectionId: wanted.section_id }))) throw noSuchSection();
  }
  if (change.ownerId !== undefined) {
    if (change.ownerId !== null) await requireReader(one, wanted.desk_id, change.ownerId, 'ownerId');
    wanted.owner_id = change.ownerId;
  }
  if (change.reviewOn !== undefined) wanted.review_on = change.reviewOn;
  const what = whatChanged(article, wanted, change);
  if (what.length === 0) return;
  if (wanted.desk_id !== article.desk_id) await moveAddresses(one, article.id, wanted.desk_id);
  const movedSection = moves || wanted.section_id !== article.section_id;
  await updateArticle(one.trx, articleId, {
    desk_id: wanted.desk_id,
    section_id: wanted.section_id,
    visibility: wanted.visibility,
    owner_id: wanted.owner_id,
    review_on: wanted.review_on,
    ...(wanted.review_on === article.review_on ? {} : { review_told_at: null }),
    ...(movedSection ? { position: await lastPlace(one.trx, { ...place, sectionId: wanted.section_id }) } : {}),
    updated_at: one.at.toString(),
  });
  if (change.before !== undefined) await placeBefore(one.trx, wanted, change.before);
  one.record(articleArranged, { articleId, what }, { deskId: wanted.desk_id });
}

/** @throws Problem 422 where there is no such desk; 403 where the actor may not write such articles there. */
async function requireRoomThere(one: Act, { desk_id: deskId, visibility }: ArticleRow): Promise<void> {
  const book = await deskBook(one.platform.db);
  if (!book.desk(deskId) || !mayRead(one.actor, { deskId })) throw fieldProblem('desk', 'There is no such desk.');
  requirePermission(one.actor, writingPermission(visibility), deskId);
}

function whatChanged(before: ArticleRow, after: ArticleRow, change: Arrangement): string[] {
  return [
    ...(before.desk_id === after.desk_id ? [] : ['desk']),
    ...(before.visibility === after.visibility ? [] : ['visibility']),
    ...(before.section_id === after.section_id ? [] : ['section']),
    ...(before.owner_id === after.owner_id ? [] : ['owner']),
    ...(before.review_on === after.review_on ? [] : ['review']),
    ...(change.before === undefined ? [] : ['place']),
  ];
}

/** Its addresses go along, where nobody there has them; an address of its own that is taken there gets a number. */
async function moveAddresses(one: Act, articleId: string, deskId: string): Promise<void> {
  for (const { language, slug } of await languagesOf(one.trx, articleId)) {
    const free = freeSlug(slug, await slugsTaken(one.trx, { deskId, language, slug, but: articleId }));
    if (free !== slug) await updateText(one.trx, articleId, language, { slug: free });
  }
  await dropTakenSlugs(one.trx, articleId, deskId);
  await moveSlugs(one.trx, articleId, deskId);
  for (const { language, slug } of await languagesOf(one.trx, articleId))
    await keepSlug(one.trx, { deskId, language, slug, articleId, at: one.at.toString() });
}

/** @throws Problem 422 for a person who does not read the desk's articles. */
export async function requireReader(one: Act, deskId: string, teammateId: string, path: string): Promise<void> {
  const person = await activeTeammate(one.platform.db, teammateId);
  if (!person || !mayRead({ kind: 'teammate', ...person }, { deskId }))
    throw fieldProblem(path, 'This teammate does not read the articles of this desk.');
}
