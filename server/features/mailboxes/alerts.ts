import { z } from 'zod';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { deskBook } from '../desks/index.ts';
import type { ReachableTeammate } from '../teammates/index.ts';
import { permissionHolders, reachableTeammates } from '../teammates/index.ts';
import type { Alert } from './alert-letter.ts';
import { queueAlert } from './alert-letter.ts';
import type { TroubledAddress } from './alerts.queries.ts';
import { lockEnding, lockTroubled, putTold, watcherIds } from './alerts.queries.ts';
import type { HealthChange } from './health.queries.ts';
import { mailboxesOfPermission, updatePermission } from './permissions.queries.ts';
import { waysOutOfAll } from './ways-out.queries.ts';

/** A server that is started anew is no news. */
const TOLD_AFTER = Temporal.Duration.from({ minutes: 5 });
/** A connection that comes and goes is not told of each time: it has to have been well for that long. */
const WELL_AFTER = Temporal.Duration.from({ minutes: 2 });
/** Hours before a permission ends at which somebody is told. */
const TOLD_BEFORE_END = [14 * 24, 3 * 24] as const;
const MOST_AT_A_TIME = 500;

/** Tells those who look after a desk's mail what fails, that it is well again, and what is about to end. */
export const tellOfMail = defineJob({
  name: 'mailboxes.tell',
  payload: z.object({}).loose(),
  priority: PRIORITY.soon,
  recurs: '* * * * *',
  async run(platform) {
    await tellOfTrouble(platform);
    await tellOfEnds(platform);
  },
});

/** Once for each failure that lasts, and once when it is over; several addresses at once in one letter to a person. */
async function tellOfTrouble(platform: Platform): Promise<void> {
  await act(platform, system('mailboxes'), async (one) => {
    const news: News[] = [];
    for (const row of await lockTroubled(one.trx, MOST_AT_A_TIME)) {
      const changes = (['in', 'out'] as const).map((way) => newsOf(row, way, one.at, news));
      const change = Object.assign({}, ...changes) as HealthChange;
      if (Object.keys(change).length > 0) await putTold(one.trx, row.address, change);
    }
    if (news.length > 0) await sendNews(one, news);
  });
}

interface News {
  row: TroubledAddress;
  way: 'in' | 'out';
  kind: 'failing' | 'recovered';
}

/** Adds what is to be told of one way of an address. @returns what then has to be written down. */
function newsOf(row: TroubledAddress, way: 'in' | 'out', at: Temporal.Instant, news: News[]): HealthChange {
  const facts = ofWay(row, way);
  if (way === 'in' && (row.receive_by !== 'imap' || row.paused_at !== null)) {
    // Nobody follows it any more: what it ended with is no trouble.
    if (facts.since === null && facts.told === null) return {};
    return { in_failing_since: null, in_trouble: null, in_answer: null, in_next_try_at: null, in_told_at: null };
  }
  const kind = newsNow(facts, at);
  if (kind === null) return {};
  news.push({ row, way, kind });
  return { [`${way}_told_at`]: kind === 'failing' ? at.toString() : null };
}

/** How one way of an address is: since when it fails, when that was told, and when trouble was last there or ended. */
export interface WayFacts {
  since: Temporal.Instant | null;
  told: Temporal.Instant | null;
  troubleAt: Temporal.Instant | null;
}

/** What of it is news at this moment, if anything. */
export function newsNow({ since, told, troubleAt }: WayFacts, at: Temporal.Instant): News['kind'] | null {
  if (since !== null) return told === null && passed(since.add(TOLD_AFTER), at) ? 'failing' : null;
  if (told === null) return null;
  return troubleAt === null || passed(troubleAt.add(WELL_AFTER), at) ? 'recovered' : null;
}

function ofWay(row: TroubledAddress, way: 'in' | 'out'): WayFacts {
  return way === 'in'
    ? { since: row.in_failing_since, told: row.in_told_at, troubleAt: row.in_trouble_at }
    : { since: row.out_failing_since, told: row.out_told_at, troubleAt: row.out_trouble_at };
}

