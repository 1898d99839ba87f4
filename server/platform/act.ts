import type { Actor } from './access/index.ts';
import type { Trx } from './db/index.ts';
import { sql } from './db/index.ts';
import type { EventDefinition } from './events/definition.ts';
import type { EventsTable } from './events/events.tables.ts';
import { newId } from './ids/index.ts';
import type { JobDefinition } from './jobs/definition.ts';
import type { Platform } from './platform.ts';

export type { Platform } from './platform.ts';

export interface EventFacts {
  deskId?: string | null;
  ticketId?: string | null;
  /** When somebody else than the act's actor did it (intake acts for many customers at once). */
  actor?: { kind: string; id: string | null };
  /** From where it was done, when the actor does not say it: a bulk change, a macro, a channel. */
  via?: string;
}

export interface QueueOptions {
  runAt?: Temporal.Instant;
  /** A queued job with the same key is replaced (Graphile Worker's job_key). */
  key?: string;
}

/** One unit of work by one actor: its changes, their events and their jobs are one transaction. */
export interface Act {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly trx: Trx;
  /** The instant of the act; all its rows carry the same. */
  readonly at: Temporal.Instant;
  record<Payload>(event: EventDefinition<Payload>, payload: Payload, facts?: EventFacts): string;
  queue<Payload>(job: JobDefinition<Payload>, payload: Payload, options?: QueueOptions): void;
  /** A part that may fail by itself: when it throws, its changes, events and jobs are undone, and what came before stays. */
  attempt<Result>(part: () => Promise<Result>): Promise<Result>;
}

interface QueuedJob {
  identifier: string;
  payload: unknown;
  run_at?: string;
  job_key?: string;
  max_attempts: number;
  priority: number;
}

/** From where an actor usually acts. */
const VIA: Readonly<Record<string, string>> = { teammate: 'app', token: 'api', system: 'job', contact: 'customer' };

const EVENTS_PER_STATEMENT = 1_000;

/**
 * Runs `work` in a transaction. Events and jobs are gathered while it runs and written just before the commit, each kind
 * in one statement, so that an act costs two round trips more and not two a thing.
 */
export async function act<Result>(
  platform: Platform,
  actor: Actor,
  work: (act: Act) => Promise<Result>,
): Promise<Result> {
  const events: EventsTable[] = [];
  const result = await platform.db.transaction().execute(async (trx) => {
    events.length = 0;
    const jobs: QueuedJob[] = [];
    const at = platform.clock.now();
    const one: Act = {
      platform,
      actor,
      trx,
      at,
      record(event, payload, facts = {}) {
        const id = newId();
        const who = facts.actor ?? { kind: actor.kind, id: 'id' in actor ? actor.id : null };
        events.push({
          id,
          seq: null,
          name: event.name,
          at: at.toString(),
          actor_kind: who.kind,
          actor_id: who.id,
          desk_id: facts.deskId ?? null,
          ticket_id: facts.ticketId ?? null,
          payload: event.payload.parse(payload),
          cause_id: null,
          depth: 0,
          via: facts.via ?? VIA[who.kind] ?? null,
        });
        return id;
      },
      queue(job, payload, options = {}) {
        const queued: QueuedJob = {
          identifier: job.name,
          payload,
          max_attempts: job.maxAttempts,
          priority: job.priority,
        };
        // Always by our clock: the database's own now() would not follow a moved one.
        queued.run_at = (options.runAt ?? at).toString();
        if (options.key) {
          queued.job_key = options.key;
          // As a later act would replace it; one statement cannot write the same key twice.
          const earlier = jobs.findIndex((job) => job.job_key === options.key);
          if (earlier >= 0) jobs.splice(earlier, 1);
        }
        jobs.push(queued);
      },
      async attempt(part) {
        const before = { events: events.length, jobs: jobs.length };
        await sql`savepoint attempt`.execute(trx);
        try {
          const result = await part();
          await sql`release savepoint attempt`.execute(trx);
          return result;
        } catch (error) {
          events.length = before.events;
          jobs.length = before.jobs;
          await sql`rollback to savepoint attempt`.execute(trx);
          throw error;
        }
      },
    };
    const done = await work(one);
    for (let from = 0; from < events.length; from += EVENTS_PER_STATEMENT) {
      await writeEvents(trx, events.slice(from, from + EVENTS_PER_STATEMENT));
    }
    if (jobs.length > 0) await writeJobs(trx, jobs);
    return done;
  });
  if (events.length > 0) platform.eventsWritten();
  return result;
}

async function writeEvents(trx: Trx, events: EventsTable[]): Promise<void> {
  await sql`insert into events (id, name, at, actor_kind, actor_id, desk_id, ticket_id, payload, cause_id, depth, via)
    select id, name, at, actor_kind, actor_id, desk_id, ticket_id, payload, cause_id, depth, via
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(id uuid, name text, at timestamptz, actor_kind text,
      actor_id text, desk_id uuid, ticket_id uuid, payload jsonb, cause_id uuid, depth int, via text)`.execute(trx);
}

async function writeJobs(trx: Trx, jobs: QueuedJob[]): Promise<void> {
  await sql`select graphile_worker.add_jobs(array(
      select row(identifier, payload, null, run_at, max_attempts, job_key, priority, null)::graphile_worker.job_spec
      from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as j(identifier text, payload json, run_at timestamptz,
        max_attempts int, job_key text, priority int)))`.execute(trx);
}
