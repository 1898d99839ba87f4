import { z } from 'zod';
import type { FormFigures } from '../../../contract/contact-form.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Db } from '../../platform/db/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { sweepFormFiles, sweepVisits, visitFigures, waitsSince } from './contact-form.queries.ts';

/** With fewer, one odd letter would say it all. */
const ENOUGH_LETTERS = 10;
const WEEK = { hours: 7 * 24 };
/** By the machine's own clock: how long a figure may be shown has nothing to do with a clock that is moved. */
const KEPT_MS = 60_000;
const VISITS_KEPT = { hours: 95 * 24 };
const FILES_KEPT = { hours: 24 };

/** How long this week's letters waited for their first answer, in minutes. */
export interface RecentWaits {
  half: number;
  nineInTen: number;
}

const known = new WeakMap<Db, Map<string, { waits: Promise<RecentWaits | null>; until: number }>>();

/** Null where there were too few to say anything by. */
export function recentWaits(platform: Platform, deskId: string): Promise<RecentWaits | null> {
  const { db } = platform;
  const desks = known.get(db) ?? new Map();
  known.set(db, desks);
  const kept = desks.get(deskId);
  if (kept && kept.until > performance.now()) return kept.waits;
  const waits = askWaits(platform, deskId);
  desks.set(deskId, { waits, until: performance.now() + KEPT_MS });
  waits.catch(() => desks.delete(deskId));
  return waits;
}

async function askWaits({ db, clock }: Platform, deskId: string): Promise<RecentWaits | null> {
  const { letters, half, nineInTen } = await waitsSince(db, deskId, clock.now().subtract(WEEK));
  if (letters < ENOUGH_LETTERS || half === null || nineInTen === null) return null;
  return { half: Math.max(1, Math.ceil(half / 60)), nineInTen: Math.max(1, Math.ceil(nineInTen / 60)) };
}

/** What came of showing answers to who was about to write. */
export async function formFiguresOf({ db, clock }: Platform, deskId: string, days: number): Promise<FormFigures> {
  const until = clock.now().subtract({ hours: 1 });
  const found = await visitFigures(db, deskId, until.subtract({ hours: days * 24 }), until);
  const { not_sent: notSent, ...figures } = found;
  return { days, until: until.toString(), ...figures, notSent };
}

/** Each hour: pages that nobody counts any more, and files whose form was never sent. */
defineJob({
  name: 'contact-form.sweep',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '23 * * * *',
  run: (platform) =>
    act(platform, system('contact-form.sweep'), async (one) => {
      await sweepVisits(one.trx, one.at.subtract(VISITS_KEPT));
      await sweepFormFiles(one.trx, one.at.subtract(FILES_KEPT));
    }),
});
