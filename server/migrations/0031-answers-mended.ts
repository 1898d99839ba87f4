import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What answers and their readers asked for once they were used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // The words of what is published, by who reads it: what a reader's slip of the pen meant is looked for among what that
  // reader may read, and nothing else.
  `create table article_words (
    desk_id uuid not null,
    visibility text not null,
    language text not null,
    word text not null,
    articles integer not null,
    primary key (desk_id, visibility, language, word)
  )`,
  // As they were written, without stems; kept, so that they can be counted off again.
  `alter table article_documents add said text[] not null default '{}'`,
  `create or replace function article_write_documents(of_article uuid) returns void language plpgsql as $$
  begin
    delete from article_documents d where d.article_id = of_article
      and not exists (select from article_texts t join articles a on a.id = t.article_id
        where t.article_id = d.article_id and t.language = d.language and t.published is not null and a.put_away_at is null);
    insert into article_documents (article_id, language, desk_id, section_id, visibility, title_words, words, said)
    select a.id, t.language, a.desk_id, a.section_id, a.visibility,
      search_weighted(search_plain(v.title), l.config, 'A'),
      search_weighted(search_plain(v.title), l.config, 'A') || search_weighted(search_plain(left(v.text, 60000)), l.config, 'B'),
      array(select w from unnest(tsvector_to_array(
          to_tsvector('sportello_exact', search_plain(v.title || ' ' || left(v.text, 60000))))) w
        where length(w) between 4 and 40 and w !~ '[0-9]')
    from articles a join article_texts t on t.article_id = a.id
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
      left join search_languages l on l.code = t.language
    where a.id = of_article and a.put_away_at is null
    on conflict (article_id, language) do update set desk_id = excluded.desk_id, section_id = excluded.section_id,
      visibility = excluded.visibility, title_words = excluded.title_words, words = excluded.words, said = excluded.said;
    update search_languages set used = true where not used
      and code in (select d.language from article_documents d where d.article_id = of_article);
  end $$`,
  // In the order of the words, so that two who publish at once wait for each other and never both.
  `create function article_count_words(come article_documents[], gone article_documents[]) returns void language plpgsql as $$
  begin
    insert into article_words (desk_id, visibility, language, word, articles)
    select desk_id, visibility, language, word, sum(step) from (
      select d.desk_id, d.visibility, d.language, w as word, 1 as step from unnest(come) d, unnest(d.said) w
      union all
      select d.desk_id, d.visibility, d.language, w, -1 from unnest(gone) d, unnest(d.said) w) steps
    group by 1, 2, 3, 4 having sum(step) <> 0 order by 1, 2, 3, 4
    on conflict (desk_id, visibility, language, word) do update set articles = article_words.articles + excluded.articles;
    delete from article_words a using unnest(gone) d where a.articles <= 0
      and a.desk_id = d.desk_id and a.visibility = d.visibility and a.language = d.language and a.word = any(d.said);
  end $$`,
  `create function article_words_after() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then perform article_count_words(array[new], '{}');
    elsif tg_op = 'DELETE' then perform article_count_words('{}', array[old]);
    else perform article_count_words(array[new], array[old]);
    end if;
    return null;
  end $$`,
  // Which replies that left brought an article along: as a link, or as the words that it was made of.
  `create table article_answers (
    article_id uuid not null references articles on delete cascade,
    message_id uuid not null references messages on delete cascade,
    ticket_id uuid not null references tickets on delete cascade,
    at timestamptz not null,
    primary key (article_id, message_id)
  )`,
  `create index article_answers_newest on article_answers (article_id, at desc)`,
  `create index article_answers_message on article_answers (message_id)`,
  `create index article_answers_ticket on article_answers (ticket_id)`,
  `insert into article_answers (article_id, message_id, ticket_id, at)
    select r.article_id, r.message_id, m.ticket_id, r.left_at from reply_answers r join messages m on m.id = r.message_id
    where r.left_at is not null`,

  // The address alone, under the day's salt like the visitor: changing the browser makes no new reader of one.
  `alter table article_votes add network bytea`,
  `create index article_votes_network on article_votes (article_id, day, network) where network is not null`,

  `create index satisfaction_questions_asked on satisfaction_questions (asked_at) where asked_at is not null`,
  // One person is asked at most once in so many days, whatever they wrote about; 0: about each request.
  `alter table satisfaction_settings add days_between integer not null default 7`,

  // Counted all at once, before each change is counted by itself: one by one, a word of every article would be written anew
  // as often as there are articles, in one transaction.
  `do $$ begin perform article_write_documents(id) from articles where put_away_at is null; end $$`,
  `insert into article_words (desk_id, visibility, language, word, articles)
    select d.desk_id, d.visibility, d.language, w, count(*) from article_documents d, unnest(d.said) w group by 1, 2, 3, 4`,
  `create index article_words_like on article_words using gin (word gin_trgm_ops)`,
  `create trigger article_words_changed after insert or delete or update of desk_id, visibility, said on article_documents
    for each row execute function article_words_after()`,
];
