import './search.tables.ts';
import type { Trx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { asWord } from './words.queries.ts';

/** Held by so many documents, a word is not about to be held by none. */
const HELD_BY_MANY = 1_000;

/**
 * Forgets the words of the next few that no document holds: a document that is erased while its words are being counted leaves
 * them behind. A word that is counted meanwhile stays.
 * @returns whether this was the end of the words; the next call begins anew.
 */
export async function forgetSome(trx: Trx, limit: number): Promise<boolean> {
  const { rows: places } = await sql<{ word: string }>`select word from search_sweep for update skip locked`.execute(
    trx,
  );
  const [place] = places;
  if (!place) return true;
  const { rows } = await sql<{ word: string; documents: number }>`select word, documents from search_words
    where word > ${place.word} order by word limit ${limit}`.execute(trx);
  const rare = rows.filter(({ documents }) => documents <= HELD_BY_MANY);
  await sql`delete from search_words s
    using json_to_recordset(${JSON.stringify(rare)}) as seen(word text, documents int)
    where s.word = seen.word and s.documents = seen.documents
      and not exists (select from search_documents d where d.words @@ ${asWord(sql`seen.word`)})`.execute(trx);
  const isEnd = rows.length < limit;
  await sql`update search_sweep set word = ${isEnd ? '' : (rows.at(-1)?.word ?? '')}`.execute(trx);
  return isEnd;
}
