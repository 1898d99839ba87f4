import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/definition.ts';
import { tagKey, tidyTag } from './tag-spelling.ts';
import { countTagged, forgetTag, replaceTag, respell, spellOnDesk, tagOnDesks } from './tags.queries.ts';
import { tagRenamed } from './tickets.events.ts';

/** Tickets of one transaction of the job: few enough that nobody waits for them. */
const AT_ONCE = 500;

const renameJob = defineJob({
  name: 'tickets.rename-tag',
  payload: z.object({ deskId: z.uuid(), from: z.string(), to: z.string() }),
  priority: PRIORITY.background,
  run: (platform, { deskId, from, to }) => renameOnTickets(platform, deskId, from, to),
});

/**
 * Another name for a tag on every desk where it is and the actor may; onto a tag that is there already, the two become one.
 * The tickets follow by a job, with one event for all of them.
 * @throws Problem 404 where there is no such tag for the actor; 422 for a name that is none.
 */
export async function renameTag(one: Act, name: string, to: string, deskId?: string): Promise<void> {
  const key = tagKey(name);
  const wanted = tidyTag(to);
  if (wanted === '') throw fieldProblem('to', 'A tag has a name.');
  const allowed = desksWhere(one.actor, 'tag.rename');
  if (deskId !== undefined && allowed !== 'all' && !allowed.includes(deskId)) throw notFound('tag');
  const found = await tagOnDesks(one.trx, deskId === undefined ? allowed : [deskId], key);
  if (found.length === 0) throw notFound('tag');
  for (const on of found) {
    if (on.name === wanted) continue;
    // Another spelling of a tag that the desk has already: what stands there stays as it is written.
    const [there] = tagKey(wanted) === key ? [] : await tagOnDesks(one.trx, [on.deskId], tagKey(wanted));
    const spelled = there?.name ?? wanted;
    if (tagKey(wanted) !== key) await forgetTag(one.trx, on.deskId, key);
    await respell(one.trx, on.deskId, { key: tagKey(wanted), name: spelled }, one.at);
    one.record(tagRenamed, { from: on.name, to: spelled }, { deskId: on.deskId });
    one.queue(renameJob, { deskId: on.deskId, from: on.name, to: spelled });
  }
}

/**
 * How many tickets, on the desks where the actor renames tags, still have this name: how far a renaming of it is.
 * @throws Problem 404 for a desk that is not theirs.
 */
export function leftOfTag(platform: Platform, actor: Actor, name: string, deskId?: string): Promise<number> {
  const allowed = desksWhere(actor, 'tag.rename');
  if (deskId !== undefined && allowed !== 'all' && !allowed.includes(deskId)) throw notFound('desk');
  return countTagged(platform.db, deskId === undefined ? allowed : [deskId], name);
}

async function renameOnTickets(platform: Platform, deskId: string, from: string, to: string): Promise<void> {
  for (;;) {
    const changed = await act(platform, system('tickets.rename-tag'), async (one) => {
      // Asked anew each time: it may have been renamed further meanwhile, or be known to the desk no more.
      const [spelled = to] = await spellOnDesk(one.trx, deskId, [{ key: tagKey(to), name: to }], one.at);
      return spelled === from ? 0 : replaceTag(one.trx, deskId, { from, to: spelled }, one.at, AT_ONCE);
    });
    if (changed < AT_ONCE) return;
  }
}
