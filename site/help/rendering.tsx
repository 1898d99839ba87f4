/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../../contract/shapes.ts';
import type { PublishedArticle, SectionNode } from '../../server/features/articles/index.ts';
import { publishedArticle, publishedArticles, sectionTree } from '../../server/features/articles/index.ts';
import { centreAddress, helpfulShare, mostRead } from '../../server/features/help-centre/index.ts';
import { activeTeammate } from '../../server/features/teammates/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import type { Entered } from '../centre-entry.ts';
import { pagePolicy } from '../page-policy.ts';
import { articleBody } from './article-body.ts';
import type { Said } from './article-page.tsx';
import { ArticlePage } from './article-page.tsx';
import { expectedNow } from './counter.tsx';
import { HomePage } from './home-page.tsx';
import type { Rendered } from './kept-pages.ts';
import { articleData, atomFeed, sectionData } from './machine-pages.ts';
import type { Alternate } from './page-head.tsx';
import { machineWords } from './page-head.tsx';
import { articleAt, readingRoom, sectionsOf, spokenHere, visibleTo } from './reading-room.ts';
import { SectionPage } from './section-page.tsx';

const MOST_READ = 3;
const IN_FEED = 20;

/** The first page of a centre. */
export async function renderHome(platform: Platform, entered: Entered): Promise<Rendered> {
  const { centre, language } = entered;
  const room = await readingRoom(platform.db, entered);
  const articles = room.trees.flatMap((tree) => tree.articles);
  const ids = articles.map(({ id }) => id);
  const most = await mostRead(platform, centre, language, ids, MOST_READ);
  const view = {
    entered,
    room,
    most: most.flatMap((id) => articles.find((article) => article.id === id) ?? []),
    now: platform.clock.now(),
    data: undefined,
  };
  return rendered(entered, <HomePage {...view} />, { script: true });
}

/** A section with what lies below it; undefined where these readers have none of this slug. */
export async function renderSection(platform: Platform, entered: Entered, slug: string): Promise<Rendered | undefined> {
  const { centre, language } = entered;
  for (const visibility of visibleTo(entered)) {
    const tree = { deskId: centre.deskId, language, visibility };
    // Where there is no such section nothing more is read: anybody can ask for any, and it is not kept.
    const path = pathTo(await sectionTree(platform.db, tree), (node) => node.slug === slug);
    const section = path?.at(-1);
    if (!path || !section) continue;
    const articles = await publishedArticles(platform.db, tree);
    const data = machineWords(sectionData(centre, language, path));
    const view = {
      entered,
      section,
      above: path.slice(0, -1),
      inside: visibility === 'internal',
      articles,
      alternates: await otherSections(platform, entered, visibility, section.id),
      now: platform.clock.now(),
      data,
    };
    return rendered(entered, <SectionPage {...view} />, { data });
  }
  return undefined;
}

/** An article; undefined where these readers have none of this slug now. */
export async function renderArticle(
  platform: Platform,
  entered: Entered,
  slug: string,
  said: Said,
): Promise<Rendered | undefined> {
  const { db, clock } = platform;
  const { centre, language } = entered;
  const found = await articleAt(db, entered, slug);
  if (!found || 'movedTo' in found) return undefined;
  const { article } = found;
  const { visibility } = article;
  const now = clock.now();
  const tree = { deskId: centre.deskId, language, visibility };
  const section =
    article.sectionId === null ? [] : await publishedArticles(db, { ...tree, sectionId: article.sectionId });
  const keeper = article.ownerId === null ? undefined : await activeTeammate(db, article.ownerId);
  const fileAddress = fileAddressFor(article);
  const { html, headings } = articleBody(article, {
    t: translator(language),
    expected: expectedNow({ centre, language, now }),
    fileAddress,
  });
  const data = machineWords(articleData(centre, article, keeper?.name ?? null));
  const view = {
    entered,
    article,
    html,
    headings,
    keeper: keeper?.name ?? null,
    section,
    alternates: spokenHere(entered, article.translations).map(
      (one): Alternate => ({
        language: one.language,
        address: centreAddress(centre, one.language, `/articles/${one.slug}`),
      }),
    ),
    share: await helpfulShare(platform, article.id),
    said,
    now,
    fileAddress,
    data,
  };
  return { ...rendered(entered, <ArticlePage {...view} />, { data }), articleId: article.id };
}

