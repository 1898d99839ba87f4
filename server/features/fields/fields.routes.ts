import { z } from '@hono/zod-openapi';
import type { Field } from '../../../contract/fields.ts';
import { field, fieldChange, fieldsQuery, newField } from '../../../contract/fields.ts';
import { id, page } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { desksWhere, may } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { readableDesk } from '../desks/index.ts';
import { archiveField, changeField, createField, restoreField } from './defining-fields.ts';
import type { FieldRow } from './fields.queries.ts';
import { fieldById, fieldsOfDesks } from './fields.queries.ts';
import { localeOf, wordsFor } from './words.ts';

const tags = ['fields'];
const byId = z.object({ id });

/** The desk that was asked for, or all that the actor may read. @throws Problem 404 where it is not for them. */
export async function desksAsked(platform: Platform, actor: Actor, deskId: string | undefined) {
  if (deskId === undefined) return desksWhere(actor, 'desk.read');
  return [(await readableDesk(platform, actor, deskId)).id];
}

export function fieldRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { db } = platform;

  async function found(actor: Actor, fieldId: string): Promise<Field> {
    const row = await fieldById(db, fieldId);
    if (!row) throw notFound('field');
    return toField(row, actor);
  }

  routes.route(
    'desk.read',
    {
      method: 'get',
      path: '/fields',
      tags,
      summary: 'Own fields of the desks that one may read',
      request: { query: fieldsQuery },
      responses: answers(200, 'The fields', page(field)),
    },
    async (c) => {
      const { desk, archived } = c.req.valid('query');
      const actor = c.get('actor');
      const rows = await fieldsOfDesks(db, await desksAsked(platform, actor, desk), archived === 'true');
      return c.json({ items: rows.map((row) => toField(row, actor)), nextCursor: null }, 200);
    },
  );

  routes.route(
    'field.manage',
    {
      method: 'post',
      path: '/desks/{id}/fields',
      tags,
      request: { params: byId, body: body(newField) },
      responses: answers(201, 'The field', field),
    },
    async (c) => {
      const actor = c.get('actor');
      const desk = await readableDesk(platform, actor, c.req.valid('param').id);
      const made = await act(platform, actor, (one) => createField(one, desk.id, c.req.valid('json')));
      return c.json(await found(actor, made), 201);
    },
  );

  function archival(
    method: 'post' | 'delete',
    summary: string,
    verb: (one: Act, fieldId: string) => Promise<void>,
  ): void {
    routes.route(
      'field.manage',
      {
        method,
        path: '/fields/{id}/archival',
        tags,
        summary,
        request: { params: byId },
        responses: answers(200, 'The field', field),
      },
      async (c) => {
        const actor = c.get('actor');
        const fieldId = c.req.valid('param').id;
        await act(platform, actor, (one) => verb(one, fieldId));
        return c.json(await found(actor, fieldId), 200);
      },
    );
  }
  archival('post', 'Archive it: values stay, and are shown no more', archiveField);
  archival('delete', 'Bring it back', restoreField);

  routes.route(
    'field.manage',
    {
      method: 'patch',
      path: '/fields/{id}',
      tags,
      summary: 'Change anything but its kind and its key',
      request: { params: byId, body: body(fieldChange) },
      responses: answers(200, 'The field', field),
    },
    async (c) => {
      const actor = c.get('actor');
      const fieldId = c.req.valid('param').id;
      await act(platform, actor, (one) => changeField(one, fieldId, c.req.valid('json')));
      return c.json(await found(actor, fieldId), 200);
    },
  );
  return routes;
}

function toField(row: FieldRow, actor: Actor): Field {
  const locale = localeOf(actor);
  return {
    id: row.id,
    deskId: row.desk_id,
    key: row.key,
    kind: row.kind,
    label: wordsFor(row.labels, locale),
    labels: row.labels,
    help: wordsFor(row.helps, locale),
    helps: row.helps,
    required: row.required,
    audience: row.audience,
    everywhere: row.everywhere,
    longest: row.rules.longest ?? null,
    multiline: row.rules.multiline ?? false,
    least: row.rules.least ?? null,
    most: row.rules.most ?? null,
    unit: row.rules.unit ?? null,
    options: row.options.map((option) => ({
      id: option.id,
      name: wordsFor(option.names, locale),
      names: option.names,
      archived: option.archived === true,
    })),
    position: row.position,
    archived: row.archived_at !== null,
    can: { change: may(actor, 'field.manage', row.desk_id) },
  };
}
