import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { ReviewRow } from './reviews.queries.ts';

type Facts = Pick<ReviewRow, 'desk_id' | 'author_id' | 'asked_ids' | 'is_buddy'>;

/** The buddies of the rota, whoever else was asked, and managers; nobody looks at what they wrote themselves. */
export function mayLook(actor: Actor, { desk_id, author_id, asked_ids, is_buddy }: Facts): boolean {
  if (!may(actor, 'review.look', desk_id)) return false;
  if (actor.kind === 'teammate') {
    if (actor.id === author_id) return false;
    if (is_buddy || asked_ids.includes(actor.id)) return true;
  }
  return may(actor, 'rota.change', desk_id);
}

export function isWriter(actor: Actor, { author_id }: Pick<ReviewRow, 'author_id'>): boolean {
  return actor.kind === 'teammate' && actor.id === author_id;
}
