import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Search documents and the text of files. Documents are written by triggers, in the transaction of what they describe: no
 * path that writes a message can forget them, and a batch of mails costs one statement more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Languages by ISO 639-1 and what PostgreSQL calls them; which of them are there depends on its version. */
const LANGUAGES: readonly (readonly [code: string, name: string])[] = [
  ['ar', 'arabic'],
  ['ca', 'catalan'],
  ['da', 'danish'],
  ['de', 'german'],
  ['el', 'greek'],
  ['en', 'english'],
  ['es', 'spanish'],
  ['et', 'estonian'],
  ['eu', 'basque'],
  ['fi', 'finnish'],
  ['fr', 'french'],
  ['ga', 'irish'],
  ['hi', 'hindi'],
  ['hu', 'hungarian'],
  ['hy', 'armenian'],
  ['id', 'indonesian'],
  ['it', 'italian'],
  ['lt', 'lithuanian'],
  ['nb', 'norwegian'],
  ['ne', 'nepali'],
  ['nl', 'dutch'],
  ['nn', 'norwegian'],
  ['no', 'norwegian'],
  ['pt', 'portuguese'],
  ['ro', 'romanian'],
  ['ru', 'russian'],
  ['sr', 'serbian'],
  ['sv', 'swedish'],
  ['ta', 'tamil'],
  ['tr', 'turkish'],
  ['yi', 'yiddish'],
];

