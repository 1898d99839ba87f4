import * as Y from 'yjs';
import { z } from 'zod';
import { id, language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/definition.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { cleanArticleHtml, keepWritten, textAsKept } from '../articles/index.ts';
import { documentOf, updateTo, writtenIn } from './document.ts';
import { MOST_TEXT_BYTES } from './limits.ts';
import type { TextKey } from './writing.queries.ts';
import {
  lockOpenedWriting,
  markKept,
  replaceUpdates,
  storeUpdate,
  unkeptWritings,
  updatesOf,
} from './writing.queries.ts';

/** Who writes pauses about so often; a longer wait would show readers of the list an older title. */
const KEPT_AFTER_MS = 2_000;
/** Shorter than the wait, so that what was committed before the job reads is in it, and what comes later queues its own. */
const QUEUED_EVERY_MS = 1_000;
/** Reading a text reads all its changes. */
const FOLDED_AFTER = 200;

const keepJob = defineJob({
  name: 'writing.keep',
  payload: z.object({ articleId: id, language }),
  priority: PRIORITY.soon,
  run: (platform, key) => keepText(platform, key),
});

/** What a lost transaction promised and did not queue. */
defineJob({
  name: 'writing.keep-left',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '* * * * *',
  run: async (platform) => {
    for (const key of await unkeptWritings(platform.db)) {
      try {
        await keepText(platform, key);
      } catch (error) {
        // One text that cannot be read keeps no other from being kept.
        platform.log.error({ ...key, ...errorFacts(error) }, 'what was written in an article was not kept');
      }
    }
  },
});

const queued = new Map<string, number>();

/** The text as HTML follows in a moment. */
export function keepSoon(one: Act, key: TextKey): void {
  const name = `${key.articleId}/${key.language}`;
  const now = performance.now();
  if (now - (queued.get(name) ?? Number.NEGATIVE_INFINITY) < QUEUED_EVERY_MS) return;
  for (const [other, at] of queued) if (now - at >= QUEUED_EVERY_MS) queued.delete(other);
  queued.set(name, now);
  one.queue(
    keepJob,
    { articleId: key.articleId, language: key.language },
    { runAt: one.at.add({ milliseconds: KEPT_AFTER_MS }) },
  );
}

/** Writes down what stands in the text as safe HTML, where it is newer than what was kept. */
export async function keepText(platform: Platform, key: TextKey): Promise<void> {
  await act(platform, system('writing'), async (one) => {
    // The article's lock first, as whoever writes by another door takes them.
    if (!(await textAsKept(one.trx, key.articleId, key.language))) return;
    const writing = await lockOpenedWriting(one.trx, key);
    if (!writing || writing.kept_seq >= writing.last_seq) return;
    const updates = await updatesOf(one.trx, key);
    const doc = documentOf(updates.map(({ update }) => update));
    const { title, html } = writtenIn(doc);
    await keepWritten(one, { ...key, title, html: cleanArticleHtml(html), by: writing.written_by });
    await markKept(one.trx, key, writing.last_seq);
    if (updates.length > FOLDED_AFTER)
      await replaceUpdates(one.trx, key, { seq: writing.last_seq, bytes: Y.encodeStateAsUpdate(doc), at: one.at });
    doc.destroy();
  });
}

/**
 * What was written by another door (the API, a version brought back) becomes a change like any writer's, beside what others
 * wrote since: it is measured against what was kept, which is what its author had before them.
 */
export async function takeInWritten(one: Act, key: TextKey): Promise<void> {
  const writing = await lockOpenedWriting(one.trx, key);
  if (!writing) return;
  const wanted = await textAsKept(one.trx, key.articleId, key.language);
  if (!wanted) return;
  const updates = await updatesOf(one.trx, key, { upTo: writing.kept_seq });
  const bytes = updateTo(documentOf(updates.map(({ update }) => update)), wanted);
  if (!bytes) return;
  const by = one.actor.kind === 'teammate' ? one.actor.id : null;
  await storeUpdate(one.trx, key, { bytes, by, at: one.at, mostBytes: MOST_TEXT_BYTES * 2 });
  keepSoon(one, key);
}
