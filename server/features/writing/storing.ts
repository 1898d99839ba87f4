import * as Y from 'yjs';
import type { Actor } from '../../platform/access/index.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { textAsKept } from '../articles/index.ts';
import { documentOf, updateSays, updateTo } from './document.ts';
import { keepSoon } from './keeping.ts';
import { MOST_TEXT_BYTES, MOST_UPDATE_BYTES } from './limits.ts';
import type { TextKey } from './writing.queries.ts';
import { lockWriting, markKept, storeUpdate, updatesOf } from './writing.queries.ts';

/** Why a change was not taken; the browser keeps it and says so. */
export type Refusal = 'nonsense' | 'too-large' | 'gone';

/**
 * The text with all its changes. Where nobody has opened it yet it begins with what articles keep of it, and with the same
 * for everybody: two beginnings would be the whole text twice.
 * @returns undefined where there is no such text
 */
export async function openText(platform: Platform, key: TextKey): Promise<{ doc: Y.Doc; seq: number } | undefined> {
  return act(platform, system('writing'), async (one) => {
    const kept = await textAsKept(one.trx, key.articleId, key.language);
    if (!kept) return undefined;
    const writing = await lockWriting(one.trx, key);
    if (writing.last_seq === 0) {
      const first = updateTo(new Y.Doc(), kept) ?? Y.encodeStateAsUpdate(new Y.Doc());
      const seq = await storeUpdate(one.trx, key, { bytes: first, by: null, at: one.at, mostBytes: MOST_TEXT_BYTES });
      await markKept(one.trx, key, seq ?? 0);
    }
    const updates = await updatesOf(one.trx, key);
    return { doc: documentOf(updates.map(({ update }) => update)), seq: updates.at(-1)?.seq ?? 0 };
  });
}

/**
 * Stores one writer's change, before anybody else sees it. What follows from it, the text as HTML, is queued in the same
 * transaction, at most once a second.
 */
export async function storeChange(
  platform: Platform,
  actor: Actor,
  key: TextKey,
  bytes: Uint8Array,
): Promise<{ seq: number } | { refused: Refusal }> {
  if (bytes.length > MOST_UPDATE_BYTES) return { refused: 'too-large' };
  if (updateSays(bytes) === 'nonsense') return { refused: 'nonsense' };
  return act(platform, actor, async (one) => {
    const by = actor.kind === 'teammate' ? actor.id : null;
    const seq = await storeUpdate(one.trx, key, { bytes, by, at: one.at, mostBytes: MOST_TEXT_BYTES });
    if (seq === undefined) {
      const isThere = (await textAsKept(one.trx, key.articleId, key.language)) !== undefined;
      return { refused: isThere ? 'too-large' : 'gone' };
    }
    keepSoon(one, key);
    return { seq };
  });
}
