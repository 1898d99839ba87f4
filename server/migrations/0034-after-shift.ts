import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The end of a shift: what is handed on, and what was learned in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `create table hand_overs (
    shift_id uuid primary key references shifts on delete cascade,
    -- Replies until then were looked through for what no answer was found for.
    gathered_until timestamptz,
    done_at timestamptz,
    note_for_briefing text not null default '',
    word_to_buddy text not null default ''
  )`,
  `create index hand_overs_notes on hand_overs (done_at) where note_for_briefing <> ''`,
  `create table handed_tickets (
    shift_id uuid not null references hand_overs on delete cascade,
    ticket_id uuid not null references tickets on delete cascade,
    -- Null: back in the queue. Whose shift it was: it stays with them.
    to_id uuid references teammates on delete set null,
    kind text not null check (kind in ('handed', 'kept', 'queue')),
    -- What there is to do, as the person who takes it reads it.
    next text not null,
    handed_at timestamptz not null,
    primary key (shift_id, ticket_id)
  )`,
  `create index handed_tickets_ticket on handed_tickets (ticket_id)`,
  `create table gathered (
    id uuid primary key,
    shift_id uuid not null references shifts on delete cascade,
    teammate_id uuid not null references teammates on delete cascade,
    kind text not null check (kind in ('no-answer', 'buddy-changed', 'search-without-result', 'asked-buddy')),
    -- What makes it the same thing when it comes again: the question, the lesson, the words of a search.
    key text not null,
    -- Where its words are read when they are shown: nothing of a customer's is kept here.
    ticket_id uuid references tickets on delete cascade,
    message_id uuid references messages on delete cascade,
    -- Of a search what was looked for, of a lesson the buddy's words.
    words text not null default '',
    times integer not null default 1,
    state text not null default 'open' check (state in ('open', 'article', 'saved-reply', 'same-word', 'left')),
    -- What was made of it.
    made_ref uuid,
    gathered_at timestamptz not null,
    decided_at timestamptz
  )`,
  // Asked once: what was decided does not come back.
  `create unique index gathered_once on gathered (teammate_id, kind, key)`,
  `create index gathered_shift on gathered (shift_id)`,
  `create index gathered_ticket on gathered (ticket_id) where ticket_id is not null`,
  `create index gathered_message on gathered (message_id) where message_id is not null`,
  `create index articles_made_by on articles (created_by) where created_by is not null and put_away_at is null`,
  `create index article_versions_made_by on article_versions (made_by, made_at) where made_by is not null`,
  `create index saved_replies_made_by on saved_replies (created_by) where created_by is not null`,
  `create index satisfaction_marks_teammate on satisfaction_marks (teammate_id, given_at) where teammate_id is not null`,

  // Words that nobody wrote and somebody looked for: searches find the article by them, readers do not see them.
  `alter table articles add also_called text[] not null default '{}'`,
  `create or replace function article_write_documents(of_article uuid) returns void language plpgsql as $$
  begin
    delete from article_documents d where d.article_id = of_article
      and not exists (select from article_texts t join articles a on a.id = t.article_id
        where t.article_id = d.article_id and t.language = d.language and t.published is not null and a.put_away_at is null);
    insert into article_documents (article_id, language, desk_id, section_id, visibility, title_words, words, said)
    select a.id, t.language, a.desk_id, a.section_id, a.visibility,
      search_weighted(search_plain(v.title), l.config, 'A'),
      search_weighted(search_plain(v.title), l.config, 'A') || search_weighted(search_plain(left(v.text, 60000)), l.config, 'B')
        || search_weighted(search_plain(array_to_string(a.also_called, ' ')), l.config, 'B'),
      array(select w from unnest(tsvector_to_array(to_tsvector('sportello_exact',
          search_plain(v.title || ' ' || left(v.text, 60000) || ' ' || array_to_string(a.also_called, ' '))))) w
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
  `create trigger article_called_also after update of also_called on articles for each row
    when (old.also_called is distinct from new.also_called) execute function article_after_moving()`,
];