/** The newest answers of a public centre as an Atom feed. */
export async function renderFeed(platform: Platform, entered: Entered): Promise<Rendered> {
  const { centre, language } = entered;
  const { deskId, origin } = centre;
  const heads = await publishedArticles(platform.db, { deskId, language, visibility: 'public' });
  const newest = heads
    .sort((one, other) => Temporal.Instant.compare(other.publishedAt, one.publishedAt))
    .slice(0, IN_FEED);
  const articles: PublishedArticle[] = [];
  for (const { slug } of newest) {
    const found = await publishedArticle(platform.db, { deskId, language, slug, visibility: 'public' });
    if (found && 'article' in found) articles.push(found.article);
  }
  const expected = expectedNow({ centre, language, now: platform.clock.now() });
  const body = atomFeed(centre, language, articles, (article) => {
    const addressOf = fileAddressFor(article);
    const { html } = articleBody(article, {
      t: translator(language),
      expected,
      fileAddress: (file) => origin + addressOf(file),
    });
    return html.replaceAll('href="/help/', `href="${origin}/help/`);
  });
  return { body, type: 'application/atom+xml; charset=utf-8', headers: {} };
}

/** A page with what protects it. */
function rendered(
  { centre }: Pick<Entered, 'centre'>,
  node: Child,
  { data, script = false }: { data?: string; script?: boolean } = {},
): Rendered {
  return {
    body: `<!doctype html>${node}`,
    type: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': pagePolicy(centre, { data, script }),
      'referrer-policy': 'same-origin',
      ...(centre.audience === 'internal' ? { 'x-robots-tag': 'noindex' } : {}),
    },
  };
}

/** What only the team reads lies behind the API, which asks who they are. */
function fileAddressFor({ visibility }: PublishedArticle): (file: { id: string; name: string }) => string {
  return ({ id, name }) =>
    visibility === 'internal' ? `/api/v1/articles/files/${id}` : `/help/files/${id}/${encodeURIComponent(name)}`;
}

function pathTo(nodes: readonly SectionNode[], isIt: (node: SectionNode) => boolean): SectionNode[] | undefined {
  for (const node of nodes) {
    if (isIt(node)) return [node];
    const below = pathTo(node.children, isIt);
    if (below) return [node, ...below];
  }
  return undefined;
}

async function otherSections(
  platform: Platform,
  entered: Entered,
  visibility: ReturnType<typeof visibleTo>[number],
  sectionId: string,
): Promise<Alternate[]> {
  const { centre } = entered;
  const alternates: Alternate[] = [];
  for (const language of centre.languages) {
    const tree = await sectionTree(platform.db, { deskId: centre.deskId, language, visibility });
    const same = sectionsOf(tree).find(({ id, count }) => id === sectionId && count > 0);
    if (same) alternates.push({ language, address: centreAddress(centre, language, `/sections/${same.slug}`) });
  }
  return alternates;
}

/** Every address of a centre that search engines may know of. */
export async function addressesOf(platform: Platform, { centre }: Pick<Entered, 'centre'>) {
  const { origin, deskId } = centre;
  const entries: { address: string; changedAt: Temporal.Instant | null }[] = [];
  const add = (language: Language, rest: string, changedAt: Temporal.Instant | null): void => {
    entries.push({ address: origin + centreAddress(centre, language, rest), changedAt });
  };
  for (const language of centre.languages) {
    const tree = { deskId, language, visibility: 'public' as const };
    const articles = await publishedArticles(platform.db, tree);
    if (articles.length === 0) continue;
    add(language, '', newestOf(articles));
    for (const { slug, count } of sectionsOf(await sectionTree(platform.db, tree))) {
      if (count > 0) add(language, `/sections/${slug}`, null);
    }
    for (const { slug, publishedAt } of articles) add(language, `/articles/${slug}`, publishedAt);
  }
  return entries;
}

function newestOf(articles: readonly { publishedAt: Temporal.Instant }[]): Temporal.Instant | null {
  const [newest = null] = articles
    .map(({ publishedAt }) => publishedAt)
    .sort((one, other) => Temporal.Instant.compare(other, one));
  return newest;
}
