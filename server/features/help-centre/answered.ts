import type { Act } from '../../platform/act.ts';
import { centreMovedFrom, centreOf } from './centres.ts';
import { articlesAt, putAnswered, wordsWithLinks } from './figures.queries.ts';

/** Of one reply; more are no answer but a list. */
const MOST_LINKS = 20;
/** An address of an article, wherever it stands: every part is bounded, and none begins as the one before it may go on. */
const ARTICLE_ADDRESS =
  /(https?:\/\/[^\s"'<>/]{1,255})\/help\/([a-z\d-]{1,40})\/([a-z]{2})\/articles\/([^\s"'<>?#&/]{1,120})/g;

/**
 * Notes which articles a reply that has left brought its customer, in the transaction that writes it down: those it links to at
 * addresses of ours, and the one that was made of it.
 */
export async function noteAnswered(one: Act, messageId: string, madeOfIt: string | undefined): Promise<void> {
  const words = await wordsWithLinks(one.trx, messageId);
  const articleIds = new Set(madeOfIt === undefined ? [] : [madeOfIt]);
  if (words !== undefined) for (const id of await linkedArticles(one, words)) articleIds.add(id);
  if (articleIds.size > 0) await putAnswered(one.trx, messageId, [...articleIds], one.at.toString());
}

async function linkedArticles(one: Act, words: string): Promise<string[]> {
  const ownOrigin = new URL(one.platform.config.publicUrl).origin;
  const places = new Map<string, { deskId: string; language: string; slug: string }>();
  for (const [address, origin = '', centreSlug = '', language = '', slug = ''] of words.matchAll(ARTICLE_ADDRESS)) {
    const centre = (await centreOf(one.platform, centreSlug)) ?? (await centreMovedFrom(one.platform, centreSlug));
    if (!centre || (origin !== ownOrigin && origin !== centre.origin)) continue;
    places.set(address, { deskId: centre.deskId, language, slug: slug.toLowerCase() });
    if (places.size === MOST_LINKS) break;
  }
  return places.size === 0 ? [] : articlesAt(one.trx, [...places.values()]);
}
