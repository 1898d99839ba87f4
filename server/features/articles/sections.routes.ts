import { z } from '@hono/zod-openapi';
import type { SectionInTree } from '../../../contract/articles.ts';
import {
  newSection,
  section,
  sectionChange,
  sectionQuery,
  sectionTrees,
  VISIBILITIES,
} from '../../../contract/articles.ts';
import { id } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, createRoutes, noContent } from '../../platform/http/routes.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { deskBook } from '../desks/index.ts';
import { mayChangeSections, mayRead } from './articles.access.ts';
import { sectionRows } from './reading.queries.ts';
import { openSections } from './section-tree.ts';
import { articleCounts, sectionById } from './sections.queries.ts';
import { changeSection, createSection, putSectionAway, toSection } from './sections.ts';

const tags = ['articles'];
const byId = z.object({ id });

export function sectionRoutes(platform: Platform): Routes {
  const routes = createRoutes();
  const { route } = routes;
  const { db } = platform;

  /** The one asked for, or the first on which the actor may do this. @throws Problem 422 where there is none. */
  async function deskFor(actor: Actor, asked: string | undefined, permission: 'article.read' | 'section.change') {
    const all = (await deskBook(db)).all();
    const chosen =
      asked === undefined
        ? (all.find((desk) => may(actor, permission, desk.id)) ??
          all.find((desk) => mayRead(actor, { deskId: desk.id })))
        : all.find((desk) => desk.id === asked && mayRead(actor, { deskId: desk.id }));
    if (!chosen) throw fieldProblem('desk', 'There is no such desk.');
    return chosen;
  }

  async function shown(sectionId: string) {
    const row = await sectionById(db, sectionId);
    if (!row) throw notFound('section');
    return toSection(row);
  }

  route(
    'article.read',
    {
      method: 'get',
      path: '/sections',
      tags,
      summary: 'Both trees of a desk, each section right before what is in it',
      request: { query: sectionQuery },
      responses: answers(200, 'The sections', sectionTrees),
    },
    async (c) => {
      const actor = c.get('actor');
      const { desk: asked, language } = c.req.valid('query');
      const desk = await deskFor(actor, asked, 'article.read');
      const of = language ?? closestLanguage('locale' in actor ? actor.locale : null);
      const counts = await articleCounts(db, desk.id);
      const items: SectionInTree[] = [];
      for (const visibility of VISIBILITIES) {
        const open = openSections(await sectionRows(db, { deskId: desk.id, language: of, visibility }));
        for (const [sectionId, path] of open) {
          const row = path.at(-1);
          if (!row) continue;
          const within = [...open]
            .filter(([, other]) => other.some((each) => each.id === sectionId))
            .map(([each]) => each);
          const count = counts
            .filter(({ section_id: each }) => each !== null && within.includes(each))
            .reduce((sum, each) => sum + each.count, 0);
          const { name, slug, kind } = row;
          items.push({
            id: sectionId,
            parentId: row.parent_id,
            depth: path.length - 1,
            kind,
            visibility,
            name,
            slug,
            count,
          });
        }
      }
      const loose = (visibility: (typeof VISIBILITIES)[number]) =>
        counts.find((each) => each.section_id === null && each.visibility === visibility)?.count ?? 0;
      return c.json(
        {
          items,
          loose: { public: loose('public'), internal: loose('internal') },
          can: { change: mayChangeSections(actor, desk.id) },
        },
        200,
      );
    },
  );

  route(
    'article.read',
    {
      method: 'get',
      path: '/sections/{id}',
      tags,
      summary: 'One section, with its names in all languages',
      request: { params: byId },
      responses: answers(200, 'The section', section),
    },
    async (c) => {
      const found = await shown(c.req.valid('param').id);
      if (!mayRead(c.get('actor'), { deskId: found.deskId })) throw notFound('section');
      return c.json(found, 200);
    },
  );

  route(
    'section.change',
    {
      method: 'post',
      path: '/sections',
      tags,
      summary: 'A section at the end of its tree, or of the section that it is in',
      request: { body: body(newSection) },
      responses: answers(201, 'The section', section),
    },
    async (c) => {
      const actor = c.get('actor');
      const input = c.req.valid('json');
      const parent = input.parentId === null ? undefined : await sectionById(db, input.parentId);
      const desk = await deskFor(actor, input.desk ?? parent?.desk_id, 'section.change');
      const made = await act(platform, actor, (one) => createSection(one, { ...input, desk: desk.id }));
      return c.json(await shown(made), 201);
    },
  );

  route(
    'section.change',
    {
      method: 'patch',
      path: '/sections/{id}',
      tags,
      summary: 'Its names, its parent, its place',
      request: { params: byId, body: body(sectionChange) },
      responses: answers(200, 'The section', section),
    },
    async (c) => {
      const { id: sectionId } = c.req.valid('param');
      await act(platform, c.get('actor'), (one) => changeSection(one, sectionId, c.req.valid('json')));
      return c.json(await shown(sectionId), 200);
    },
  );

  route(
    'section.change',
    {
      method: 'delete',
      path: '/sections/{id}',
      tags,
      summary: 'Put away; only where nothing is in it',
      request: { params: byId },
      responses: noContent('It is put away'),
    },
    async (c) => {
      await act(platform, c.get('actor'), (one) => putSectionAway(one, c.req.valid('param').id));
      return c.body(null, 204);
    },
  );
  return routes;
}
