import { z } from '@hono/zod-openapi';
import type { ContactImport } from '../../../contract/contact-lists.ts';
import { contactImport, importRun, importTrial } from '../../../contract/contact-lists.ts';
import { contactQuery } from '../../../contract/contacts.ts';
import { id, page, pageQuery } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { instantCursor, pageOf } from '../../platform/http/paging.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Routes } from '../../platform/http/routes.ts';
import { answers, body, bytes, createRoutes } from '../../platform/http/routes.ts';
import type { TicketsOfContacts } from '../contacts/index.ts';
import { csvLine } from './csv-cells.ts';
import { exportContacts } from './exporting.ts';
import {
  makerOf,
  mayGoOn,
  registerTicketsForImports,
  startImport,
  stopImport,
  tryImport,
  uploadList,
} from './importing.ts';
import type { ImportRecord } from './imports.queries.ts';
import { badLinesOf, importById, listImports } from './imports.queries.ts';

const tags = ['contacts'];
const byId = z.object({ id });
const MOST_TOLD = 100;
const LINES_AT_ONCE = 500;
const csv = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}"`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/** Contacts in from a list and out to one. */
export function contactListRoutes(platform: Platform, tickets: TicketsOfContacts): Routes {
  const routes = createRoutes();
  const { db } = platform;
  registerTicketsForImports(tickets);

  async function found(actor: Actor, importId: string): Promise<ImportRecord> {
    const record = await importById(db, importId, makerOf(actor));
    if (!record) throw notFound('import');
    return record;
  }
  async function shown(actor: Actor, importId: string): Promise<ContactImport> {
    const record = await found(actor, importId);
    return toImport(record, await badLinesOf(db, importId, 0, MOST_TOLD));
  }

  routes.route(
    'contact.export',
    {
      method: 'get',
      path: '/contact-export',
      tags,
      summary: 'Contacts as CSV',
      request: { query: contactQuery.omit({ limit: true, cursor: true }) },
      responses: bytes('A table', 'text/csv'),
    },
    async (c) => {
      const { q, organization, vip } = c.req.valid('query');
      const stream = await exportContacts(platform, tickets, c.get('actor'), {
        search: q ?? null,
        organizationId: organization ?? null,
        vip: vip === 'true',
      });
      return new Response(stream, { headers: csv('contacts.csv') });
    },
  );

  routes.route(
    'contact.import',
    {
      method: 'get',
      path: '/contact-imports',
      tags,
      summary: 'Lists that one has taken in, newest first',
      request: { query: pageQuery },
      responses: answers(200, 'A page of imports', page(contactImport)),
    },
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const rows = await listImports(db, makerOf(c.get('actor')), instantCursor(cursor), limit + 1);
      return c.json(
        pageOf(
          rows,
          limit,
          (row) => [row.created_at.toString(), row.id],
          (row) => toImport(row, []),
        ),
        200,
      );
    },
  );
  routes.route(
    'contact.import',
    {
      method: 'post',
      path: '/contact-imports',
      tags,
      summary: 'Upload a list (multipart/form-data, field "file"); nobody is entered yet',
      responses: answers(201, 'The list, with a guess at its columns', contactImport),
    },
    async (c) => {
      const actor = c.get('actor');
      return c.json(await shown(actor, await uploadList(platform, actor, c.req.raw)), 201);
    },
  );
  routes.route(
    'contact.import',
    {
      method: 'get',
      path: '/contact-imports/{id}',
      tags,
      summary: 'One list and how far it is',
      request: { params: byId },
      responses: answers(200, 'The import', contactImport),
    },
    async (c) => c.json(await shown(c.get('actor'), c.req.valid('param').id), 200),
  );
  routes.route(
    'contact.import',
    {
      method: 'post',
      path: '/contact-imports/{id}/trial',
      tags,
      summary: 'What would become of each line',
      request: { params: byId, body: body(importRun) },
      responses: answers(200, 'Good and bad lines', importTrial),
    },
    async (c) => {
      const { mapping } = c.req.valid('json');
      return c.json(await tryImport(platform, tickets, c.get('actor'), c.req.valid('param').id, mapping), 200);
    },
  );
  routes.route(
    'contact.import',
    {
      method: 'post',
      path: '/contact-imports/{id}/run',
      tags,
      summary: 'Take it in, in the background; one that broke off goes on where it was',
      request: { params: byId, body: body(importRun) },
      responses: answers(200, 'The import', contactImport),
    },
    async (c) => {
      const importId = c.req.valid('param').id;
      await startImport(platform, c.get('actor'), importId, c.req.valid('json').mapping);
      return c.json(await shown(c.get('actor'), importId), 200);
    },
  );
  routes.route(
    'contact.import',
    {
      method: 'delete',
      path: '/contact-imports/{id}/run',
      tags,
      summary: 'Stop it; what was taken in stays',
      request: { params: byId },
      responses: answers(200, 'The import', contactImport),
    },
    async (c) => {
      const importId = c.req.valid('param').id;
      await stopImport(platform, c.get('actor'), importId);
      return c.json(await shown(c.get('actor'), importId), 200);
    },
  );
  routes.route(
    'contact.import',
    {
      method: 'get',
      path: '/contact-imports/{id}/bad-lines',
      tags,
      summary: 'The lines that were left out as CSV, with line and reason before them',
      request: { params: byId },
      responses: bytes('A table', 'text/csv'),
    },
    async (c) => {
      const record = await found(c.get('actor'), c.req.valid('param').id);
      const encoder = new TextEncoder();
      let after = 0;
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          const head = ['line', 'reason', ...record.columns.map((column) => column.name)];
          controller.enqueue(encoder.encode(`\ufeff${csvLine(head)}`));
        },
        async pull(controller) {
          const rows = await badLinesOf(db, record.id, after, LINES_AT_ONCE);
          after = rows.at(-1)?.line ?? after;
          const lines = rows.map((row) => csvLine([String(row.line), row.reason, ...row.cells]));
          if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
          if (rows.length < LINES_AT_ONCE) controller.close();
        },
      });
      return new Response(stream, { headers: csv('left-out.csv') });
    },
  );
  return routes;
}

function toImport(record: ImportRecord, lines: Awaited<ReturnType<typeof badLinesOf>>): ContactImport {
  return {
    id: record.id,
    name: record.name,
    state: record.state,
    encoding: record.encoding,
    delimiter: record.delimiter,
    columns: record.columns,
    mapping: record.mapping,
    rows: record.rows,
    done: record.done,
    added: record.added,
    changed: record.changed,
    bad: record.bad,
    badLines: lines.map(({ line, reason, column_name, value }) => ({ line, reason, column: column_name, value })),
    createdAt: record.created_at.toString(),
    finishedAt: record.finished_at?.toString() ?? null,
    by: record.created_by_name,
    can: { goOn: mayGoOn(record) },
  };
}
