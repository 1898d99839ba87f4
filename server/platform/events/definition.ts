import type { z } from 'zod';

/**
 * One kind of event, defined once. Timeline, audit, live screens, notifications, webhooks and automations read this.
 * Payloads carry ids, states and counts, never names or message bodies, so that a person can be erased.
 */
export interface EventDefinition<Payload = unknown> {
  /** `<noun>.<past participle>`, the fourth spelling of its verb. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Who may see it: whoever may read the desk it happened on, every teammate, owners, or only who did it. */
  readonly audience: 'desk' | 'company' | 'owners' | 'actor';
  /** Key of its sentence in the catalogues. */
  readonly sentence: string;
  /** Shown in a ticket's timeline (a message speaks for itself there). */
  readonly inTimeline: boolean;
  /** Of little weight when many stand together: a timeline may fold them. */
  readonly minor?: boolean;
  /** Its payload names a second ticket, `otherId` on `otherDeskId`: only who may read both desks hears of it. */
  readonly namesOther?: boolean;
  /** May leave the house by webhooks, may start automations. */
  readonly outward: boolean;
}

const definitions = new Map<string, EventDefinition>();

/** Declares an event beside its feature. A second definition of a name is a mistake in the code. */
export function defineEvent<Payload>(definition: EventDefinition<Payload>): EventDefinition<Payload> {
  if (definitions.has(definition.name)) throw new Error(`event ${definition.name} is defined twice`);
  definitions.set(definition.name, definition as EventDefinition);
  return definition;
}

/**
 * The desks that somebody must be allowed to read to hear of this: its own, and that of the second ticket which it names.
 * A desk that nobody wrote down is null, and none that anybody reads.
 */
export function desksToldOf(event: { name: string; desk_id: string | null; payload: Record<string, unknown> }) {
  if (!definitions.get(event.name)?.namesOther) return [event.desk_id];
  const other = event.payload.otherDeskId;
  return [event.desk_id, typeof other === 'string' ? other : null];
}

export function eventDefinition(name: string): EventDefinition | undefined {
  return definitions.get(name);
}

/** All events that loaded features have defined, by name. */
export function allEventDefinitions(): EventDefinition[] {
  return [...definitions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
