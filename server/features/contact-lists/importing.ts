import { z } from 'zod';
import type { ImportTrial } from '../../../contract/contact-lists.ts';
import { MOST_IMPORT_BYTES, MOST_IMPORT_ROWS } from '../../../contract/contact-lists.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may, requirePermission, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { isDatabaseAway, lockForTransaction } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import { receiveForm } from '../../platform/http/uploads.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import { cardFields } from '../card-fields/index.ts';
import type { TicketsOfContacts } from '../contacts/index.ts';
import { writeContacts } from '../contacts/index.ts';
import { actorAgain } from '../teammates/index.ts';
import { guessMapping } from './columns.ts';
import { contactsImported } from './contact-lists.events.ts';
import type { CsvRecord } from './csv-records.ts';
import type { Encoding } from './decoding.ts';
import type { ImportRecord } from './imports.queries.ts';
import {
  beginImport,
  endImport,
  forgetImports,
  importById,
  insertBadLines,
  insertImport,
  lockImport,
  moveImport,
} from './imports.queries.ts';
import { lookAtList, readList } from './reading-list.ts';
import type { LeftOut, ReadingList } from './taking-in.ts';
import { nameOrganizations, planRows, readingOf, readLines } from './taking-in.ts';

/** Lines that one transaction takes in: mail waits for its lock, so it is held for moments only. */
const CHUNK = 300;
const MOST_TOLD = 100;
const SAMPLES = 5;
const UNUSED_DAYS = 7;
const KEPT_DAYS = 30;

export function makerOf(actor: Actor): string | null {
  return actor.kind === 'teammate' ? actor.id : null;
}

/** Takes a list and looks at it; nobody is entered yet. @returns its id. @throws Problem 403, 413, 415, 422. */
export async function uploadList(platform: Platform, actor: Actor, request: Request): Promise<string> {
  requirePermission(actor, 'contact.import');
  const { files } = await receiveForm(request, platform.storage, {
    files: 1,
    fileBytes: MOST_IMPORT_BYTES,
    fields: 5,
    fieldBytes: 1_000,
  });
  const [file] = files;
  if (!file || file.size === 0) throw fieldProblem('file', 'There is nothing in this file.');
  const facts = await lookAtList(platform.storage, file.sha256, MOST_IMPORT_ROWS);
  if (!facts) throw problem(422, 'no-list', 'This is no list: it has no line below its head, or is of another kind.');
  if (facts.rows > MOST_IMPORT_ROWS)
    throw problem(413, 'too-large', `This list has more than ${MOST_IMPORT_ROWS} lines.`);
  const mapping = guessMapping(facts.columns, await cardFields(platform.db, 'contact'));
  const id = newId();
  await act(platform, actor, (one) =>
    insertImport(
      one.trx,
      {
        id,
        name: file.name,
        encoding: facts.encoding,
        delimiter: facts.delimiter,
        columns: facts.columns.map((column, at) => ({ ...column, guess: mapping[at] ?? null })),
        mapping,
        rows: facts.rows,
        created_by: makerOf(actor),
        created_by_name: 'name' in actor ? actor.name : null,
      },
      file,
      one.at,
    ),
  );
  return id;
}

/** What would become of each line; nothing is kept. @throws Problem 403, 404, 409 when it has begun. */
export async function tryImport(
  platform: Platform,
  tickets: TicketsOfContacts,
  actor: Actor,
  id: string,
  mapping: readonly (string | null)[],
): Promise<ImportTrial> {
  requirePermission(actor, 'contact.import');
  const record = await importById(platform.db, id, makerOf(actor));
  if (!record) throw notFound('import');
  const sha256 = record.blob_sha256;
  if (sha256 === null || record.state !== 'uploaded')
    throw problem(409, 'import-begun', 'This list was taken in already.');
  requireAddress(mapping);
  const list = await readingOf({ trx: platform.db as Act['trx'], platform }, headOf(record), mapping);
  const trial: ImportTrial = { rows: record.rows, good: 0, bad: 0, badLines: [], samples: [] };
  for await (const records of chunksOf(platform, record, sha256)) {
    const read = readLines(records, list);
    const plan = await act(platform, actor, (one) => planRows(one, tickets, read.good));
    const left: LeftOut[] = [...read.bad, ...plan.bad].sort((a, b) => a.bad.line - b.bad.line);
    trial.good += plan.write.length;
    trial.bad += left.length;
    trial.badLines.push(...left.map(({ bad }) => bad).slice(0, MOST_TOLD - trial.badLines.length));
    for (const { row } of plan.write.slice(0, SAMPLES - trial.samples.length))
      trial.samples.push({
        line: row.line,
        name: row.name ?? row.addresses[0] ?? row.phone ?? '',
        addresses: row.addresses,
        organization: row.organization ?? '',
      });
  }
  return trial;
}

/** It broke off, and its bytes are still here. */
export function mayGoOn(record: Pick<ImportRecord, 'state' | 'blob_sha256'>): boolean {
  return record.state === 'failed' && record.blob_sha256 !== null;
}

/**
 * In the background from now on. One that broke off goes on where it was, with the mapping that it began with.
 * @throws Problem 403, 404, 409 when it has begun, 422 where no column is an address.
 */
