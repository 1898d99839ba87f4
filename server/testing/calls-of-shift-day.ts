import { newId } from '../platform/ids/index.ts';
import type { Caller } from './callers.ts';
import type { Given, Prepare } from './preparing-calls.ts';

/** A person's one day: a shift that lasts while everybody calls. */
const TODAY = { on_date: '2026-11-19', starts_at: '2026-11-19T08:00:00Z', ends_at: '2026-11-19T16:00:00Z' };

/** How the routes of a shift's own day are called. */
export function callsOfShiftDay({
  db,
  deskId,
  made,
  fresh,
  ticket,
  colleagueId,
}: Given & { ticket: () => Promise<string> }): Record<string, Prepare> {
  let rotaId = '';
  const rota = async (): Promise<string> => {
    // A stop after one answer, or after an hour of the month.
    const rules = { answersPerShift: { soft: 1, hard: 200 }, capHoursPerMonth: 1 };
    if (rotaId === '') rotaId = (await made('POST', '/rotas', { deskId, name: fresh(), rules })).id;
    return rotaId;
  };
  const shift = async (teammateId: string): Promise<string> => {
    const id = newId();
    await db
      .insertInto('shifts')
      .values({
        id,
        rota_id: await rota(),
        teammate_id: teammateId,
        ...TODAY,
        time_zone: 'Europe/Rome',
        state: 'published',
        changed_at: '2026-11-01T10:00:00Z',
      })
      .execute();
    return id;
  };
  const begun = async (teammateId: string, more: object = {}): Promise<string> => {
    const id = await shift(teammateId);
    await db
      .insertInto('shift_days')
      .values({ shift_id: id, teammate_id: teammateId, begun_at: TODAY.starts_at, ...more })
      .execute();
    return id;
  };
  const answered = async (teammateId: string): Promise<void> => {
    await db
      .insertInto('messages')
      .values({
        id: newId(),
        ticket_id: await ticket(),
        type: 'reply',
        channel: 'email',
        author_kind: 'teammate',
        author_id: teammateId,
        author_name: 'Somebody',
        author_address: null,
        text: 'Yes.',
        visible_text: 'Yes.',
        html: null,
        language: null,
        message_id_header: null,
        in_reply_to_id: null,
        reply_token: null,
        inbound_id: null,
        created_at: '2026-11-19T09:00:00Z',
      })
      .execute();
  };
  /** A rota in which one answer is a full day. */
  const fullDay = async (teammateId: string): Promise<string> => {
    const { id } = await made('POST', '/rotas', { deskId, name: fresh(), rules: { buddyDay: { soft: 1, hard: 1 } } });
    await made('PUT', `/rotas/${id}/people/${teammateId}`, { part: 'buddy' });
    await answered(teammateId);
    return id;
  };
  const mine = ({ teammateId }: Caller): string => teammateId ?? colleagueId;
  const onOwn =
    (rest: string, body?: unknown, of: (teammateId: string) => Promise<string> = begun): Prepare =>
    async (caller) => ({ path: `/shifts/${await of(mine(caller))}${rest}`, ...(body === undefined ? {} : { body }) });

  return {
    'GET /shifts/today': () => ({ path: '/shifts/today' }),
    'POST /shifts/{id}/beginning': onOwn('/beginning', undefined, shift),
    'GET /shifts/{id}/briefing': onOwn('/briefing'),
    'GET /shifts/{id}/queue': onOwn('/queue'),
    'GET /shifts/{id}/kept': onOwn('/kept'),
    'GET /shifts/{id}/load': onOwn('/load'),
    'POST /shifts/{id}/not-for-me': async (caller) => ({
      path: `/shifts/${await begun(mine(caller))}/not-for-me`,
      body: { ticketId: await ticket() },
    }),
    'DELETE /shifts/{id}/not-for-me/{ticketId}': async (caller) => ({
      path: `/shifts/${await begun(mine(caller))}/not-for-me/${await ticket()}`,
    }),
    'POST /shifts/{id}/breaks': onOwn('/breaks', {}),
    'DELETE /shifts/{id}/breaks/current': onOwn('/breaks/current'),
    'POST /shifts/{id}/more': async (caller) => {
      const id = await begun(mine(caller));
      await answered(mine(caller));
      return { path: `/shifts/${id}/more` };
    },
    'POST /shifts/{id}/lift': async () => ({
      path: `/shifts/${await begun(colleagueId)}/lift`,
      body: { reason: 'The fair is on' },
    }),
    'PUT /shifts/{id}/energy': onOwn('/energy', { energy: 4 }),
    'GET /teammates/me/energy': () => ({ path: '/teammates/me/energy' }),
    'GET /rotas/{id}/kept': async () => ({ path: `/rotas/${await rota()}/kept` }),
    'GET /rotas/{id}/buddy-days': async () => ({ path: `/rotas/${await rota()}/buddy-days` }),
    'POST /rotas/{id}/buddy-days/{teammateId}/lift': async () => ({
      path: `/rotas/${await fullDay(colleagueId)}/buddy-days/${colleagueId}/lift`,
      body: { reason: 'The fair is on' },
    }),
    'GET /rotas/{id}/energy': async () => ({ path: `/rotas/${await rota()}/energy` }),
  };
}
