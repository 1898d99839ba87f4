import pg from 'pg';
import { BENCH_LANGUAGES, TEXTS, textsOf } from './words.ts';

/** Messages that are read for search at once, and by how many at a time. */
const SEARCHED_AT_ONCE = 25_000;
const WRITERS = 2;

export const SIZES = { contacts: 40_000, tickets: 100_000, teammates: 200, days: 730 } as const;

/** What a run needs to know of what was filled. */
export interface Filled {
  seconds: number;
  largeDesk: string;
  /** Named `bench` too, with a tenth of the tickets. */
  smallDesk: string;
  counts: Record<string, number>;
}

/**
 * Fills a database in which Sportello has started once with two years of a busy help desk: one ticket in twenty-five still
 * in work, the older ones closed, some five messages a ticket, what was sent and what happened beside them. Everything is
 * made by the database itself, a table a statement, its indexes and foreign keys put back afterwards.
 * @param admin the teammate who becomes an agent of both desks, and the first of those who hold tickets
 */
export async function fill(databaseUrl: string, admin: string): Promise<Filled> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c timezone=UTC' });
  await client.connect();
  const began = performance.now();
  try {
    await client.query(`set work_mem = '256MB'; set maintenance_work_mem = '512MB'; select setseed(0.42)`);
    const putBack = await takeOff(client);
    // What is written for search is written afterwards, by two at once and not by one statement for a million.
    await triggers(client, 'disable');
    await fillTexts(client);
    for (const statement of STATEMENTS) await client.query(statement);
    await client.query(
      `update grants set role = 'agent', desk_id = (select id from bench_desks where n = 1)
       where desk_id is null and teammate_id = (select id from teammates where email = $1)`,
      [admin],
    );
    await fillSearch(databaseUrl, client);
    await triggers(client, 'enable');
    for (const statement of putBack) await client.query(statement);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    return {
      seconds: (performance.now() - began) / 1000,
      largeDesk: await one(client, 'select id as value from bench_desks where n = 1'),
      smallDesk: await one(client, 'select id as value from bench_desks where n = 2'),
      counts: await countsOf(client),
    };
  } finally {
    await client.end();
  }
}

/** Those of our own; the keys' are gone with the keys. The role that fills need not be the database's superuser. */
async function triggers(client: pg.Client, change: 'disable' | 'enable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await client.query(`alter table ${name} ${change} trigger user`);
}

/** `n` is the language's turn, `s` the text's. */
async function fillTexts(client: pg.Client): Promise<void> {
  await client.query('create temp table bench_texts (n int, s int, text text)');
  for (const [turn, language] of BENCH_LANGUAGES.entries())
    await client.query(
      `insert into bench_texts select $1::int, (place - 1)::int, said from unnest($2::text[]) with ordinality t (said, place)`,
      [turn, textsOf(language)],
    );
}

/** Documents of all messages and files, and how many hold each word. */
async function fillSearch(databaseUrl: string, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from messages order by id');
  const share = async (turn: number): Promise<void> => {
    const own = new pg.Client({ connectionString: databaseUrl });
    await own.connect();
    try {
      await own.query('set synchronous_commit = off');
      for (let from = turn * SEARCHED_AT_ONCE; from < rows.length; from += WRITERS * SEARCHED_AT_ONCE) {
        const ids = rows.slice(from, from + SEARCHED_AT_ONCE).map(({ id }) => id);
        await own.query('select search_write($1::uuid[])', [ids]);
      }
    } finally {
      await own.end();
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, turn) => share(turn)));
  await client.query('select search_write_files(array(select id from attachments where message_id is not null))');
  await client.query(`insert into search_words select word, ndoc from ts_stat('select words from search_documents')
    where word ~ '^[[:alpha:]][[:alnum:]]{2,39}$'`);
  await client.query('update search_filling set next_id = null, messages = 0, filled = 0, done_at = now()');
}

