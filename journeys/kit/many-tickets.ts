import type { Installation } from './installation.ts';

/**
 * So many more tickets, each a likeness of ticket `like` with its messages and a number and subject of its own, due one after
 * the other; only the first `opened` have their messages too. Written into the database at once: nobody types a hundred thousand
 * mails.
 */
export async function fillTickets(
  house: Installation,
  like: number,
  count: number,
  opened: number = count,
): Promise<void> {
  const tickets = await columnsOf(house, 'tickets');
  const own: Record<string, string> = {
    id: 'gen_random_uuid()',
    number: '100000 + n',
    subject: `'Request ' || n`,
    status_token: `md5(random()::text || n)`,
    reply_due_at: `now() + interval '1 day' + n * interval '1 second'`,
    last_message_at: `t.last_message_at - n * interval '1 second'`,
  };
  await house.query(
    `insert into tickets (${tickets.join(', ')})
     select ${tickets.map((column) => own[column] ?? `t.${column}`).join(', ')}
     from tickets t, generate_series(1, $2::int) n where t.number = $1`,
    [like, count],
  );
  const messages = await columnsOf(house, 'messages');
  const likewise: Record<string, string> = {
    id: 'gen_random_uuid()',
    ticket_id: 'made.id',
    text: `m.text || ' (' || made.subject || ')'`,
    visible_text: `m.visible_text || ' (' || made.subject || ')'`,
    html: 'null',
    message_id_header: 'null',
    reply_token: 'null',
    inbound_id: 'null',
  };
  await house.query(
    `insert into messages (${messages.join(', ')})
     select ${messages.map((column) => likewise[column] ?? `m.${column}`).join(', ')}
     from messages m join tickets t on t.id = m.ticket_id, tickets made
     where t.number = $1 and made.number > 100000 and made.number <= 100000 + $2::int`,
    [like, opened],
  );
  await house.query('analyze');
}

async function columnsOf(house: Installation, table: string): Promise<readonly string[]> {
  const rows = await house.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ column_name }) => column_name);
}
