import { createHash } from 'node:crypto';
import type { Language } from '../../contract/shapes.ts';
import type { PublishedArticle, SectionNode } from '../../server/features/articles/index.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress, nameOf } from '../../server/features/help-centre/index.ts';
import { escapeText } from '../../server/platform/html/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { firstWords } from './page-head.tsx';

/** One page that search engines may know of. */
export interface MapEntry {
  /** With origin. */
  address: string;
  changedAt: Temporal.Instant | null;
}

/** As the protocol allows in one file. */
export const MOST_IN_SITEMAP = 50_000;

/** https://www.sitemaps.org/protocol.html */
export function sitemap(entries: readonly MapEntry[]): string {
  const urls = entries.map(({ address, changedAt }) => {
    const lastmod = changedAt === null ? '' : `<lastmod>${secondsOf(changedAt)}</lastmod>`;
    return `<url><loc>${escapeText(address)}</loc>${lastmod}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

export function sitemapIndex(addresses: readonly string[]): string {
  const maps = addresses.map((address) => `<sitemap><loc>${escapeText(address)}</loc></sitemap>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}

/** The newest answers as a feed (RFC 4287), newest first. `bodyOf` is an article's text as HTML, its addresses whole. */
export function atomFeed(
  centre: Centre,
  language: Language,
  articles: readonly PublishedArticle[],
  bodyOf: (article: PublishedArticle) => string,
): string {
  const t = translator(language);
  const name = nameOf(centre, language);
  const { origin } = centre;
  const self = origin + centreAddress(centre, language, '/feed.atom');
  const newest = articles[0]?.publishedAt ?? centre.openedAt ?? Temporal.Instant.fromEpochMilliseconds(0);
  const entries = articles.map((article) => {
    const address = origin + centreAddress(centre, language, `/articles/${article.slug}`);
    return [
      '<entry>',
      `<id>urn:uuid:${uuidOf(`${article.id} ${language}`)}</id>`,
      `<title>${xml(article.title)}</title>`,
      `<updated>${secondsOf(article.publishedAt)}</updated>`,
      `<published>${secondsOf(article.createdAt)}</published>`,
      `<link rel="alternate" type="text/html" hreflang="${language}" href="${xml(address)}"/>`,
      `<summary>${xml(firstWords(article.text))}</summary>`,
      `<content type="html">${xml(bodyOf(article))}</content>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>urn:uuid:${uuidOf(`${centre.deskId} ${language}`)}</id>`,
    `<title>${xml(t('help.feed.title', { name }))}</title>`,
    `<updated>${secondsOf(newest)}</updated>`,
    `<author><name>${xml(name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + centreAddress(centre, language))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

interface Step {
  name: string;
  address: string;
}

/** schema.org BreadcrumbList; the last step is the page itself. */
function breadcrumbs(origin: string, steps: readonly Step[]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: origin + address,
    })),
  };
}

/** What an article is, for machines (schema.org Article and BreadcrumbList). */
export function articleData(centre: Centre, article: PublishedArticle, keeper: string | null) {
  const { language } = article;
  const address = centreAddress(centre, language, `/articles/${article.slug}`);
  const company = { '@type': 'Organization', name: nameOf(centre, language) };
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        headline: article.title,
        description: firstWords(article.text),
        inLanguage: language,
        datePublished: secondsOf(article.createdAt),
        dateModified: secondsOf(article.publishedAt),
        author: keeper === null ? company : { '@type': 'Person', name: keeper },
        publisher: {
          ...company,
          ...(centre.logo && { logo: { '@type': 'ImageObject', url: centre.origin + centre.logo.address } }),
        },
        mainEntityOfPage: centre.origin + address,
      },
      breadcrumbs(centre.origin, [
        home(centre, language),
        ...article.sectionPath.map((section) => stepTo(centre, language, section)),
        { name: article.title, address },
      ]),
    ],
  };
}

export function sectionData(centre: Centre, language: Language, path: readonly SectionNode[]) {
  const steps = [home(centre, language), ...path.map((section) => stepTo(centre, language, section))];
  return { '@context': 'https://schema.org', ...breadcrumbs(centre.origin, steps) };
}

function home(centre: Centre, language: Language): Step {
  return { name: translator(language)('help.places.answers'), address: centreAddress(centre, language) };
}

function stepTo(centre: Centre, language: Language, { name, slug }: { name: string; slug: string }): Step {
  return { name, address: centreAddress(centre, language, `/sections/${slug}`) };
}

function secondsOf(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

/** Text for XML 1.0, which has no place for most control characters, not even escaped. */
function xml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  return escapeText(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
}

/** The same words give the same id (RFC 9562, version 8). */
function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
