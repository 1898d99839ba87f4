import { z } from 'zod';
import { desk, deskChange, newDesk, newDeskAddress } from '../../../contract/desks.ts';
import { id, MAIL_ADDRESS_LENGTH, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { decodeCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { addAddress, removeAddress } from './addresses.ts';
import { changeDesk } from './changing.ts';
import { createDesk } from './creating.ts';
import type { DeskEntry } from './desk-book.ts';
import { invalidateDeskBook, readBook } from './desk-book.ts';

const tags = ['Desks'];
const params = z.object({ id });
const addressParams = params.extend({ address: z.string().max(MAIL_ADDRESS_LENGTH) });

/** Desks, their settings and their addresses. */
export function deskRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  /** Changes and answers with the desk as it is now; other processes hear of it by the event. */
  async function changed(actor: Actor, work: (one: Act) => Promise<string>) {
    const deskId = await act(platform, actor, work);
    invalidateDeskBook(platform.db);
    return presentDesk(actor, await readableDesk(platform, actor, deskId));
  }

  route(
    'desk.read',
    {
      method: 'get',
      path: '/desks',
      tags,
      request: { query: pageQuery },
      responses: answers(200, 'The desks that you may read, in their order', page(desk)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const actor = c.get('actor');
      const after = decodeCursor(cursor, 2);
      const readable = (await readBook(platform.db))
        .all()
        .filter((entry) => may(actor, 'desk.read', entry.id))
        .filter((entry) => after === null || isAfter(entry, after));
      return c.json(
        pageOf(
          readable.slice(0, limit + 1),
          limit,
          (entry) => [entry.position, entry.id],
          (entry) => presentDesk(actor, entry),
        ),
        200,
      );
    },
  );

  route(
    'desk.create',
    { method: 'post', path: '/desks', tags, request: { body: body(newDesk) }, responses: answers(201, 'Opened', desk) },
    async (c) => {
      const { address, ...settings } = c.req.valid('json');
      const made = await changed(c.get('actor'), async (one) => {
        const { id: deskId } = await createDesk(one, { ...settings, addresses: [address] });
        return deskId;
      });
      return c.json(made, 201);
    },
  );

  route(
    'desk.change',
    {
      method: 'patch',
      path: '/desks/{id}',
      tags,
      request: { params, body: body(deskChange) },
      responses: answers(200, 'Changed', desk),
    },
    async (c) => {
      const { id: deskId } = c.req.valid('param');
      const now = await changed(c.get('actor'), async (one) => {
        await changeDesk(one, deskId, c.req.valid('json'));
        return deskId;
      });
      return c.json(now, 200);
    },
  );

  route(
    'desk.change',
    {
      method: 'post',
      path: '/desks/{id}/addresses',
      tags,
      request: { params, body: body(newDeskAddress) },
      responses: answers(201, 'The desk has the address', desk),
    },
    async (c) => {
      const { id: deskId } = c.req.valid('param');
      const now = await changed(c.get('actor'), async (one) => {
        await addAddress(one, deskId, c.req.valid('json').address);
        return deskId;
      });
      return c.json(now, 201);
    },
  );

  route(
    'desk.change',
    {
      method: 'delete',
      path: '/desks/{id}/addresses/{address}',
      tags,
      request: { params: addressParams },
      responses: noContent('The address is nobody’s'),
    },
    async (c) => {
      const { id: deskId, address } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => removeAddress(one, deskId, address));
      invalidateDeskBook(platform.db);
      return c.body(null, 204);
    },
  );

  return routes;
}

/** @throws Problem 404 for a desk that is not there or not for this actor. */
export async function readableDesk(platform: Platform, actor: Actor, deskId: string): Promise<DeskEntry> {
  const entry = (await readBook(platform.db)).desk(deskId);
  if (!entry || !may(actor, 'desk.read', deskId)) throw notFound('desk');
  return entry;
}

/** The desks that this actor may read, in their order. */
export async function desksFor(platform: Platform, actor: Actor) {
  const book = await readBook(platform.db);
  return book
    .all()
    .filter(({ id: deskId }) => may(actor, 'desk.read', deskId))
    .map(({ id: deskId, name, audience }) => ({ id: deskId, name, audience }));
}

function isAfter(entry: DeskEntry, after: readonly (string | number | null)[]): boolean {
  const [position, afterId] = after;
  return entry.position > Number(position) || (entry.position === Number(position) && entry.id > String(afterId));
}

function presentDesk(actor: Actor, entry: DeskEntry) {
  const { templates: _templates, companyName: _company, position: _position, ...shown } = entry;
  return {
    ...shown,
    languages: entry.languages as z.infer<typeof desk>['languages'],
    can: { change: may(actor, 'desk.change', entry.id) },
  };
}