/** Drops foreign keys and indexes that are no constraint's. @returns the statements that make them again. */
async function takeOff(client: pg.Client): Promise<string[]> {
  const { rows: keys } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s not valid', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisunique
      and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`);
  for (const { drop } of [...keys, ...indexes]) await client.query(drop);
  // What was filled keeps the keys, so nobody looks at it once more ("not valid"); what comes is looked at as ever.
  return [...indexes, ...keys].map(({ make }) => make);
}

async function countsOf(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['tickets', 'messages', 'contacts', 'outgoing', 'inbound', 'events', 'attachments']) {
    counts[table] = Number(await one(client, `select count(*)::text as value from ${table}`));
  }
  counts['tickets in work'] = Number(
    await one(client, `select count(*)::text as value from tickets where status not in ('solved', 'closed')`),
  );
  return counts;
}

async function one(client: pg.Client, question: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>(question);
  if (!rows[0]) throw new Error(`nothing answers "${question}"`);
  return rows[0].value;
}

/** One of the words, the same for the same row. */
function pick(words: readonly string[], number: string): string {
  return `(array[${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(',')}])[1 + (${number}) % ${words.length}]`;
}

const FIRST_NAMES =
  'Anna Marco Giulia Luca Elena Andrei Ioana Mihai Carmen Javier Lucia Pablo Sofia Diego Emma Oliver Grace Henry Maria Matteo Chiara Radu Sorin Pilar Nuria Martin Clara Victor Teresa Marius Irina Paolo Bianca Simona Hugo Alba Ruth Owen Zoe Iris'.split(
    ' ',
  );
const LAST_NAMES =
  'Rossi Bianchi Ferrari Esposito Romano Colombo Ricci Marino Greco Bruno Gallo Conti Popescu Ionescu Dumitru Stan Gheorghe Munteanu Marin Stoica Garcia Lopez Sanchez Romero Navarro Torres Ortega Vidal Iglesias Castro Smith Taylor Brown Wilson Evans Walker Wright Turner Cooper Ward Marchetti Moretti Fontana Villa Serra Leone Martini Costa Fabbri Sala'.split(
    ' ',
  );
const SUBJECTS = [
  'The lamp does not charge any more',
  'Il pacco non è ancora arrivato',
  'Necesito una factura a nombre de la empresa',
  'Actualizarea se oprește la 60%',
  'Wrong address on my order',
  'Sostituzione del caricatore',
  'Cambiar la fecha de entrega',
  'Garanția pentru baterie',
];
/** In turn with SUBJECTS, so that words and language go together. */
const LANGUAGES = BENCH_LANGUAGES;

// `n` counts rows; `h(n)` scatters it, so that neighbours differ and every run makes the same.
const STATEMENTS = [
  `create function bench_h(n bigint, salt int) returns int language sql immutable as
    $$ select (hashint8extended(n, salt) & 1073741823)::int $$`,
  `create temp table bench_desks (n int, id uuid)`,
  `insert into bench_desks select 1, id from desks order by position limit 1`,
  `insert into bench_desks values (2, uuidv7())`,
  `insert into desks (id, name, audience, languages, time_zone, hours, reply_target_minutes, from_name, position, created_at, updated_at)
    select b.id, 'bench', d.audience, d.languages, d.time_zone, d.hours, d.reply_target_minutes, d.from_name, 2, d.created_at, d.updated_at
    from desks d, bench_desks b where b.n = 2`,
  `insert into desk_addresses select 'second@bench.example', id, 1, now() from bench_desks where n = 2`,
  `insert into teammates (id, email, email_verified, name, created_at, updated_at)
    select uuidv7(), 'teammate' || n || '@bench.example', true, ${pick(FIRST_NAMES, 'n')} || ' ' || ${pick(LAST_NAMES, 'n * 7')},
      now() - interval '730 days', now()
    from generate_series(2, ${SIZES.teammates}) n`,
  `create temp table bench_team as select row_number() over (order by created_at desc, id) as n, id, name from teammates`,
  `insert into grants (id, teammate_id, role, desk_id, created_at)
    select uuidv7(), t.id, 'agent', d.id, now() from bench_team t, bench_desks d where t.n > 1 or d.n = 2`,
  `insert into categories (id, name, desk_id, created_at, path, lineage)
    select c.id, c.name, (select id from desks order by position limit 1), now(), array[c.name], array[c.id]
    from (select uuidv7() as id, 'Category ' || n as name from generate_series(1, 20) n) c`,

  `create temp table bench_people as
    select n, uuidv7(age) as id, uuidv7(age) as identity_id, now() + age as at,
      ${pick(FIRST_NAMES, 'bench_h(n, 1)')} || ' ' || ${pick(LAST_NAMES, 'bench_h(n, 2)')} as name,
      lower(${pick(FIRST_NAMES, 'bench_h(n, 1)')} || '.' || ${pick(LAST_NAMES, 'bench_h(n, 2)')}) || n || '@'
        || ${pick(['mail.example', 'post.example', 'letters.example', 'company.example'], 'bench_h(n, 3)')} as address
    from (select n, make_interval(secs => -86400.0 * ${SIZES.days} * (1 - n::float / ${SIZES.contacts})) as age
      from generate_series(1, ${SIZES.contacts}) n) aged`,
  `create unique index on bench_people (n)`,
  `analyze bench_people`,
  `insert into contacts (id, name, language, created_at, updated_at)
    select id, name, ${pick(LANGUAGES, 'bench_h(n, 4)')}, at, at from bench_people`,
  `insert into identities (id, contact_id, kind, value, created_at)
    select identity_id, id, 'email', address, at from bench_people`,

  // Each ticket's number, age, state, people and how many messages it has.
  `create temp table bench_tickets as
    select n, uuidv7(age) as id, now() + age as at, days, status, language, desk, person, holder, messages,
      least(now() + age + make_interval(mins => 30 + (messages - 1) * (60 + bench_h(n, 5) % 900)), now() - interval '10 s') as last_at
    from (
      select *, case
          when days < 3 and bench_h(n, 6) % 100 < 60 or days < 30 and bench_h(n, 6) % 100 < 20 or bench_h(n, 6) % 1000 < 32
            then (array['new','open','open','waiting','waiting','on_hold'])[1 + bench_h(n, 7) % 6]
          when days < 7 then 'solved' else 'closed' end as status
      from (
        select n, make_interval(secs => -86400.0 * ${SIZES.days} * (1 - n::float / ${SIZES.tickets}) - 600) as age,
          ${SIZES.days} * (1 - n::float / ${SIZES.tickets}) as days,
          ${pick(LANGUAGES, 'bench_h(n, 8)')} as language,
          case when bench_h(n, 9) % 10 = 0 then 2 else 1 end as desk,
          -- Some write often, most write once or twice, and nobody before they are known.
          1 + (power(bench_h(n, 10) / 1073741824.0, 1.6) * (n::float / ${SIZES.tickets}) * ${SIZES.contacts - 1})::int as person,
          case when bench_h(n, 11) % 100 < 85 then 1 + bench_h(n, 12) % ${SIZES.teammates} end as holder,
          2 + floor(-ln(1 - bench_h(n, 13) / 1073741825.0) * 8.6)::int as messages
        from generate_series(1, ${SIZES.tickets}) n) drawn) stated`,
  `create unique index on bench_tickets (n)`,
  `analyze bench_tickets`,
  `insert into tickets (id, number, desk_id, contact_id, channel, subject, snippet, language, status, priority, category_id, tags,
      assignee_id, reply_due_at, status_token, status_changed_at, last_message_at, last_incoming_at, first_reply_at,
      solved_at, closed_at, created_at, updated_at)
    select t.id, 1000 + t.n, d.id, p.id, 'email', ${pick(SUBJECTS, 'bench_h(t.n, 8)')} || ' OL-' || t.n,
      left(f.text, 120), t.language, t.status,
      (array['low','normal','normal','normal','high','urgent'])[1 + bench_h(t.n, 14) % 6], c.id, '{}',
      case when t.status <> 'new' then h.id end,
      case when t.status in ('new', 'open') and bench_h(t.n, 15) % 10 > 0 then t.at + interval '4 hours' end,
      translate(md5('token' || t.n), '0189', 'klmn'), t.last_at, t.last_at, t.at,
      case when t.status <> 'new' then t.at + interval '2 hours' end,
      case when t.status in ('solved', 'closed') then t.last_at end, case when t.status = 'closed' then t.last_at + interval '7 days' end,
      t.at, t.last_at
    from bench_tickets t join bench_desks d on d.n = t.desk join bench_people p on p.n = t.person
      join bench_texts f on f.n = bench_h(t.n, 8) % 4 and f.s = t.n % ${TEXTS}
      left join bench_team h on h.n = t.holder
      left join (select id, row_number() over (order by name) as n from categories) c on c.n = 1 + bench_h(t.n, 16) % 25
    order by t.n`,
  `select setval('ticket_numbers', 1000 + ${SIZES.tickets})`,
  // One in two hundred was merged into the one before it.
  `update tickets set merged_into_id = b.id from bench_tickets a join bench_tickets b on b.n = a.n - 1
    where tickets.id = a.id and a.n % 200 = 0`,
  `insert into ticket_participants (ticket_id, identity_id, role, confirmed_at, added_at)
    select t.id, p.identity_id, 'contact', t.at, t.at from bench_tickets t join bench_people p on p.n = t.person`,
  `insert into ticket_participants (ticket_id, identity_id, role, confirmed_at, added_at)
    select t.id, p.identity_id, 'cc', t.at, t.at from bench_tickets t join bench_people p on p.n = 1 + (t.person + 7) % ${SIZES.contacts}
    where t.n % 10 = 0`,
  `insert into ticket_reads select t.id, h.id, t.last_at from bench_tickets t
    join bench_team h on h.n in (t.holder, 1 + t.n % ${SIZES.teammates}, 1) where h.n > 1 or t.n % 3 = 0`,

  // Odd ones come in, every sixth is a note, the second is the automatic answer, the rest are replies.
  `create temp table bench_messages as
    select *, row_number() over () as m from (
      select t.n, k, uuidv7(sent_at - now()) as id, sent_at as at,
        case when k = 2 then 'auto' when k % 6 = 5 then 'note' when k % 2 = 1 then 'incoming' else 'reply' end as type
      from bench_tickets t cross join lateral (
        select k, t.at + (t.last_at - t.at) * ((k - 1)::float / greatest(t.messages - 1, 1)) as sent_at
        from generate_series(1, t.messages) k) each) numbered`,
  `analyze bench_messages, bench_texts, bench_team, bench_desks`,
  `insert into blobs select encode(sha256(('mail' || m)::bytea), 'hex'), 9000, at from bench_messages where type <> 'note'`,
  `insert into inbound (id, channel, mailbox, desk_id, envelope, raw_sha256, raw_size, received_at, state, attempts, outcome,
      message_id_header, content_hash, ticket_id, message_id, processed_at)
    select uuidv7(m.at - now()), 'email', 'support@bench.example', d.id, jsonb_build_object('from', p.address, 'to', jsonb_build_array('support@bench.example')),
      encode(sha256(('mail' || m.m)::bytea), 'hex'), 9000, m.at, 'processed', 1,
      case when m.k = 1 then 'created' else 'appended' end, m.m || '@customers.example', md5('content' || m.m), t.id, m.id, m.at
    from bench_messages m join bench_tickets t on t.n = m.n join bench_people p on p.n = t.person join bench_desks d on d.n = t.desk
    where m.type = 'incoming'`,
  `insert into messages (id, ticket_id, type, channel, author_kind, author_id, author_name, author_address, subject, text,
      visible_text, html, language, facts, message_id_header, reply_token, is_auto, created_at)
    select m.id, t.id, m.type, 'email', case m.type when 'incoming' then 'contact' when 'auto' then 'system' else 'teammate' end,
      case m.type when 'incoming' then p.id when 'auto' then null else h.id end,
      case m.type when 'incoming' then p.name when 'auto' then 'Support' else h.name end,
      case m.type when 'incoming' then p.address else 'support@bench.example' end,
      'OL-' || t.n, x.text || E'\\n> quoted\\n> ' || t.n, x.text || case when m.k = 1 then E'\\nOL-' || t.n else '' end, '<p>' || replace(x.text, E'\\n', '</p><p>') || '</p>', t.language,
      jsonb_build_object('to', jsonb_build_array(jsonb_build_object('name', '', 'address', 'support@bench.example')), 'cc', '[]'::jsonb,
        'references', '[]'::jsonb),
      case when m.type <> 'note' then m.m || '@customers.example' end,
      case when m.type in ('reply', 'auto') then md5('reply' || m.m) end, m.type = 'auto', m.at
    from bench_messages m join bench_tickets t on t.n = m.n join bench_people p on p.n = t.person
      join bench_team h on h.n = coalesce(t.holder, 1)
      join bench_texts x on x.n = bench_h(t.n, 8) % 4 and x.s = bench_h(m.m, 17) % ${TEXTS}`,
  `insert into attachments (id, message_id, ticket_id, blob_sha256, name, content_type, size, position, created_at)
    select uuidv7(m.at - now()), m.id, t.id, encode(sha256(('mail' || m.m)::bytea), 'hex'), 'photo.jpg', 'image/jpeg', 50000, 0, m.at
    from bench_messages m join bench_tickets t on t.n = m.n where m.type = 'incoming' and bench_h(m.m, 18) % 10 = 0`,
  `insert into outgoing (id, channel, kind, desk_id, ticket_id, message_id, author_id, recipients, subject, letter, state, send_at,
      attempts, give_up_at, raw_sha256, message_id_header, sent_at, created_at, updated_at)
    select uuidv7(m.at - now()), 'email', m.type, d.id, t.id, m.id, case m.type when 'reply' then h.id end, array[p.address], 'Re: OL-' || t.n,
      jsonb_build_object('from', jsonb_build_object('name', 'Support', 'address', 'support@bench.example'),
        'to', jsonb_build_array(jsonb_build_object('name', p.name, 'address', p.address)), 'cc', '[]'::jsonb, 'subject', 'Re: OL-' || t.n,
        'text', x.text, 'html', '<p>' || x.text || '</p>', 'attachments', '[]'::jsonb, 'messageId', m.m || '@customers.example',
        'references', '[]'::jsonb, 'language', t.language),
      case when bench_h(m.m, 19) % 1000 < 2 then 'failed' when bench_h(m.m, 19) % 1000 < 5 then 'bounced' else 'sent' end,
      m.at, 1, m.at + interval '2 days', encode(sha256(('mail' || m.m)::bytea), 'hex'), m.m || '@customers.example', m.at, m.at, m.at
    from bench_messages m join bench_tickets t on t.n = m.n join bench_people p on p.n = t.person join bench_desks d on d.n = t.desk
      join bench_team h on h.n = coalesce(t.holder, 1)
      join bench_texts x on x.n = bench_h(t.n, 8) % 4 and x.s = bench_h(m.m, 17) % ${TEXTS}
    where m.type in ('reply', 'auto')`,
  `insert into auto_replies (desk_id, address, last_at) select d.id, p.address, p.at from bench_people p, bench_desks d where d.n = 1`,

  `create temp table bench_events as
    select t.n, t.at as at, 'ticket.created' as name, 'contact' as kind, p.id::text as actor, jsonb_build_object('number', 1000 + t.n, 'channel', 'email') as payload
      from bench_tickets t join bench_people p on p.n = t.person
    union all select m.n, m.at, case m.type when 'incoming' then 'message.received' when 'auto' then 'ticket.acknowledged'
        when 'note' then 'ticket.noted' else 'ticket.replied' end,
      case m.type when 'incoming' then 'contact' when 'auto' then 'system' else 'teammate' end,
      case m.type when 'incoming' then p.id::text when 'auto' then null else h.id::text end,
      jsonb_build_object('messageId', m.id)
      from bench_messages m join bench_tickets t on t.n = m.n join bench_people p on p.n = t.person
        join bench_team h on h.n = coalesce(t.holder, 1)
    union all select t.n, t.at + interval '1 hour', 'ticket.assigned', 'teammate', h.id::text, jsonb_build_object('from', null, 'to', h.id)
      from bench_tickets t join bench_team h on h.n = t.holder where t.status <> 'new'
    union all select t.n, t.last_at, 'ticket.' || t.status, 'teammate', h.id::text, jsonb_build_object('from', 'open')
      from bench_tickets t join bench_team h on h.n = coalesce(t.holder, 1) where t.status in ('solved', 'closed')`,
  `insert into events (id, seq, name, at, actor_kind, actor_id, desk_id, ticket_id, payload)
    select uuidv7(e.at - now()), (select coalesce(max(seq), 0) from events) + row_number() over (order by e.at), e.name, e.at, e.kind, e.actor,
      d.id, t.id, e.payload
    from bench_events e join bench_tickets t on t.n = e.n join bench_desks d on d.n = t.desk order by e.at`,
  `select setval('event_numbers', (select max(seq) from events))`,
];
