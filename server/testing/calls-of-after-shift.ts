import { newId } from '../platform/ids/index.ts';
import type { Caller } from './callers.ts';
import type { Given, Prepare } from './preparing-calls.ts';

/** How the routes of the end of a shift are called: by its own person, today. */
export function callsOfAfterShift({ db, deskId, made, fresh, colleagueId }: Given): Record<string, Prepare> {
  let rotaId = '';
  const owner = (caller: Caller): string =>
    caller.teammateId === null || caller.name === 'elsewhere' ? colleagueId : caller.teammateId;
  const shift = async (caller: Caller): Promise<string> => {
    rotaId ||= (await made('POST', '/rotas', { deskId, name: fresh() })).id;
    const id = newId();
    await db
      .insertInto('shifts')
      .values({
        id,
        rota_id: rotaId,
        teammate_id: owner(caller),
        on_date: '2026-11-19',
        starts_at: '2026-11-19T08:00:00Z',
        ends_at: '2026-11-19T16:00:00Z',
        time_zone: 'Europe/Rome',
        state: 'published',
        published_at: '2026-11-01T10:00:00Z',
        changed_at: '2026-11-01T10:00:00Z',
      })
      .execute();
    return id;
  };
  const gathered = async (caller: Caller): Promise<string> => {
    const id = newId();
    await db
      .insertInto('gathered')
      .values({
        id,
        shift_id: await shift(caller),
        teammate_id: owner(caller),
        kind: 'search-without-result',
        key: id,
        words: 'recovery mode',
        gathered_at: '2026-11-19T09:00:00Z',
      })
      .execute();
    return id;
  };
  const onShift = (rest: string, body?: unknown) => async (caller: Caller) => ({
    path: `/shifts/${await shift(caller)}${rest}`,
    ...(body === undefined ? {} : { body }),
  });
  const onGathered = (rest: string, body: unknown) => async (caller: Caller) => ({
    path: `/gathered/${await gathered(caller)}${rest}`,
    body,
  });

  return {
    'GET /rotas/{id}/company': async () => {
      rotaId ||= (await made('POST', '/rotas', { deskId, name: fresh() })).id;
      return { path: `/rotas/${rotaId}/company?from=2026-11-01&to=2026-11-30` };
    },
    'GET /teammates/me/words': () => ({ path: '/teammates/me/words' }),
    'GET /shifts/{id}/after': onShift('/after'),
    'GET /shifts/{id}/gathered': onShift('/gathered'),
    'POST /shifts/{id}/hand-over': onShift('/hand-over', { noteForBriefing: 'Ask for the wall charger first.' }),
    'POST /shifts/{id}/completion': async (caller) => {
      // Of a desk with much open, the end of a shift asks first who goes on with it.
      await db.updateTable('tickets').set({ assignee_id: null }).where('assignee_id', '=', owner(caller)).execute();
      return { path: `/shifts/${await shift(caller)}/completion`, body: {} };
    },
    'POST /gathered/{id}/article': onGathered('/article', {
      title: 'Which bracket fits?',
      html: '<p>The wide one.</p>',
      language: 'en',
    }),
    'POST /gathered/{id}/article-edit': async (caller) => {
      const article = await made('POST', '/articles', {
        desk: deskId,
        visibility: 'public',
        language: 'en',
        title: fresh(),
        body: '<p>Words</p>',
        state: 'published',
      });
      const body = { articleId: article.id, language: 'en', html: '<p>Words</p><p>And more.</p>', ifVersion: 1 };
      return { path: `/gathered/${await gathered(caller)}/article-edit`, body };
    },
    'POST /gathered/{id}/saved-reply': onGathered('/saved-reply', {
      name: 'Brackets',
      html: '<p>The wide one.</p>',
      language: 'en',
    }),
    'POST /gathered/{id}/same-word': async (caller) => {
      const article = await made('POST', '/articles', { desk: deskId, title: fresh(), body: '<p>Words</p>' });
      return { path: `/gathered/${await gathered(caller)}/same-word`, body: { articleId: article.id } };
    },
    'POST /gathered/{id}/left': onGathered('/left', {}),
  };
}