const STATEMENTS: readonly string[] = [
  // Both are trusted: whoever owns the database may add them, without being its superuser.
  `create extension if not exists unaccent`,
  `create extension if not exists pg_trgm`,

  // Words as they are, accents and case ignored; and for each language the same with its stems.
  `create text search configuration sportello_exact (copy = pg_catalog.simple)`,
  `alter text search configuration sportello_exact alter mapping for asciiword, word, numword with unaccent, simple`,
  `create table search_languages (
    code text primary key,
    config text not null,
    -- Some document is in it: only these are asked when somebody searches.
    used boolean not null default false
  )`,
  `do $$
  declare
    language record;
    stems text;
  begin
    for language in
      select code, name from (values ${LANGUAGES.map(([code, name]) => `('${code}', '${name}')`).join(', ')}) l (code, name)
      where exists (select from pg_ts_config where cfgname = name and cfgnamespace = 'pg_catalog'::regnamespace)
    loop
      if not exists (select from pg_ts_config where cfgname = 'sportello_' || language.name) then
        execute format('create text search configuration sportello_%s (copy = pg_catalog.%I)', language.name, language.name);
        select d.dictname into stems from pg_ts_config c
          join pg_ts_config_map m on m.mapcfg = c.oid
          join pg_ts_dict d on d.oid = m.mapdict
          where c.cfgname = language.name and c.cfgnamespace = 'pg_catalog'::regnamespace
            and m.maptokentype = (select tokid from ts_token_type('default') where alias = 'word')
          order by m.mapseqno limit 1;
        execute format('alter text search configuration sportello_%s alter mapping for word with unaccent, pg_catalog.%I', language.name, stems);
      end if;
      insert into search_languages (code, config) values (language.code, 'sportello_' || language.name);
    end loop;
  end $$`,

  // Words and numbers alone: without this the parser takes "OL-20418" for a word and a negative number, and what stands
  // beside it changes what it sees. A code, an address, a domain is then a sequence of its parts, looked for as a phrase.
  `create function search_plain(said text) returns text language sql immutable parallel safe
    return regexp_replace(said, '[[:punct:]«»„“”‘’–—…·•¿¡€£]+', ' ', 'g')`,
  // Each word of a person's name and address, marked with what the person did.
  `create function search_people(role text, said text) returns tsvector language sql stable parallel safe
    return array_to_tsvector(array(select role || ':' || w from unnest(tsvector_to_array(to_tsvector('sportello_exact', search_plain(said)))) w))`,
  // Stems stand behind the exact words, so that phrases, which are exact, keep the places up to which PostgreSQL counts. They
  // are made of each word once: taking text apart is what costs, and a text repeats its words.
  `create function search_weighted(said text, config text, weight "char") returns tsvector language sql stable parallel safe
    return case when said = '' then ''::tsvector when config is null
      then setweight(to_tsvector('sportello_exact', said), weight)
      else (select setweight(words || to_tsvector(config::regconfig, array_to_string(tsvector_to_array(words), ' ')), weight)
        from (select to_tsvector('sportello_exact', said) as words offset 0) exact) end`,

  // One for each message, and one for each file of a message.
  `create table search_documents (
    id uuid primary key,
    kind text not null check (kind in ('message', 'file')),
    message_id uuid not null references messages on delete cascade,
    -- Always its message's, whose key it needs no second time; rights, spam and what was thrown away are asked of the ticket.
    ticket_id uuid not null,
    visibility text not null check (visibility in ('public', 'team')),
    language text,
    at timestamptz not null,
    words tsvector not null
  )`,
  `alter table search_documents alter column words set statistics 1000`,
  // A short list of what is not yet in order: whoever searches reads all of it.
  `create index search_documents_words on search_documents using gin (words) with (gin_pending_list_limit = 512)`,
  `create index search_documents_newest on search_documents (at desc, id desc)`,
  `create index search_documents_ticket on search_documents (ticket_id)`,
  `create index search_documents_message on search_documents (message_id)`,

  // What is in the files: read after they came, by a job. The text is kept for showing where the words were found.
  `create table search_files (
    attachment_id uuid primary key references attachments on delete cascade,
    state text not null default 'waiting' check (state in ('waiting', 'read', 'failed')),
    -- Why it could not be read, or why not all of it was.
    reason text,
    attempts integer not null default 0,
    text text,
    -- Not read before; while it is read, when to take it again.
    due_at timestamptz not null,
    read_at timestamptz
  )`,
  `create index search_files_waiting on search_files (due_at, attachment_id) where state = 'waiting'`,

  // Every word with the number of documents that hold it: tells which words say much, and knows what a mistyped one meant.
  `create table search_words (
    word text primary key,
    documents integer not null
  )`,
  `create index search_words_like on search_words using gin (word gin_trgm_ops)`,
  // Documents that wait for being counted; a job does it, so that writing a message locks no word.
  `create table search_uncounted (document_id uuid primary key)`,

  // How far the messages that were here before have been read, newest first.
  `create table search_filling (
    next_id uuid,
    messages bigint not null,
    filled bigint not null default 0,
    done_at timestamptz
  )`,
  `insert into search_filling (next_id, messages, done_at)
    select 'ffffffff-ffff-ffff-ffff-ffffffffffff', count(*), case when count(*) = 0 then now() end from messages`,

  // At most so many characters of a text: more than anybody writes by hand.
  `create function search_write(message_ids uuid[]) returns void language plpgsql as $$
  begin
    insert into search_documents (id, kind, message_id, ticket_id, visibility, language, at, words)
    select m.id, 'message', m.id, m.ticket_id, case m.type when 'note' then 'team' else 'public' end, l.code, m.created_at,
      search_weighted(search_plain(t.subject || case when position(lower(t.subject) in lower(m.subject)) > 0 then '' else ' ' || m.subject end), l.config, 'A')
      || search_weighted(search_plain(left(m.visible_text, 60000)), l.config, 'B')
      -- What is quoted from us we have; what came along with the first words (a forwarded letter) is nowhere else.
      || case when m.in_reply_to_id is null and m.type = 'incoming' and length(m.text) > length(m.visible_text) + 20
        then search_weighted(search_plain(left(replace(m.text, m.visible_text, ' '), 60000)), l.config, 'D') else '' end
      || search_people('from', m.author_name || ' ' || coalesce(m.author_address, ''))
      || search_people('to', coalesce((select string_agg(concat_ws(' ', r->>'name', r->>'address'), ' ')
        from jsonb_array_elements(coalesce(m.facts->'to', '[]') || coalesce(m.facts->'cc', '[]')) r), ''))
    from messages m join tickets t on t.id = m.ticket_id
      left join search_languages l on l.code = coalesce(m.language, t.language)
    where m.id = any(message_ids) and m.type <> 'auto'
    on conflict (id) do update set ticket_id = excluded.ticket_id, language = excluded.language, at = excluded.at, words = excluded.words;
    update search_languages set used = true where not used
      and code in (select d.language from search_documents d where d.id = any(message_ids));
  end $$`,

  // The name is found at once, the text when it has been read.
  `create function search_write_files(attachment_ids uuid[]) returns void language plpgsql as $$
  begin
    insert into search_documents (id, kind, message_id, ticket_id, visibility, language, at, words)
    select a.id, 'file', m.id, m.ticket_id, case m.type when 'note' then 'team' else 'public' end, l.code, m.created_at,
      search_weighted(search_plain(a.name), l.config, 'B')
      || search_weighted(search_plain(left(coalesce(f.text, ''), 60000)), l.config, 'D')
    from attachments a join messages m on m.id = a.message_id join tickets t on t.id = m.ticket_id
      left join search_files f on f.attachment_id = a.id
      left join search_languages l on l.code = coalesce(m.language, t.language)
    where a.id = any(attachment_ids) and not a.inline and m.type <> 'auto'
    on conflict (id) do update set message_id = excluded.message_id, ticket_id = excluded.ticket_id,
      visibility = excluded.visibility, language = excluded.language, at = excluded.at, words = excluded.words;
  end $$`,

  `create function search_after_messages() returns trigger language plpgsql as $$
  begin
    perform search_write(array(select id from fresh));
    return null;
  end $$`,
  `create trigger search_messages after insert on messages referencing new table as fresh
    for each statement execute function search_after_messages()`,
  `create function search_after_message_change() returns trigger language plpgsql as $$
  begin
    perform search_write(array[new.id]);
    update search_documents set ticket_id = new.ticket_id, at = new.created_at
      where message_id = new.id and kind = 'file' and (ticket_id, at) is distinct from (new.ticket_id, new.created_at);
    return null;
  end $$`,
  `create trigger search_message_change after update on messages for each row
    when ((old.ticket_id, old.subject, old.visible_text, old.text, old.author_name, old.author_address, old.language, old.created_at)
      is distinct from (new.ticket_id, new.subject, new.visible_text, new.text, new.author_name, new.author_address, new.language, new.created_at))
    execute function search_after_message_change()`,
  `create function search_after_renaming() returns trigger language plpgsql as $$
  begin
    perform search_write(array(select id from messages where ticket_id = new.id));
    return null;
  end $$`,
  `create trigger search_ticket_renaming after update on tickets for each row
    when (old.subject is distinct from new.subject) execute function search_after_renaming()`,

  `create function search_after_files() returns trigger language plpgsql as $$
  begin
    perform search_write_files(array(select id from fresh where message_id is not null));
    insert into search_files (attachment_id, due_at)
      select id, created_at from fresh where message_id is not null and not inline on conflict do nothing;
    return null;
  end $$`,
  `create trigger search_files_added after insert on attachments referencing new table as fresh
    for each statement execute function search_after_files()`,
  // A reply takes along what was uploaded before it.
  `create trigger search_files_changed after update on attachments referencing new table as fresh
    for each statement execute function search_after_files()`,
  `create function search_after_files_gone() returns trigger language plpgsql as $$
  begin
    delete from search_documents where id in (select id from gone where message_id is not null);
    return null;
  end $$`,
  `create trigger search_files_gone after delete on attachments referencing old table as gone
    for each statement execute function search_after_files_gone()`,

  `create function search_after_documents() returns trigger language plpgsql as $$
  begin
    insert into search_uncounted select id from fresh on conflict do nothing;
    return null;
  end $$`,
  `create trigger search_documents_added after insert on search_documents referencing new table as fresh
    for each statement execute function search_after_documents()`,
  // What is erased or rewritten leaves the words too: those that no document holds any more are forgotten.
  `create function search_after_erasing() returns trigger language plpgsql as $$
  begin
    with held as (
      select w as word, count(*) as documents from gone g, unnest(tsvector_to_array(g.words)) w
      where not exists (select from search_uncounted u where u.document_id = g.id) group by w),
    ordered as (select s.word, held.documents from search_words s join held using (word) order by s.word for update of s)
    update search_words s set documents = s.documents - ordered.documents from ordered where ordered.word = s.word;
    delete from search_words where documents <= 0
      and word in (select w from gone, unnest(tsvector_to_array(gone.words)) w);
    if tg_op = 'DELETE' then delete from search_uncounted where document_id in (select id from gone);
    else insert into search_uncounted select id from gone on conflict do nothing;
    end if;
    return null;
  end $$`,
  `create trigger search_documents_erased after delete on search_documents referencing old table as gone
    for each statement execute function search_after_erasing()`,
  `create trigger search_documents_rewritten after update on search_documents referencing old table as gone
    for each statement execute function search_after_erasing()`,
];
