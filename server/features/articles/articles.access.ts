import type { Permission } from '../../../contract/permissions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import type { Visibility } from './articles.tables.ts';
import { visibleOnDesks } from './reading.queries.ts';

interface OnDesk {
  deskId: string;
  visibility: Visibility;
}

/** What somebody needs to write an article of this kind. */
export function writingPermission(visibility: Visibility): Permission {
  return visibility === 'public' ? 'article.write' : 'article.write-internal';
}

export function mayRead(actor: Actor, article: Pick<OnDesk, 'deskId'>): boolean {
  return may(actor, 'article.read', article.deskId);
}

/** What lies in the bin is seen by who may take it out again. */
export function maySee(actor: Actor, row: { desk_id: string; visibility: Visibility; put_away_at: unknown }): boolean {
  const article = { deskId: row.desk_id, visibility: row.visibility };
  return mayRead(actor, article) && (row.put_away_at === null || mayWrite(actor, article));
}

export function mayWrite(actor: Actor, article: OnDesk): boolean {
  return may(actor, writingPermission(article.visibility), article.deskId);
}

export function mayChangeSections(actor: Actor, deskId: string): boolean {
  return may(actor, 'section.change', deskId);
}

/** A condition on `articles`: those on desks where the actor reads articles; customers and strangers have none. */
export function articlesVisibleTo(actor: Actor): RawBuilder<SqlBool> {
  return visibleOnDesks(desksWhere(actor, 'article.read'));
}