export async function startImport(
  platform: Platform,
  actor: Actor,
  id: string,
  mapping: readonly (string | null)[],
): Promise<void> {
  requirePermission(actor, 'contact.import');
  requireAddress(mapping);
  if (actor.kind !== 'teammate' && actor.kind !== 'token') throw notFound('import');
  const { kind, id: actorId } = actor;
  await act(platform, actor, async (one) => {
    const record = await importById(one.trx, id, makerOf(actor));
    if (!record || !(await lockImport(one.trx, id))) throw notFound('import');
    const goesOn = mayGoOn(record);
    if (record.state !== 'uploaded' && !goesOn) throw problem(409, 'import-begun', 'This list was taken in already.');
    await beginImport(one.trx, id, goesOn ? record.mapping : mapping);
    one.queue(takeInList, { importId: id, by: { kind, id: actorId } });
  });
}

/** What was taken in stays. @throws Problem 403, 404. */
export async function stopImport(platform: Platform, actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'contact.import');
  await act(platform, actor, async (one) => {
    const record = await importById(one.trx, id, makerOf(actor));
    if (!record || !(await lockImport(one.trx, id))) throw notFound('import');
    if (record.state === 'running') await endImport(one.trx, id, 'stopped', one.at);
  });
}

function requireAddress(mapping: readonly (string | null)[]): void {
  if (!mapping.some((target) => target === 'email' || target === 'other_email' || target === 'phone'))
    throw fieldProblem('mapping', 'Say which column is the mail address or the phone.');
}

function headOf(record: ImportRecord): string[] {
  return record.columns.map((column) => column.name);
}

async function* chunksOf(platform: Platform, record: ImportRecord, sha256: string): AsyncGenerator<CsvRecord[]> {
  const { delimiter } = record;
  let chunk: CsvRecord[] = [];
  let isHead = true;
  for await (const line of readList(platform.storage, sha256, { encoding: record.encoding as Encoding, delimiter })) {
    if (isHead) {
      isHead = false;
      continue;
    }
    chunk.push(line);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

let ticketsPort: TicketsOfContacts | undefined;
/** The job runs without a request: it is given the tickets feature's port once. */
export function registerTicketsForImports(tickets: TicketsOfContacts): void {
  ticketsPort = tickets;
}

const payload = z.object({
  importId: z.uuid(),
  /** Who started it. */
  by: z.object({ kind: z.enum(['teammate', 'token']), id: z.uuid() }),
});

const takeInList = defineJob({
  name: 'contact-lists.take-in',
  payload,
  priority: PRIORITY.background,
  maxAttempts: 5,
  run: async (platform, { importId, by }) => {
    const tickets = ticketsPort;
    if (!tickets) throw new Error('the imports were not given the tickets feature');
    try {
      // With the rights that they have now: whoever may not any more, or has left, takes nothing more in.
      const actor = await actorAgain(platform, by.kind, by.id);
      if (actor && may(actor, 'contact.import')) await takeIn(platform, tickets, importId, actor);
      else await failImport(platform, importId);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      // Said on the screen, with a way to go on: what was taken in stays.
      platform.log.warn({ importId, ...errorFacts(error) }, 'a list of contacts could not be taken in to its end');
      await failImport(platform, importId);
    }
  },
});

async function failImport(platform: Platform, importId: string): Promise<void> {
  await act(platform, system('contact-lists'), async (one) => {
    if ((await lockImport(one.trx, importId))?.state === 'running')
      await endImport(one.trx, importId, 'failed', one.at);
  });
}

/** Takes a list in from where it stopped: chunks that are done already are read for whom they named, and passed over. */
async function takeIn(platform: Platform, tickets: TicketsOfContacts, importId: string, actor: Actor): Promise<void> {
  const [record] = await platform.db.transaction().execute(async (trx) => [await lockImport(trx, importId)]);
  if (record?.state !== 'running' || record.blob_sha256 === null) return;
  let list: ReadingList | undefined;
  let passed = 0;
  for await (const records of chunksOf(platform, record, record.blob_sha256)) {
    list ??= await readingOf({ trx: platform.db as Act['trx'], platform }, headOf(record), record.mapping);
    const read = readLines(records, list);
    passed += records.length;
    if (passed <= record.done) continue;
    const goesOn = await act(platform, actor, (one) => takeInChunk(one, tickets, importId, records.length, read));
    if (!goesOn) return;
  }
  await act(platform, actor, async (one) => {
    const now = await lockImport(one.trx, importId);
    if (now?.state !== 'running') return;
    await endImport(one.trx, importId, 'done', one.at);
    one.record(contactsImported, { importId, added: now.added, changed: now.changed, bad: now.bad });
  });
}

/** @returns whether to go on: not when somebody stopped it. */
async function takeInChunk(
  one: Act,
  tickets: TicketsOfContacts,
  importId: string,
  lines: number,
  read: ReturnType<typeof readLines>,
): Promise<boolean> {
  // New people are written under the intake's lock, so that one address is one person.
  await lockForTransaction(one.trx, 'sportello.intake');
  const now = await lockImport(one.trx, importId);
  if (now?.state !== 'running') return false;
  const plan = await planRows(one, tickets, read.good);
  await nameOrganizations(one, plan);
  const by = { id: makerOf(one.actor), name: 'name' in one.actor ? one.actor.name : '' };
  await writeContacts(one.trx, plan.write, by, one.at);
  const left = [...read.bad, ...plan.bad];
  await insertBadLines(one.trx, importId, left);
  await moveImport(one.trx, importId, {
    done: lines,
    added: plan.added,
    changed: plan.changed,
    bad: left.length,
  });
  return true;
}

defineJob({
  name: 'contact-lists.forget',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '41 3 * * *',
  run: async (platform) => {
    const now = platform.clock.now();
    await platform.db
      .transaction()
      .execute((trx) =>
        forgetImports(trx, now.subtract({ hours: 24 * UNUSED_DAYS }), now.subtract({ hours: 24 * KEPT_DAYS })),
      );
  },
});
