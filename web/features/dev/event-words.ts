import type { DevEvent } from '../../../contract/dev.ts';

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const wrong = /fail|bounce|refuse|kept|delayed/;

/** What an event says in one line: ticket, who, and whatever of its payload can be read. */
export function eventWords(event: Pick<DevEvent, 'ticketNumber' | 'actor' | 'payload'>): string {
  const facts = Object.entries(event.payload).flatMap(([name, value]) => {
    if (value === null || value === '' || (typeof value === 'string' && id.test(value))) return [];
    if (Array.isArray(value))
      return value.length === 0 || value.every((one) => id.test(String(one))) ? [] : [`${name} ${value.join(' ')}`];
    return typeof value === 'object' ? [] : [`${name} ${value}`];
  });
  return [event.ticketNumber === null ? '' : `#${event.ticketNumber}`, event.actor, ...facts]
    .filter(Boolean)
    .join(', ');
}

/** Whether something went wrong that a person may have to look at. */
export function isTrouble(event: Pick<DevEvent, 'name' | 'payload'>): boolean {
  return (
    wrong.test(event.name) || ['to', 'state', 'outcome'].some((name) => wrong.test(String(event.payload[name] ?? '')))
  );
}
