import type { SavedReply, SavedReplyDetail } from '../../../contract/saved-replies.ts';
import { STALE_AFTER_DAYS, USES_OVER_DAYS } from '../../../contract/saved-replies.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere } from '../../platform/access/index.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { mayChangeReply } from './saved-replies.access.ts';
import type { ReplyRow } from './saved-replies.queries.ts';

const SNIPPET = 140;

export function usesSince(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: 24 * USES_OVER_DAYS });
}

export function staleBefore(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: 24 * STALE_AFTER_DAYS });
}

export function toSavedReply(row: ReplyRow, actor: Actor, now: Temporal.Instant, language?: Language): SavedReply {
  const languages = LANGUAGES.filter((each) => row.texts.some((text) => text.language === each));
  const shown = row.texts.find((text) => text.language === language) ?? row.texts[0];
  const known = desksWhere(actor, 'desk.read');
  const lastUsed = row.last_used_at ?? row.created_at;
  return {
    id: row.id,
    name: row.name,
    shortcut: row.shortcut,
    folder: row.folder,
    keywords: row.keywords,
    audience: row.owner_id === null ? 'desks' : 'private',
    // That it is offered on a desk one may not see is not told.
    desks: row.desks.filter((desk) => known === 'all' || known.includes(desk.id)),
    languages,
    snippet: shown ? htmlToText(shown.html).replace(/\s+/g, ' ').trim().slice(0, SNIPPET) : '',
    isMacro: Object.keys(row.effects).length > 0,
    uses: row.uses,
    changedUses: row.changed_uses,
    lastUsedAt: row.last_used_at?.toString() ?? null,
    stale: Temporal.Instant.compare(lastUsed, staleBefore(now)) < 0,
    putAwayAt: row.put_away_at?.toString() ?? null,
    updatedAt: row.updated_at.toString(),
    version: row.version,
    can: { change: mayChangeReply(actor, { ownerId: row.owner_id, deskIds: row.desks.map((desk) => desk.id) }) },
  };
}

export function toSavedReplyDetail(row: ReplyRow, actor: Actor, now: Temporal.Instant): SavedReplyDetail {
  return {
    ...toSavedReply(row, actor, now),
    texts: Object.fromEntries(row.texts.map((text) => [text.language, text.html])),
    effects: row.effects,
    createdBy:
      row.created_by && row.created_by_name !== null ? { id: row.created_by, name: row.created_by_name } : null,
  };
}
