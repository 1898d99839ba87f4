import { z } from '@hono/zod-openapi';
import {
  markOfTicket,
  satisfactionFigures,
  satisfactionQuery,
  satisfactionSetting,
  ticketSatisfaction,
} from '../../../contract/satisfaction.ts';
import { id } from '../../../contract/shapes.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { companyFacts } from '../company/index.ts';
import { readableDesk } from '../desks/index.ts';
import { deskOfTicket } from '../tickets/index.ts';
import { toMark } from './marks.ts';
import { countMarks, markOf, marksOfContact, maySeeContact, questionOf, settingOf } from './satisfaction.queries.ts';
import { changeSetting } from './setting.ts';

const tags = ['satisfaction'];
const byId = z.object({ id });
/** On a card: what somebody said lately. */
const MOST_MARKS = 20;

export function satisfactionRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  route(
    'desk.read',
    {
      method: 'get',
      path: '/desks/{id}/satisfaction',
      tags,
      summary: 'Whether and when customers of a desk are asked how well it answered',
      request: { params: byId },
      responses: answers(200, 'The setting', satisfactionSetting),
    },
    async (c) => {
      const desk = await readableDesk(platform, c.get('actor'), c.req.valid('param').id);
      return c.json(await settingOf(db, desk.id), 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'put',
      path: '/desks/{id}/satisfaction',
      tags,
      summary: 'Ask customers of a desk, or ask them no more, and say who is told of low marks',
      request: { params: byId, body: body(satisfactionSetting) },
      responses: answers(200, 'The setting', satisfactionSetting),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      await act(platform, actor, (one) => changeSetting(one, desk.id, c.req.valid('json')));
      return c.json(await settingOf(db, desk.id), 200);
    },
  );

  route(
    'satisfaction.read',
    {
      method: 'get',
      path: '/satisfaction',
      tags,
      summary: 'How often each mark was given, on the desks whose figures one may read',
      request: { query: satisfactionQuery },
      responses: answers(200, 'Counts', satisfactionFigures),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk, from, to } = c.req.valid('query');
      if (desk !== undefined) requirePermission(actor, 'satisfaction.read', desk);
      const { timeZone } = await companyFacts(db);
      const { rows, asked } = await countMarks(db, actor, {
        deskId: desk ?? null,
        from: from === undefined ? null : dayBegins(from, 'from', timeZone),
        before: to === undefined ? null : dayBegins(to, 'to', timeZone, 1),
      });
      const sum = (of: typeof rows) => of.reduce((total, row) => total + row.count, 0);
      const given = new Map<string, { mark: number; best: number; count: number }>();
      for (const { mark, best, count } of rows) {
        const key = `${best} ${mark}`;
        given.set(key, { mark, best, count: count + (given.get(key)?.count ?? 0) });
      }
      const figures = {
        asked,
        marks: sum(rows),
        good: sum(rows.filter((row) => !row.low)),
        low: sum(rows.filter((row) => row.low)),
        comments: rows.reduce((total, row) => total + row.comments, 0),
        given: [...given.values()],
      };
      return c.json(figures, 200);
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/tickets/{id}/satisfaction',
      tags,
      summary: 'What the customer said of our answers, and whether they were asked',
      request: { params: byId },
      responses: answers(200, 'The mark, where there is one', ticketSatisfaction),
    },
    async (c) => {
      const { id: ticketId } = c.req.valid('param');
      if (!(await deskOfTicket(db, c.get('actor'), ticketId))) throw notFound('ticket');
      const [mark, question] = await Promise.all([markOf(db, ticketId), questionOf(db, ticketId)]);
      return c.json(
        {
          mark: mark ? toMark(mark) : null,
          question: question?.state ?? null,
          askedAt: question?.asked_at?.toString() ?? null,
        },
        200,
      );
    },
  );

  route(
    'ticket.read',
    {
      method: 'get',
      path: '/contacts/{id}/satisfaction',
      tags,
      summary: 'The latest marks of a person, on tickets that one may see',
      request: { params: byId },
      responses: answers(200, 'Marks, newest first', z.object({ items: z.array(markOfTicket) })),
    },
    async (c) => {
      const { id: contactId } = c.req.valid('param');
      if (!(await maySeeContact(db, c.get('actor'), contactId))) throw notFound('contact');
      const rows = await marksOfContact(db, c.get('actor'), contactId, MOST_MARKS);
      const items = rows.map((row) => ({
        ...toMark(row),
        ticket: { id: row.ticket_id, number: row.number, subject: row.subject },
      }));
      return c.json({ items }, 200);
    },
  );

  return routes;
}

/** @throws Problem 422 for a day that is in no calendar. */
function dayBegins(day: string, field: string, timeZone: string, daysOn = 0): Temporal.Instant {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
      .add({ days: daysOn })
      .toZonedDateTime(timeZone)
      .toInstant();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fieldProblem(field, 'There is no such day.');
  }
}
