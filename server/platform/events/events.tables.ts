export interface EventsTable {
  id: string;
  /** Set by the publisher alone, in the order in which committed events became visible; null until then. */
  seq: number | null;
  name: string;
  at: Temporal.Instant | string;
  actor_kind: string;
  actor_id: string | null;
  desk_id: string | null;
  ticket_id: string | null;
  payload: unknown;
  /** The event that an automation answered with this one, and how many such steps lie behind it. */
  cause_id: string | null;
  depth: number;
  /** From where it was done: the app, the API, a job, the customer; null for what was written before this was kept. */
  via: string | null;
}

declare module '../db/index.ts' {
  interface Tables {
    events: EventsTable;
  }
}
