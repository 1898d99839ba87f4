import { z } from '@hono/zod-openapi';
import { cardFieldList, cardFieldsChange } from '../../../contract/contacts.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { defineEvent } from '../../platform/events/index.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes } from '../../platform/http/routes.ts';
import { newId } from '../../platform/ids/index.ts';
import { cardFields, replaceCardFields } from './card-fields.queries.ts';

const cardFieldsChanged = defineEvent({
  name: 'card-field.changed',
  payload: z.object({ count: z.number().int() }),
  audience: 'company',
  sentence: 'contacts.event.card-field.changed',
  inTimeline: false,
  outward: false,
});

const tags = ['contacts'];

export function cardFieldRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const list = async (actor: Actor) => ({
    fields: await cardFields(platform.db),
    can: { change: may(actor, 'card-field.change') },
  });

  routes.route(
    'organization.read',
    {
      method: 'get',
      path: '/card-fields',
      tags,
      summary: "The company's own fields of contacts and organizations",
      responses: answers(200, 'The fields', cardFieldList),
    },
    async (c) => c.json(await list(c.get('actor')), 200),
  );

  routes.route(
    'card-field.change',
    {
      method: 'put',
      path: '/card-fields',
      tags,
      summary: 'Replace the list of fields; one that is left out is put away',
      request: { body: body(cardFieldsChange) },
      responses: answers(200, 'The fields', cardFieldList),
    },
    async (c) => {
      await changeCardFields(platform, c.get('actor'), c.req.valid('json'));
      return c.json(await list(c.get('actor')), 200);
    },
  );
  return routes;
}

/** @throws Problem 403; 422 where a field that is there becomes another kind, since its values would not fit. */
async function changeCardFields(
  platform: Platform,
  actor: Actor,
  change: z.infer<typeof cardFieldsChange>,
): Promise<void> {
  requirePermission(actor, 'card-field.change');
  await act(platform, actor, async (one) => {
    const known = await cardFields(one.trx);
    const fields = change.fields.map((field) => ({ ...field, id: field.id ?? newId() }));
    for (const [index, field] of fields.entries()) {
      const before = known.find((each) => each.id === field.id);
      if (change.fields[index]?.id !== undefined && !before)
        throw fieldProblem(`fields.${index}.id`, 'There is no such field.');
      if (before && (before.kind !== field.kind || before.of !== field.of))
        throw fieldProblem(`fields.${index}.kind`, 'A field keeps its kind. Make a new one instead.');
      const isChoice = field.kind === 'choice' || field.kind === 'choices';
      if (isChoice && field.choices.length === 0)
        throw fieldProblem(`fields.${index}.choices`, 'Name at least one choice.');
    }
    await replaceCardFields(one.trx, fields, one.at);
    one.record(cardFieldsChanged, { count: fields.length });
  });
}
