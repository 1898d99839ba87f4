import type {
  ArticleDetail,
  ArticleReview,
  ArticleState,
  ArticleSummary,
  ArticleTextSummary,
} from '../../../contract/articles.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { mayWrite } from './articles.access.ts';
import { placesChanged } from './difference.ts';
import type { ListedArticle, ListedText, ReviewRow } from './listing.queries.ts';
import { articleRow, htmlOfTexts, lastReviews, versionsBehind } from './listing.queries.ts';
import type { FileRow } from './reading.queries.ts';
import { filesOf, sectionRows } from './reading.queries.ts';
import { readingMinutes } from './reading.ts';
import { openSections } from './section-tree.ts';
import { articleAddress } from './slugs.ts';

/** How many places of the source changed since each translation followed it, by article and the version it follows. */
type Behind = (articleId: string, follows: number | null) => number | null;

export async function readBehind(db: Db, rows: readonly ListedArticle[]): Promise<Behind> {
  const behind = rows.flatMap((row) => {
    const source = row.texts.find((text) => text.language === row.source_language);
    const published = source?.published ?? null;
    if (published === null) return [];
    return row.texts.flatMap((text) =>
      text.language !== row.source_language && text.follows !== null && text.follows < published
        ? [{ article: row.id, language: row.source_language, from: text.follows, to: published }]
        : [],
    );
  });
  const found = await versionsBehind(db, behind);
  const places = new Map(found.map((each) => [`${each.article} ${each.from}`, placesChanged(each.older, each.newer)]));
  // Published again without a change: nothing is out of date.
  return (articleId, follows) => places.get(`${articleId} ${follows}`) || null;
}

function stateOf(row: ListedArticle, text: ListedText): ArticleState {
  if (row.put_away_at !== null) return 'put_away';
  if (text.published !== null) return 'published';
  if (text.publish_at !== null) return 'scheduled';
  return text.in_review ? 'in_review' : 'draft';
}

function toTextSummary(row: ListedArticle, text: ListedText, behind: Behind): ArticleTextSummary {
  return {
    language: text.language,
    title: text.title,
    slug: text.slug,
    state: stateOf(row, text),
    changed: text.published !== null && text.changed_at !== null,
    outOfDate: text.language === row.source_language ? null : behind(row.id, text.follows),
    version: text.version,
    publishedAt: plain(text.published_at),
    publishAt: plain(text.publish_at),
  };
}

/** As the database writes an instant in JSON, "+00:00", in the one way of the API. */
function plain(instant: string | null): string | null {
  return instant === null ? null : Temporal.Instant.from(instant).toString();
}

function sourceOf(row: ListedArticle): ListedText {
  const text = row.texts.find((each) => each.language === row.source_language) ?? row.texts[0];
  if (!text) throw new Error('an article has no words in its own language');
  return text;
}

export function toArticleSummary(row: ListedArticle, actor: Actor, behind: Behind): ArticleSummary {
  const source = sourceOf(row);
  return {
    id: row.id,
    desk: { id: row.desk_id, name: row.desk_name },
    sectionId: row.section_id,
    visibility: row.visibility,
    language: row.source_language,
    title: source.title,
    slug: source.slug,
    state: stateOf(row, source),
    texts: row.texts.map((text) => toTextSummary(row, text, behind)),
    owner: row.owner,
    reviewOn: row.review_on,
    position: row.position,
    updatedAt: row.updated_at.toString(),
    putAwayAt: row.put_away_at?.toString() ?? null,
    can: { write: mayWrite(actor, { deskId: row.desk_id, visibility: row.visibility }) },
  };
}

function toReview(row: ReviewRow): ArticleReview {
  return {
    id: row.id,
    askedBy: row.asked_by,
    askedOf: row.asked_of,
    askedAt: row.asked_at.toString(),
    note: row.note,
    outcome: row.outcome,
    doneAt: row.done_at?.toString() ?? null,
  };
}

export function toArticleFile(row: FileRow) {
  return {
    id: row.id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    inline: row.inline,
    width: row.width,
    height: row.height,
    url: `/api/v1/articles/files/${row.id}`,
  };
}

/** @throws Problem 404 where there is none that the actor reads; one in the bin is there for who may write it. */
export async function articleDetailFor(
  db: Db,
  actor: Actor,
  articleId: string,
  centreOf: (deskId: string) => Promise<string | undefined>,
): Promise<ArticleDetail> {
  const row = await articleRow(db, articleId);
  if (!row || !may(actor, 'article.read', row.desk_id)) throw notFound('article');
  const writes = mayWrite(actor, { deskId: row.desk_id, visibility: row.visibility });
  if (row.put_away_at !== null && !writes) throw notFound('article');
  const behind = await readBehind(db, [row]);
  const html = await htmlOfTexts(db, row.id);
  const reviews = new Map((await lastReviews(db, row.id)).map((review) => [review.language, review]));
  const tree = { deskId: row.desk_id, language: row.source_language, visibility: row.visibility };
  const path = row.section_id === null ? [] : (openSections(await sectionRows(db, tree)).get(row.section_id) ?? []);
  const centre = row.visibility === 'public' ? await centreOf(row.desk_id) : undefined;
  const summary = toArticleSummary(row, actor, behind);
  return {
    ...summary,
    body: html.get(row.source_language) ?? '',
    texts: row.texts.map((text) => {
      const review = reviews.get(text.language);
      const isPublic = text.published !== null && centre !== undefined && row.put_away_at === null;
      return {
        ...toTextSummary(row, text, behind),
        html: html.get(text.language) ?? '',
        published: text.published,
        changedAt: plain(text.changed_at),
        changedBy: text.changed_by,
        follows: text.follows,
        address: isPublic ? articleAddress(centre, text.language, text.slug) : null,
        readingMinutes: readingMinutes(text.characters),
        review: review ? toReview(review) : null,
        openComments: text.open_comments,
      };
    }),
    sectionPath: path.map(({ id, name, slug }) => ({ id, name, slug })),
    files: (await filesOf(db, [row.id])).map(toArticleFile),
    createdAt: row.created_at.toString(),
    createdBy: row.created_by,
    ticketId: row.ticket_id,
    alsoCalled: row.also_called,
    can: { write: writes && row.put_away_at === null, publish: writes && row.put_away_at === null },
  };
}
