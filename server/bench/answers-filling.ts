import type pg from 'pg';
import { sameEveryTime, vocabularyOf } from './words.ts';

export const ARTICLES = 10_000;
const LANGUAGES = ['en', 'it', 'es', 'ro'];
const AT_ONCE = 500;
const WORDS_OF_A_TITLE = 5;
const SENTENCES = 12;
const WORDS_OF_A_SENTENCE = 11;

/** Articles as they are when published, up to so many, a quarter in each language; a tenth of them the team's own. */
export async function fillArticles(client: pg.Client, deskId: string, wanted: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from article_documents');
  const have = rows[0]?.count ?? 0;
  for (let from = have; from < wanted; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, wanted - from) }, (_, index) => articleOf(from + index));
    await client.query('begin');
    await client.query(
      `with made as (select a.*, gen_random_uuid() as id from jsonb_to_recordset($2::jsonb)
          as a (language text, title text, text text, slug text, visibility text, place int)),
        articles_made as (insert into articles (id, desk_id, section_id, visibility, source_language, position, created_at, updated_at)
          select id, $1::uuid, null, visibility, language, place, now(), now() from made returning id),
        texts_made as (insert into article_texts (article_id, language, title, html, text, slug)
          select id, language, title, '<p>' || text || '</p>', text, slug from made returning article_id)
      insert into article_slugs (desk_id, language, slug, article_id, made_at) select $1::uuid, language, slug, id, now() from made`,
      [deskId, JSON.stringify(some)],
    );
    await client.query(`insert into article_versions (article_id, language, number, title, html, text, made_at, published_at)
      select t.article_id, t.language, 1, t.title, t.html, t.text, now(), now() from article_texts t
      where t.published is null and t.slug like 'bench-%' on conflict do nothing`);
    await client.query(
      `update article_texts set published = 1, published_at = now() where published is null and slug like 'bench-%'`,
    );
    await client.query('commit');
  }
  await client.query('analyze articles, article_texts, article_versions, article_documents');
  return have;
}

const vocabularies = new Map(LANGUAGES.map((language) => [language, vocabularyOf(language)]));

function articleOf(place: number) {
  const language = LANGUAGES[place % LANGUAGES.length] ?? 'en';
  const words = vocabularies.get(language) ?? [];
  const random = sameEveryTime(place * 7_919 + 1);
  // By Zipf's law, as people write.
  const some = (count: number): string =>
    Array.from({ length: count }, () => words[Math.floor(words.length ** random()) - 1] ?? '').join(' ');
  return {
    language,
    title: some(WORDS_OF_A_TITLE),
    text: Array.from({ length: SENTENCES }, () => `${some(WORDS_OF_A_SENTENCE)}.`).join(' '),
    slug: `bench-${place}`,
    visibility: place % 10 === 9 ? 'internal' : 'public',
    place,
  };
}
