import { z } from '@hono/zod-openapi';
import { standInAsk, swap, swapAcceptance, swapAsk, swapQuery } from '../../../contract/rota.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { askSwap } from './asking-swaps.ts';
import { toSwap } from './presenting.ts';
import { shiftsByIds } from './shifts.queries.ts';
import { listSwaps, swapById } from './swaps.queries.ts';
import { acceptSwap, refuseSwap, undoSwap, withdrawSwap } from './taking-swaps.ts';

const tags = ['rota'];
const byId = z.object({ id });
const MOST_SWAPS = 200;

export function swapRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db, clock } = platform;

  /** @throws Problem 404 where there is none for the actor. */
  async function swapShown(actor: Actor, swapId: string) {
    const row = await swapById(db, swapId);
    if (!row || !may(actor, 'rota.read', row.desk_id)) throw notFound('swap');
    const shifts = await shiftsByIds(db, [row.shift_id, ...(row.other_shift_id === null ? [] : [row.other_shift_id])]);
    const shown = toSwap(row, shifts, actor, clock.now());
    if (!shown) throw notFound('swap');
    return shown;
  }

  route(
    'shift.swap',
    {
      method: 'post',
      path: '/shifts/{id}/swap',
      tags,
      summary: 'Ask for somebody to take it: a colleague, whoever gives a day back, or whoever wants it',
      request: { params: byId, body: body(swapAsk) },
      responses: answers(201, 'The swap', swap),
    },
    async (c) => {
      const actor = c.get('actor');
      const made = await act(platform, actor, (one) => askSwap(one, c.req.valid('param').id, c.req.valid('json')));
      return c.json(await swapShown(actor, made), 201);
    },
  );

  route(
    'shift.swap',
    {
      method: 'post',
      path: '/shifts/{id}/stand-in',
      tags,
      summary: '“I can’t”: whoever could take it is asked, and gives nothing back',
      request: { params: byId, body: body(standInAsk) },
      responses: answers(201, 'The swap', swap),
    },
    async (c) => {
      const actor = c.get('actor');
      const { words } = c.req.valid('json');
      const made = await act(platform, actor, (one) =>
        askSwap(one, c.req.valid('param').id, { kind: 'stand-in', wantedOn: [], words }),
      );
      return c.json(await swapShown(actor, made), 201);
    },
  );

  route(
    'rota.read',
    {
      method: 'get',
      path: '/swaps',
      tags,
      summary: 'Those that are asked for, by when they end; or those that are settled, newest first',
      request: { query: swapQuery },
      responses: answers(200, 'The swaps', z.object({ items: z.array(swap) })),
    },
    async (c) => {
      const actor = c.get('actor');
      const { rota, state } = c.req.valid('query');
      const rows = await listSwaps(db, actor, { rotaId: rota ?? null, open: state === 'open', limit: MOST_SWAPS });
      const shifts = await shiftsByIds(
        db,
        rows.flatMap((row) => [row.shift_id, ...(row.other_shift_id === null ? [] : [row.other_shift_id])]),
      );
      return c.json({ items: rows.flatMap((row) => toSwap(row, shifts, actor, clock.now()) ?? []) }, 200);
    },
  );

  route(
    'shift.swap',
    {
      method: 'post',
      path: '/swaps/{id}/acceptance',
      tags,
      summary: 'Take the shift, for one of one’s own or on top; of one that awaits, a manager’s yes',
      request: { params: byId, body: body(swapAcceptance) },
      responses: answers(200, 'The swap', swap),
    },
    async (c) => {
      const actor = c.get('actor');
      const { id: swapId } = c.req.valid('param');
      await act(platform, actor, (one) => acceptSwap(one, swapId, c.req.valid('json')));
      return c.json(await swapShown(actor, swapId), 200);
    },
  );

  const settling: [word: string, summary: string, verb: (one: Act, swapId: string) => Promise<void>][] = [
    ['refusal', 'Who was asked does not take it, or a manager says no to what awaits', refuseSwap],
    ['withdrawal', 'It is not asked for any more', withdrawSwap],
    ['undo', 'Both shifts go back, as long as neither has begun', undoSwap],
  ];
  for (const [word, summary, verb] of settling) {
    route(
      'shift.swap',
      {
        method: 'post',
        path: `/swaps/{id}/${word}`,
        tags,
        summary,
        request: { params: byId },
        responses: answers(200, 'The swap', swap),
      },
      async (c) => {
        const actor = c.get('actor');
        const { id: swapId } = c.req.valid('param');
        await act(platform, actor, (one) => verb(one, swapId));
        return c.json(await swapShown(actor, swapId), 200);
      },
    );
  }

  return routes;
}
