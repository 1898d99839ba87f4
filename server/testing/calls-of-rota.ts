import { newId } from '../platform/ids/index.ts';
import type { Caller } from './callers.ts';
import type { Given, Prepare } from './preparing-calls.ts';

/** How the routes of rotas, plans, shifts, swaps, absences and calendars are called. */
export function callsOfRota({ db, deskId, made, fresh, colleagueId }: Given): Record<string, Prepare> {
  const rules = { minDaysBetween: 0, seatsPerDay: { min: 0, max: 500 } };
  // A desk has room for so many.
  let rotaId = '';
  const rota = async (): Promise<string> => {
    if (rotaId === '') {
      rotaId = (await made('POST', '/rotas', { deskId, name: fresh(), rules })).id;
      await made('PUT', `/rotas/${rotaId}/people/${colleagueId}`, {});
    }
    return rotaId;
  };
  const taking = async (caller: Caller): Promise<string> => {
    const id = caller.teammateId ?? colleagueId;
    // Whoever may not see the desk cannot be in its rota.
    if (caller.name !== 'elsewhere') await made('PUT', `/rotas/${await rota()}/people/${id}`, {});
    return id;
  };
  const DECEMBER = { from: '2026-12-01', to: '2026-12-31' };
  const days = `from=${DECEMBER.from}&to=${DECEMBER.to}`;

  const row = async (state: 'planning' | 'draft'): Promise<string> => {
    const id = newId();
    await db
      .insertInto('rota_plans')
      .values({
        id,
        rota_id: await rota(),
        from_on: DECEMBER.from,
        to_on: DECEMBER.to,
        seed: 1,
        keep: true,
        state,
        made_at: '2026-11-19T10:00:00Z',
      })
      .execute();
    return id;
  };
  const solution = async () => {
    const id = newId();
    await db.insertInto('rota_solutions').values({ id, state: 'waiting', asked_at: '2026-11-19T10:00:00Z' }).execute();
    return { path: `/rotas/solutions/${id}` };
  };
  const shift = async (teammateId: string): Promise<string> => {
    const id = newId();
    await db
      .insertInto('shifts')
      .values({
        id,
        rota_id: await rota(),
        teammate_id: teammateId,
        on_date: '2026-12-04',
        starts_at: '2026-12-04T08:00:00Z',
        ends_at: '2026-12-04T16:00:00Z',
        time_zone: 'Europe/Rome',
        state: 'published',
        published_at: '2026-11-19T10:00:00Z',
        changed_at: '2026-11-19T10:00:00Z',
      })
      .execute();
    return id;
  };
  const swap = async (ownerId: string, body: object = { kind: 'open' }): Promise<string> =>
    (await made('POST', `/shifts/${await shift(ownerId)}/swap`, body)).id;
  const onRota =
    (rest = '', body?: unknown) =>
    async () => ({
      path: `/rotas/${await rota()}${rest}`,
      ...(body === undefined ? {} : { body }),
    });
  const onShift =
    (rest = '', body?: unknown) =>
    async () => ({
      path: `/shifts/${await shift(colleagueId)}${rest}`,
      ...(body === undefined ? {} : { body }),
    });
  const ownShift = (rest: string, body: unknown) => async (caller: Caller) => ({
    path: `/shifts/${await shift(await taking(caller))}${rest}`,
    body,
  });
  const another = async (): Promise<string> => {
    const { teammate_id } = await db
      .selectFrom('rota_people')
      .select('teammate_id')
      .where('rota_id', '=', await rota())
      .where('teammate_id', '<>', colleagueId)
      .executeTakeFirstOrThrow();
    return teammate_id;
  };
  /** A swap of somebody else's shift, and who the caller is in it. */
  const toTake = async (caller: Caller): Promise<{ id: string; body: object }> => {
    const taker = await taking(caller);
    if (caller.teammateId !== null) return { id: await swap(colleagueId), body: {} };
    return { id: await swap(await another()), body: { teammateId: taker } };
  };

  return {
    'POST /rotas/solve': () => ({ path: '/rotas/solve', body: { ...DECEMBER, people: [{ id: 'p1' }] } }),
    'GET /rotas/solutions/{id}': solution,
    'DELETE /rotas/solutions/{id}': solution,
    'GET /rotas': () => ({ path: '/rotas' }),
    'POST /rotas': async () => {
      // The owner's own are enough to come to the end of what a desk has room for.
      await db.deleteFrom('rotas').where('name', '=', 'To be made').execute();
      return { path: '/rotas', body: { deskId, name: 'To be made' } };
    },
    'GET /rotas/{id}': onRota(),
    'PATCH /rotas/{id}': onRota('', { rules }),
    'GET /rotas/{id}/people': onRota('/people'),
    'PUT /rotas/{id}/people/{teammateId}': onRota(`/people/${colleagueId}`, { part: 'participant' }),
    'DELETE /rotas/{id}/people/{teammateId}': async (caller) => {
      const id = await taking(caller);
      return { path: `/rotas/${await rota()}/people/${caller.name === 'elsewhere' ? colleagueId : id}` };
    },
    'GET /rotas/{id}/holidays': onRota(`/holidays?${days}`),
    'GET /rotas/{id}/fairness': onRota(`/fairness?${days}`),
    'POST /rotas/{id}/plan': async () => {
      await made('PUT', `/rotas/${await rota()}/people/${colleagueId}`, {});
      return { path: `/rotas/${await rota()}/plan`, body: DECEMBER };
    },
    'GET /rotas/{id}/plans': onRota('/plans'),
    'GET /rota-plans/{id}': async () => ({ path: `/rota-plans/${await row('draft')}` }),
    'POST /rota-plans/{id}/publication': async () => ({ path: `/rota-plans/${await row('draft')}/publication` }),
    'DELETE /rota-plans/{id}': async () => ({ path: `/rota-plans/${await row('planning')}` }),
    'GET /shifts': () => ({ path: `/shifts?${days}` }),
    'GET /shifts/{id}': onShift(),
    'PATCH /shifts/{id}': async (caller) => ({
      path: `/shifts/${await shift(await taking(caller))}`,
      body: { on: '2026-12-07', anyway: true, reason: 'The fair' },
    }),
    'DELETE /shifts/{id}': onShift(),
    'POST /shifts/{id}/check': onShift('/check', { on: '2026-12-07' }),
    'GET /shifts/{id}/candidates': onShift('/candidates'),
    'POST /shifts/{id}/swap': ownShift('/swap', { kind: 'open' }),
    'POST /shifts/{id}/stand-in': ownShift('/stand-in', {}),
    'GET /swaps': () => ({ path: '/swaps' }),
    'POST /swaps/{id}/acceptance': async (caller) => {
      await db.deleteFrom('shifts').execute();
      const { id, body } = await toTake(caller);
      return { path: `/swaps/${id}/acceptance`, body };
    },
    'POST /swaps/{id}/refusal': async (caller) => {
      const ofId = await taking(caller);
      const ownerId = ofId === colleagueId ? await another() : colleagueId;
      const asked = caller.name === 'elsewhere' ? { kind: 'open' } : { kind: 'ask', ofId };
      return { path: `/swaps/${await swap(ownerId, asked)}/refusal` };
    },
    'POST /swaps/{id}/withdrawal': async (caller) => ({
      path: `/swaps/${await swap(await taking(caller))}/withdrawal`,
    }),
    'POST /swaps/{id}/undo': async (caller) => {
      await db.deleteFrom('shifts').execute();
      const { id } = await toTake(caller);
      const teammateId = caller.teammateId === null || caller.name === 'elsewhere' ? null : caller.teammateId;
      const taker = teammateId ?? (caller.name === 'elsewhere' ? await another() : colleagueId);
      await made('POST', `/swaps/${id}/acceptance`, { teammateId: taker });
      return { path: `/swaps/${id}/undo` };
    },
    'GET /absences': () => ({ path: '/absences' }),
    'POST /absences': async (caller) => {
      await taking(caller);
      await db.deleteFrom('absences').execute();
      const who = caller.teammateId === null ? { teammateId: colleagueId } : {};
      return { path: '/absences', body: { from: '2027-01-04', to: '2027-01-05', ...who } };
    },
    'DELETE /absences/{id}': async (caller) => {
      const id = newId();
      await db
        .insertInto('absences')
        .values({
          id,
          teammate_id: await taking(caller),
          from_on: '2027-01-04',
          to_on: '2027-01-05',
          source: 'entered',
          entered_at: '2026-11-19T10:00:00Z',
        })
        .execute();
      return { path: `/absences/${id}` };
    },
    'GET /teammates/me/absence-calendar': () => ({ path: '/teammates/me/absence-calendar' }),
    'PUT /teammates/me/absence-calendar': () => ({
      path: '/teammates/me/absence-calendar',
      body: { url: 'https://calendars.example/me.ics' },
    }),
    'DELETE /teammates/me/absence-calendar': async (caller) => {
      await caller.call('PUT', '/teammates/me/absence-calendar', { url: 'https://calendars.example/me.ics' });
      return { path: '/teammates/me/absence-calendar' };
    },
    'GET /calendar-feeds': () => ({ path: '/calendar-feeds' }),
    'POST /calendar-feeds': () => ({ path: '/calendar-feeds', body: { of: 'person' } }),
    'DELETE /calendar-feeds/{id}': async (caller) => {
      const { body } = await caller.call('POST', '/calendar-feeds', { of: 'buddy' });
      return { path: `/calendar-feeds/${body.id ?? newId()}` };
    },
  };
}