async function sendNews(one: Act, news: readonly News[]): Promise<void> {
  const readers = new Map<string, { reader: ReachableTeammate; news: News[] }>();
  const watching = new Map<string, ReachableTeammate[]>();
  for (const each of news) {
    const { desk_id } = each.row;
    const people = watching.get(desk_id) ?? (await watchersOf(one, desk_id));
    watching.set(desk_id, people);
    for (const reader of people) {
      const mine = readers.get(reader.id) ?? { reader, news: [] };
      mine.news.push(each);
      readers.set(reader.id, mine);
    }
  }
  for (const { reader, news: mine } of readers.values()) {
    for (const kind of ['failing', 'recovered'] as const) {
      for (const way of ['in', 'out'] as const) {
        const alike = mine.filter((each) => each.kind === kind && each.way === way).map(({ row }) => row);
        const alert = alertOf(kind, way, alike);
        if (alert) await queueAlert(one, alert, reader, await alertFrom(one, alert));
      }
    }
  }
}

function alertOf(
  kind: 'failing' | 'recovered',
  way: 'in' | 'out',
  rows: readonly TroubledAddress[],
): Alert | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const addresses = rows.map((row) => row.address);
  const desks = [...new Set(rows.map((row) => row.desk_name))];
  if (kind === 'recovered') return { kind, way, addresses, desks };
  const since = rows.flatMap((row) => ofWay(row, way).since ?? []).sort(Temporal.Instant.compare)[0];
  const trouble = way === 'in' ? first.in_trouble : first.out_trouble;
  const answer = way === 'in' ? first.in_answer : first.out_answer;
  return since && { kind, way, addresses, desks, since, trouble: trouble ?? 'other', answer };
}

/** Fourteen days before a permission ends, and again three days before, unless it was given anew. */
async function tellOfEnds(platform: Platform): Promise<void> {
  await act(platform, system('mailboxes'), async (one) => {
    const [first] = TOLD_BEFORE_END;
    for (const permission of await lockEnding(one.trx, one.at, one.at.add({ hours: first }), MOST_AT_A_TIME)) {
      const { refresh_ends_at: endsAt, end_told_at: told } = permission;
      const due =
        endsAt && TOLD_BEFORE_END.map((hours) => endsAt.subtract({ hours })).filter((at) => passed(at, one.at));
      const last = due?.at(-1);
      if (!endsAt || !last || (told && passed(last, told))) continue;
      const mailboxes = await mailboxesOfPermission(one.trx, permission.id);
      if (mailboxes.length === 0) continue;
      await updatePermission(one.trx, permission.id, { end_told_at: one.at.toString() });
      const deskIds = [...new Set(mailboxes.map(({ desk_id }) => desk_id))];
      const book = await deskBook(platform.db);
      const alert: Alert = {
        kind: 'ending',
        account: permission.account || (mailboxes[0]?.address ?? ''),
        desks: deskIds.flatMap((id) => book.desk(id)?.name ?? []),
        endsAt,
      };
      const readers = new Map<string, ReachableTeammate>();
      const givers = await reachableTeammates(one.trx, permission.given_by === null ? [] : [permission.given_by]);
      const people = await Promise.all(deskIds.map((deskId) => watchersOf(one, deskId)));
      for (const person of [...givers, ...people.flat()]) readers.set(person.id, person);
      for (const reader of readers.values()) await queueAlert(one, alert, reader, await alertFrom(one, alert));
    }
  });
}

/** Who is told of a desk's mail: those who were named for it; where nobody was (or has left), all who may change the desk. */
async function watchersOf(one: Act, deskId: string): Promise<ReachableTeammate[]> {
  const named = await reachableTeammates(one.trx, await watcherIds(one.trx, deskId));
  return named.length > 0 ? named : permissionHolders(one.trx, 'desk.change', deskId);
}

/** From whom an alert comes: an address whose way out works, and never that of the trouble where there is another. */
async function alertFrom(one: Act, alert: Alert): Promise<{ name: string; address: string }> {
  const { config } = one.platform;
  const about = 'addresses' in alert ? alert.addresses : [];
  const best = (await waysOutOfAll(one.trx))
    .map(({ address, send_by, out_failing_since }) => {
      const byHouse = send_by === null || send_by === 'house';
      const hasNone = byHouse && config.smtpUrl === undefined;
      const rank = out_failing_since ? 8 : hasNone ? 4 : byHouse ? 0 : 1;
      return { address, rank: rank + (about.includes(address) ? 2 : 0) };
    })
    .sort((a, b) => a.rank - b.rank)[0];
  const book = await deskBook(one.platform.db);
  const address = best?.address ?? config.supportAddress;
  return { name: book.companyName || (book.byAddress(address)?.fromName ?? ''), address };
}

function passed(due: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(due, at) <= 0;
}
