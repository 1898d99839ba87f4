import './search.tables.ts';
import type { Db, RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';

/** What the database makes of a piece of text. */
export interface Lexemes {
  /** Its words, in their order, without case and accents. */
  exact: string[];
  /** Its stems in every language that documents are in. */
  stems: string[];
  /** In one of these languages it says nothing by itself ("the", "il"). */
  common: boolean;
}

/** @returns one for each text, in the same order. */
export async function lexemesOf(db: Db, texts: readonly string[]): Promise<Lexemes[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<Lexemes>`
    with asked as (select place, search_plain(text) as text from unnest(${texts}::text[]) with ordinality a(text, place)),
    stemmed as (select place, to_tsvector(l.config::regconfig, text) as words from asked, search_languages l where l.used)
    select array(select u.lexeme from unnest(to_tsvector('sportello_exact', text)) u, unnest(u.positions) p order by p) as exact,
      array(select distinct w from stemmed s, unnest(tsvector_to_array(s.words)) w where s.place = asked.place) as stems,
      exists (select from stemmed s where s.place = asked.place and s.words = ''::tsvector) as common
    from asked order by place`.execute(db);
  return rows;
}

/** The stems of words, each in the language of its text; languages without stems have none. */
export async function stemsOf(
  db: Db,
  words: readonly { language: string; word: string }[],
): Promise<{ language: string; word: string; stems: string[] }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ language: string; word: string; stems: string[] }>`
    select language, word, tsvector_to_array(to_tsvector(l.config::regconfig, word)) as stems
    from json_to_recordset(${JSON.stringify(words)}) as w(language text, word text)
    join search_languages l on l.code = w.language`.execute(db);
  return rows;
}

/** What asks for documents that hold a word as it is, whatever signs are in it. */
export function asWord(word: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`('''' || replace(replace(${word}, '\\', '\\\\'), '''', '''''') || '''')::tsquery`;
}

/** Whether each of these words stands in a message of these tickets. */
export async function areHeld(db: Db, words: readonly string[], tickets: RawBuilder<SqlBool>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select coalesce(bool_and(exists (
      select from search_documents d join tickets on tickets.id = d.ticket_id
      where d.words @@ ${asWord(sql`word`)} and ${tickets})), true) as held
    from unnest(${words}::text[]) word`.execute(db);
  return rows[0]?.held ?? false;
}

/** Words that are written like this one, most like it first: of all desks, so nothing of them may be said unasked. */
export async function wordsLike(db: Db, word: string, limit: number): Promise<{ word: string; documents: number }[]> {
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, documents from search_words where word % ${word} and word <> ${word}
    order by similarity(word, ${word}) desc, documents desc, word limit ${limit}`.execute(db);
  return rows;
}
