import type { ArticleFigures, HelpCentre, SearchGap } from '../../../contract/help-centre.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { Centre } from './centres.ts';
import { readCentreBook } from './centres.ts';
import {
  deskOfArticle,
  gapRows,
  readsByDay,
  saidOf,
  searchesThatOpened,
  ticketsAnswered,
  votesOf,
  wroteAfter,
} from './figures.queries.ts';

const MOST_SAID = 20;
const MOST_SEARCHES = 10;
const MOST_TICKETS = 5;
/** As site/base.css has them. */
const HOUSE_COLOURS = { light: '#1d513e', dark: '#2c6650' } as const;

function toHelpCentre(centre: Centre, actor: Actor): HelpCentre {
  return {
    deskId: centre.deskId,
    deskName: centre.desk.name,
    audience: centre.audience,
    slug: centre.slug,
    address: `${centre.origin}/help/${centre.slug}`,
    openedAt: centre.openedAt?.toString() ?? null,
    languages: [...centre.languages],
    texts: centre.texts,
    ours: Object.fromEntries(centre.languages.map((language) => [language, oursIn(centre, language)])),
    colour: centre.colour,
    mendedColour: centre.colours?.mended ?? null,
    colours: {
      light: centre.colours?.light.primary ?? HOUSE_COLOURS.light,
      dark: centre.colours?.dark.primary ?? HOUSE_COLOURS.dark,
    },
    logo: centre.logo && { address: centre.logo.address, width: centre.logo.width, height: centre.logo.height },
    domain: centre.domain,
    version: centre.version,
    can: { change: may(actor, 'help-centre.change', centre.deskId) },
  };
}

function oursIn(centre: Centre, language: Language) {
  const t = translator(language);
  const requests = centre.audience === 'public' ? [t('help.places.requests')] : [];
  return {
    name: centre.companyName || centre.desk.fromName,
    headline: t('help.home.headline'),
    prompt: t('help.search.prompt'),
    button: t('help.search.button'),
    places: [t('help.places.answers'), t('help.places.write'), ...requests],
  };
}

/** Those of the desks that the actor reads, in the desks' order. */
export async function helpCentresFor(platform: Platform, actor: Actor): Promise<HelpCentre[]> {
  const { all } = await readCentreBook(platform);
  return all.filter((centre) => may(actor, 'desk.read', centre.deskId)).map((centre) => toHelpCentre(centre, actor));
}

/** @throws Problem 404 where the actor reads no such desk. */
export async function helpCentreFor(platform: Platform, actor: Actor, deskId: string): Promise<HelpCentre> {
  const centre = (await readCentreBook(platform)).byDesk.get(deskId);
  if (!centre || !may(actor, 'desk.read', deskId)) throw notFound('help centre');
  return toHelpCentre(centre, actor);
}

/** How an article does with its readers. @throws Problem 404 where the actor has no such article. */
export async function figuresOfArticle(
  platform: Platform,
  actor: Actor,
  articleId: string,
  days: number,
): Promise<ArticleFigures> {
  const { db, clock } = platform;
  const deskId = await deskOfArticle(db, articleId);
  if (!deskId || !may(actor, 'article.read', deskId)) throw notFound('article');
  const timeZone = (await readCentreBook(platform)).byDesk.get(deskId)?.desk.timeZone ?? 'UTC';
  const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const first = today.subtract({ days: days - 1 });
  const since = first.toString();
  const [reads, votes, said, searches, wroteAnyway, tickets] = await Promise.all([
    readsByDay(db, articleId, since),
    votesOf(db, articleId, since),
    saidOf(db, articleId, since, MOST_SAID),
    searchesThatOpened(db, articleId, since, MOST_SEARCHES),
    wroteAfter(db, articleId, since),
    ticketsAnswered(db, actor, articleId, since, MOST_TICKETS),
  ]);
  const byDay = Array.from({ length: days }, (_, index) => reads.get(first.add({ days: index }).toString()) ?? 0);
  return {
    days,
    reads: byDay.reduce((sum, count) => sum + count, 0),
    readsByDay: byDay,
    helpful: votes.yes,
    notHelpful: votes.no,
    said: said.map(({ helpful, words, language, at }) => ({
      helpful,
      words,
      language: language as Language,
      at: at.toString(),
    })),
    searches,
    wroteAnyway,
    tickets: tickets.count,
    lastTickets: tickets.last,
  };
}

/** What was searched and not found, or found and not enough, on the desks whose articles the actor reads. */
export async function searchGapsFor(
  platform: Platform,
  actor: Actor,
  { desk, days, limit }: { desk?: string | undefined; days: number; limit: number },
): Promise<SearchGap[]> {
  if (desk !== undefined && !may(actor, 'article.read', desk)) throw notFound('desk');
  const desks = desk === undefined ? desksWhere(actor, 'article.read') : [desk];
  const since = platform.clock
    .now()
    .subtract({ hours: 24 * days })
    .toString();
  const rows = await gapRows(platform.db, { desks, since, limit });
  return rows.map((row) => ({
    words: row.words,
    language: row.language,
    deskId: row.desk_id,
    times: row.times,
    why: row.why,
    article: row.article_id === null ? null : { id: row.article_id, title: row.title ?? '' },
    lastAt: row.last_at.toString(),
  }));
}
