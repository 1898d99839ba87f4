import { createHash } from 'node:crypto';
import type { CalendarFeed } from '../../../contract/rota.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { notFound, problem } from '../../platform/http/problem.ts';
import type { Api } from '../../platform/http/routes.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { activeTeammate, secretHash } from '../teammates/index.ts';
import { entryOf } from './calendar-entries.ts';
import { writeCalendarText } from './calendar-text.ts';
import type { FeedRow } from './feeds.queries.ts';
import { endFeed, endFeedsLike, feedByToken, feedShiftIds, insertFeed, noteFeedRead } from './feeds.queries.ts';
import { listRotas, rotaById } from './rotas.queries.ts';
import { shiftsByIds } from './shifts.queries.ts';

/** What is over is in calendars for so long. */
const PAST_DAYS = 400;
/** What is cancelled is said to be so for so long; then programs have read it. */
const CANCELLED_HOURS = 24 * 30;
/** Shifts of one calendar. */
const MOST_SHIFTS = 20_000;
const REFRESH = 'PT1H';

/**
 * A new address for somebody's own calendar, or of a whole rota; the one of that kind that they had ends.
 * @returns its id. @throws Problem 403 for a token, 404 for a rota one may not read.
 */
export async function makeFeed(
  one: Act,
  { of, rotaId }: { of: FeedRow['of']; rotaId?: string | undefined },
): Promise<string> {
  const { actor } = one;
  if (actor.kind !== 'teammate') throw problem(403, 'not-a-person', 'A calendar belongs to a person; a token is none.');
  const ofRota = of === 'rota' ? (rotaId ?? null) : null;
  const rota = ofRota === null ? undefined : await rotaById(one.trx, ofRota);
  if (ofRota !== null && (!rota || !may(actor, 'rota.read', rota.desk_id))) throw notFound('rota');
  await endFeedsLike(one.trx, actor.id, of, ofRota, one.at);
  const id = newId();
  const token = newSecretWord();
  const tokenSealed = one.platform.sealer.seal(token, `calendar:${id}`);
  await insertFeed(
    one.trx,
    { id, tokenHash: secretHash(token), tokenSealed, of, teammateId: actor.id, rotaId: ofRota },
    one.at,
  );
  return id;
}

/** The address leads nowhere any more. @throws Problem 404. */
export async function removeFeed(one: Act, id: string): Promise<void> {
  const { actor } = one;
  if (actor.kind !== 'teammate' || !(await endFeed(one.trx, actor.id, id, one.at))) throw notFound('calendar');
}

export function toFeed({ sealer, config }: Platform, row: FeedRow): CalendarFeed {
  const token = sealer.open(row.token_sealed, `calendar:${row.id}`);
  return {
    id: row.id,
    of: row.of,
    rotaId: row.rota_id,
    url: `${config.publicUrl}/calendar/${token}.ics`,
    madeAt: row.made_at.toString(),
    readAt: row.read_at?.toString() ?? null,
  };
}

/** The calendars that programs read, for whoever has the address. */
export function calendarPages(app: Api, platform: Platform): void {
  app.get('/calendar/:file', async (c) => {
    const token = /^([a-z2-7]{32})\.ics$/.exec(c.req.param('file'))?.[1];
    const text = token === undefined ? undefined : await calendarText(platform, token);
    c.header('x-robots-tag', 'noindex');
    c.header('referrer-policy', 'no-referrer');
    if (text === undefined) {
      c.header('cache-control', 'no-store');
      return c.text('There is no calendar at this address, or not any more.\n', 404);
    }
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    c.header('etag', etag);
    // Only for who asks, and asked anew each time: what has moved is not shown a day late.
    c.header('cache-control', 'private, no-cache');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    c.header('content-disposition', 'inline; filename="sportello.ics"');
    return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8' });
  });
}

/** @returns undefined where the address is none of ours, or its person is not here any more or may not read what it shows. */
async function calendarText(platform: Platform, token: string): Promise<string | undefined> {
  const { db, clock, config } = platform;
  const feed = await feedByToken(db, secretHash(token));
  const person = feed && (await activeTeammate(db, feed.teammate_id));
  if (!feed || !person) return undefined;
  const rotas = await listRotas(db, { kind: 'teammate', ...person }, null);
  const rota = rotas.find(({ id }) => id === feed.rota_id);
  if (feed.of === 'rota' && !rota) return undefined;
  const now = clock.now();
  const ids = await feedShiftIds(db, feed, {
    from: now.toZonedDateTimeISO(person.timeZone).toPlainDate().subtract({ days: PAST_DAYS }).toString(),
    cancelledAfter: now.subtract({ hours: CANCELLED_HOURS }),
    rotaIds: rotas.map(({ id }) => id),
    limit: MOST_SHIFTS,
  });
  const shifts = await shiftsByIds(db, ids);
  await noteFeedRead(db, feed.id, now);
  const company = (await deskBook(db)).companyName || 'Sportello';
  return writeCalendarText({
    name: translator(person.locale)(`rota.feed.name.${feed.of}`, { company, rota: rota?.name ?? '' }),
    refreshAfter: REFRESH,
    entries: ids.flatMap((id) => {
      const shift = shifts.get(id);
      return shift ? [entryOf(shift, feed.of, person.locale, config.publicUrl)] : [];
    }),
  });
}
