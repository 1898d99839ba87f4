import { z } from 'zod';
import { TEMPLATE_KINDS, template, templateChange, templateDraft, templatePreview } from '../../../contract/desks.ts';
import { id, language, page } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { invalidateDeskBook } from './desk-book.ts';
import { readableDesk } from './desks.routes.ts';
import { changeTemplate, previewTemplate, resetTemplate, templatesOf } from './templating.ts';

const tags = ['Templates'];
const params = z.object({ id });
const templateParams = params.extend({ kind: z.enum(TEMPLATE_KINDS), language });

/** The mail templates of a desk. */
export function templateRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;

  route(
    'desk.read',
    {
      method: 'get',
      path: '/desks/{id}/templates',
      tags,
      request: { params },
      responses: answers(200, 'Every kind in every language of the desk', page(template)),
    },
    async (c) => {
      const entry = await readableDesk(platform, c.get('actor'), c.req.valid('param').id);
      return c.json({ items: templatesOf(entry), nextCursor: null }, 200);
    },
  );

  route(
    'template.change',
    {
      method: 'put',
      path: '/desks/{id}/templates/{kind}/{language}',
      tags,
      request: { params: templateParams, body: body(templateChange) },
      responses: answers(200, 'It is the desk’s own now', template),
    },
    async (c) => {
      const { id: deskId, kind, language: spoken } = c.req.valid('param');
      const entry = await readableDesk(platform, c.get('actor'), deskId);
      await act(platform, c.get('actor'), (one) => changeTemplate(one, entry, kind, spoken, c.req.valid('json')));
      invalidateDeskBook(platform.db);
      const now = await readableDesk(platform, c.get('actor'), deskId);
      const saved = templatesOf({ ...now, languages: [spoken] }).find((each) => each.kind === kind);
      if (!saved) throw notFound('template');
      return c.json(saved, 200);
    },
  );

  route(
    'template.change',
    {
      method: 'delete',
      path: '/desks/{id}/templates/{kind}/{language}',
      tags,
      request: { params: templateParams },
      responses: noContent('The usual one is used again'),
    },
    async (c) => {
      const { id: deskId, kind, language: spoken } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => resetTemplate(one, deskId, kind, spoken));
      invalidateDeskBook(platform.db);
      return c.body(null, 204);
    },
  );

  route(
    'desk.read',
    {
      method: 'post',
      path: '/desks/{id}/templates/preview',
      tags,
      request: { params, body: body(templateDraft) },
      responses: answers(200, 'The mail with a sample request', templatePreview),
    },
    async (c) => {
      const actor = c.get('actor');
      const entry = await readableDesk(platform, actor, c.req.valid('param').id);
      return c.json(previewTemplate(actor, entry, c.req.valid('json'), platform.clock.now()), 200);
    },
  );

  return routes;
}
