import './articles.tables.ts';
import type { Trx } from '../../platform/db/index.ts';

/** A trigger writes them into what searches look through. */
export async function putAlsoCalled(trx: Trx, articleId: string, names: string[]): Promise<void> {
  await trx.updateTable('articles').set({ also_called: names }).where('id', '=', articleId).execute();
}
