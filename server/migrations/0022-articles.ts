import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Articles in sections: what is written now, what is published, every version, and where each was ever found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // A tree for each desk, and one for each of its two readers: customers, and the team alone.
  `create table sections (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    parent_id uuid references sections,
    visibility text not null check (visibility in ('public', 'internal')),
    -- What the team's sections are for, where the product itself leads there.
    kind text not null default 'section' check (kind in ('section', 'style_guide', 'faq', 'triage')),
    position integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    put_away_at timestamptz
  )`,
  `create index sections_tree on sections (desk_id, visibility, parent_id, position, id) where put_away_at is null`,
  `create index sections_parent on sections (parent_id) where parent_id is not null`,
  `create table section_names (
    section_id uuid not null references sections on delete cascade,
    desk_id uuid not null references desks on delete cascade,
    language text not null,
    name text not null,
    slug text not null,
    description text not null default '',
    primary key (section_id, language)
  )`,
  `create unique index section_names_slug on section_names (desk_id, language, slug)`,

  `create table articles (
    id uuid primary key,
    desk_id uuid not null references desks on delete cascade,
    section_id uuid references sections,
    visibility text not null check (visibility in ('public', 'internal')),
    -- In which it is thought; the others follow it.
    source_language text not null,
    position integer not null,
    owner_id uuid references teammates on delete set null,
    -- A day of the company's; the owner is reminded once for each.
    review_on date,
    review_told_at timestamptz,
    -- Where it was made of a reply.
    ticket_id uuid references tickets on delete set null,
    message_id uuid references messages on delete set null,
    created_by uuid references teammates on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Thrown away: thirty days in the bin.
    put_away_at timestamptz,
    put_away_by uuid references teammates on delete set null
  )`,
  `create index articles_in_section on articles (section_id, position, id) where put_away_at is null`,
  `create index articles_of_desk on articles (desk_id, visibility, id) where put_away_at is null`,
  `create index articles_owner on articles (owner_id, review_on) where owner_id is not null and put_away_at is null`,
  `create index articles_review on articles (review_on) where review_on is not null and put_away_at is null`,
  `create index articles_put_away on articles (put_away_at) where put_away_at is not null`,
  `create index articles_ticket on articles (ticket_id) where ticket_id is not null`,
  `create index articles_message on articles (message_id) where message_id is not null`,
  `create index articles_newest on articles (updated_at desc, id desc) where put_away_at is null`,

  // An article in one language, as it is being written.
  `create table article_texts (
    article_id uuid not null references articles on delete cascade,
    language text not null,
    title text not null,
    -- Safe HTML, and its words.
    html text not null,
    text text not null,
    slug text not null,
    -- Grows with every kept change: who changes an older one is told.
    version integer not null default 1,
    -- Of article_versions; null while nobody outside reads it.
    published integer,
    published_at timestamptz,
    -- Written since it was published.
    changed_at timestamptz,
    changed_by uuid references teammates on delete set null,
    -- When it is to be published by itself.
    publish_at timestamptz,
    publish_by uuid references teammates on delete set null,
    -- Of a translation: the published version of the source that it says.
    follows integer,
    primary key (article_id, language)
  )`,
  `create index article_texts_due on article_texts (publish_at) where publish_at is not null`,
  `create index article_texts_published on article_texts (language, published_at desc, article_id) where published is not null`,

  // Every version that was published or put aside, as it was.
  `create table article_versions (
    article_id uuid not null,
    language text not null,
    number integer not null,
    title text not null,
    html text not null,
    text text not null,
    -- What changed, in a few words; may be empty.
    note text not null default '',
    made_at timestamptz not null,
    made_by uuid references teammates on delete set null,
    published_at timestamptz,
    primary key (article_id, language, number),
    foreign key (article_id, language) references article_texts on delete cascade
  )`,

  // Every address that an article ever had: the newest is its own, the others lead there.
  `create table article_slugs (
    desk_id uuid not null references desks on delete cascade,
    language text not null,
    slug text not null,
    article_id uuid not null references articles on delete cascade,
    made_at timestamptz not null,
    primary key (desk_id, language, slug)
  )`,
  `create index article_slugs_article on article_slugs (article_id)`,

  // Pictures and files, each a blob; HTML names a picture by its id.
  `create table article_files (
    id uuid primary key,
    article_id uuid not null references articles on delete cascade,
    name text not null,
    content_type text not null,
    size bigint not null,
    blob_sha256 text not null references blobs,
    -- In the text, and not in the list below it.
    inline boolean not null,
    width integer,
    height integer,
    added_by uuid references teammates on delete set null,
    added_at timestamptz not null
  )`,
  `create index article_files_article on article_files (article_id, id)`,
  `create index article_files_blob on article_files (blob_sha256)`,

  // Looked over by a colleague before it is published; what they say hangs on words of the text.
  `create table article_reviews (
    id uuid primary key,
    article_id uuid not null,
    language text not null,
    asked_by uuid references teammates on delete set null,
    asked_of uuid references teammates on delete set null,
    asked_at timestamptz not null,
    note text not null default '',
    outcome text check (outcome in ('fine', 'changes', 'withdrawn')),
    done_at timestamptz,
    foreign key (article_id, language) references article_texts on delete cascade
  )`,
  `create unique index article_reviews_open on article_reviews (article_id, language) where done_at is null`,
  `create index article_reviews_asked_of on article_reviews (asked_of, asked_at) where done_at is null`,
  `create table article_comments (
    id uuid primary key,
    article_id uuid not null,
    language text not null,
    author_id uuid references teammates on delete set null,
    -- The words it is about, as they were; the text marks them by the comment's id.
    quote text not null,
    words text not null,
    -- What to write instead, where one knows it.
    proposal text,
    made_at timestamptz not null,
    settled_at timestamptz,
    settled_by uuid references teammates on delete set null,
    foreign key (article_id, language) references article_texts on delete cascade
  )`,
  `create index article_comments_article on article_comments (article_id, language, made_at, id)`,

  // What is published, by its words: apart from those of messages, an index a hundredth of their size.
  `create table article_documents (
    article_id uuid not null,
    language text not null,
    desk_id uuid not null,
    section_id uuid,
    visibility text not null,
    -- The title's apart: who is called by a word comes before all that only say it.
    title_words tsvector not null,
    words tsvector not null,
    primary key (article_id, language),
    foreign key (article_id, language) references article_texts on delete cascade
  )`,
  `create index article_documents_words on article_documents using gin (words) with (fastupdate = off)`,
  `create index article_documents_title on article_documents using gin (title_words) with (fastupdate = off)`,
  `create index article_documents_desk on article_documents (desk_id, visibility, language)`,
  `create function article_write_documents(of_article uuid) returns void language plpgsql as $$
  begin
    delete from article_documents d where d.article_id = of_article
      and not exists (select from article_texts t join articles a on a.id = t.article_id
        where t.article_id = d.article_id and t.language = d.language and t.published is not null and a.put_away_at is null);
    insert into article_documents (article_id, language, desk_id, section_id, visibility, title_words, words)
    select a.id, t.language, a.desk_id, a.section_id, a.visibility,
      search_weighted(search_plain(v.title), l.config, 'A'),
      search_weighted(search_plain(v.title), l.config, 'A') || search_weighted(search_plain(left(v.text, 60000)), l.config, 'B')
    from articles a join article_texts t on t.article_id = a.id
      join article_versions v on v.article_id = t.article_id and v.language = t.language and v.number = t.published
      left join search_languages l on l.code = t.language
    where a.id = of_article and a.put_away_at is null
    on conflict (article_id, language) do update set desk_id = excluded.desk_id, section_id = excluded.section_id,
      visibility = excluded.visibility, title_words = excluded.title_words, words = excluded.words;
    update search_languages set used = true where not used
      and code in (select d.language from article_documents d where d.article_id = of_article);
  end $$`,
  `create function article_after_publishing() returns trigger language plpgsql as $$
  begin
    perform article_write_documents(new.article_id);
    return null;
  end $$`,
  `create trigger article_published after update of published on article_texts for each row
    when (old.published is distinct from new.published) execute function article_after_publishing()`,
  `create trigger article_made_published after insert on article_texts for each row
    when (new.published is not null) execute function article_after_publishing()`,
  `create function article_after_moving() returns trigger language plpgsql as $$
  begin
    perform article_write_documents(new.id);
    return null;
  end $$`,
  `create trigger article_moved after update on articles for each row
    when ((old.desk_id, old.section_id, old.visibility, old.put_away_at) is distinct from (new.desk_id, new.section_id, new.visibility, new.put_away_at))
    execute function article_after_moving()`,
];
