import { newId } from '../platform/ids/index.ts';
import type { Caller } from './callers.ts';
import type { Given, Prepare } from './preparing-calls.ts';

const AT = '2026-11-19T10:00:00Z';

/** How the routes of replies that wait for a look are called. */
export function callsOfReviews({
  db,
  deskId,
  made,
  fresh,
  ticketId,
  colleagueId,
}: Given & { ticketId: string }): Record<string, Prepare> {
  let rotaId = '';
  const rota = async (): Promise<string> => {
    if (rotaId === '') rotaId = (await made('POST', '/rotas', { deskId, name: fresh() })).id;
    return rotaId;
  };
  /** A reply that waits, written by `authorId`, for whoever calls. */
  const review = async (caller: Caller, authorId: string, change: object = {}): Promise<string> => {
    const reply = await made('POST', `/tickets/${ticketId}/messages`, { type: 'reply', html: `<p>${fresh()}</p>` });
    await db.updateTable('outgoing').set({ state: 'held' }).where('message_id', '=', reply.id).execute();
    await db.updateTable('messages').set({ author_id: authorId }).where('id', '=', reply.id).execute();
    const id = newId();
    await db
      .insertInto('reviews')
      .values({
        id,
        message_id: reply.id,
        ticket_id: ticketId,
        rota_id: await rota(),
        shift_id: null,
        author_id: authorId,
        buddy_id: null,
        asked_ids: caller.teammateId === null ? [] : [caller.teammateId],
        state: 'waiting',
        html: '<p>As it was.</p>',
        changed_html: null,
        good_word: null,
        question: null,
        asked_at: AT,
        looked_by: null,
        ...change,
      })
      .execute();
    return id;
  };
  const looking =
    (rest: string, body: (caller: Caller) => unknown): Prepare =>
    async (caller) => ({
      path: `/reviews/${await review(caller, colleagueId)}${rest}`,
      body: body(caller),
    });
  const own =
    (rest: string, change: object, body?: unknown): Prepare =>
    async (caller) => ({
      path: `/reviews/${await review(caller, caller.teammateId ?? colleagueId, change)}${rest}`,
      ...(body === undefined ? {} : { body }),
    });
  return {
    'GET /reviews': () => ({ path: '/reviews?state=waiting' }),
    'GET /reviews/figures': () => ({ path: '/reviews/figures' }),
    'GET /reviews/standing': () => ({ path: '/reviews/standing' }),
    'PUT /reviews/away': () => ({ path: '/reviews/away', body: { minutes: 30 } }),
    'DELETE /reviews/away': () => ({ path: '/reviews/away' }),
    'GET /reviews/{id}': own('', {}),
    'POST /reviews/{id}/comparison': own('/comparison', {}, { html: '<p>As it is.</p>' }),
    'POST /reviews/{id}/approval': looking('/approval', () => ({ seconds: 30 })),
    'POST /reviews/{id}/lesson': looking('/lesson', () => ({ html: '<p>As it is to be.</p>' })),
    'POST /reviews/{id}/return': looking('/return', () => ({ question: 'Why?' })),
    'POST /reviews/{id}/share': looking('/share', (caller) => ({ to: caller.teammateId ?? colleagueId })),
    'POST /reviews/{id}/acceptance': own('/acceptance', { state: 'given-back', changed_html: '<p>So.</p>' }),
    'POST /shifts/{id}/call': async (caller) => {
      const id = newId();
      await db
        .insertInto('shifts')
        .values({
          id,
          rota_id: await rota(),
          teammate_id: caller.teammateId ?? colleagueId,
          on_date: '2026-11-19',
          starts_at: '2026-11-19T08:00:00Z',
          ends_at: '2026-11-19T16:00:00Z',
          time_zone: 'Europe/Rome',
          state: 'published',
          changed_at: AT,
        })
        .execute();
      return { path: `/shifts/${id}/call` };
    },
    'POST /tickets/{id}/buddy-question': async (caller) => {
      const asking = caller.teammateId ?? colleagueId;
      // Whoever may not see the desk cannot be in its rota.
      if (caller.name !== 'elsewhere') await made('PUT', `/rotas/${await rota()}/people/${asking}`, {});
      return { path: `/tickets/${ticketId}/buddy-question`, body: { words: 'Is this a fault of ours?' } };
    },
  };
}
