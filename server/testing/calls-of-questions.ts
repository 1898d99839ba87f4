import type { House } from '../composition.ts';
import { sql } from '../platform/db/index.ts';
import { newId } from '../platform/ids/index.ts';
import type { Prepare } from './preparing-calls.ts';

/** How the routes of questions that come again, and of suggestions, are called. */
export function callsOfQuestions({
  db,
  deskId,
  ticket,
}: {
  db: House['platform']['db'];
  deskId: string;
  ticket: () => Promise<string>;
}): Record<string, Prepare> {
  /** A question as the reading job makes it, with one ticket that asks it. */
  const question = async (): Promise<{ id: string; ticketId: string }> => {
    const id = newId();
    const ticketId = await ticket();
    const now = new Date().toISOString();
    await sql`insert into asked_desks (desk_id) values (${deskId}) on conflict do nothing`.execute(db);
    await sql`insert into asked_groups (id, desk_id, size, first_at, last_at, created_at)
      values (${id}, ${deskId}, 1, ${now}, ${now}, ${now})`.execute(db);
    await sql`insert into asked_tickets (ticket_id, desk_id, group_id, language, asked_at, stands)
      values (${ticketId}, ${deskId}, ${id}, 'en', ${now}, false)`.execute(db);
    return { id, ticketId };
  };
  const of = async (rest = '', body?: unknown) => ({
    path: `/repeated-questions/${(await question()).id}${rest}`,
    ...(body === undefined ? {} : { body }),
  });
  const words = { title: 'Which bracket fits?', body: '<p>The wide one.</p>', language: 'en' };

  return {
    'POST /suggestions': () => ({ path: '/suggestions', body: { text: 'Which bracket fits?', desk: deskId } }),
    'GET /tickets/{id}/suggestions': async () => ({ path: `/tickets/${await ticket()}/suggestions` }),
    'GET /repeated-questions': () => ({ path: '/repeated-questions' }),
    'GET /repeated-questions/{id}': () => of(),
    'POST /repeated-questions/{id}/answer': () => of('/answer', words),
    'POST /repeated-questions/{id}/leaving-out': () => of('/leaving-out'),
    'DELETE /repeated-questions/{id}/leaving-out': () => of('/leaving-out'),
    'DELETE /repeated-questions/{id}/tickets/{ticketId}': async () => {
      const { id, ticketId } = await question();
      return { path: `/repeated-questions/${id}/tickets/${ticketId}` };
    },
    'POST /repeated-questions/{id}/union': async () => of('/union', { otherId: (await question()).id }),
    'GET /desks/{id}/question-settings': () => ({ path: `/desks/${deskId}/question-settings` }),
    'PUT /desks/{id}/question-settings': () => ({
      path: `/desks/${deskId}/question-settings`,
      body: { days: 30, times: 4 },
    }),
  };
}
