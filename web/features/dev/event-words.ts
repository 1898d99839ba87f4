import type { DevEvent } from '../../../contract/dev.ts';

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const wrong = /fail|bounce|refuse|kept|delayed/;

/** What an event says in one line: the ticket, what can be read of its payload, and who did it. */
export function eventWords(event: Pick<DevEvent, 'ticketNumber' | 'actor' | 'payload'>): string {
  const { from, to, ...others } = event.payload;
  const facts = Object.entries(others).map(([name, value]) => {
    const said = wordOf(value);
    return said === '' || said === 'false' ? '' : said === 'true' ? name : `${name} ${said}`;
  });
  const ticket = event.ticketNumber === null ? '' : `#${event.ticketNumber}`;
  const change = [wordOf(from), wordOf(to)].filter(Boolean).join(' → ');
  return [ticket, change, ...facts, event.actor].filter(Boolean).join(', ');
}

/** Nothing for what is nothing, for ids, and for what has parts of its own. */
function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordOf).filter(Boolean).join(' ');
  if (value === null || value === undefined || typeof value === 'object') return '';
  return id.test(String(value)) ? '' : String(value);
}

/** Whether something went wrong that a person may have to look at. */
export function isTrouble(event: Pick<DevEvent, 'name' | 'payload'>): boolean {
  return (
    wrong.test(event.name) || ['to', 'state', 'outcome'].some((name) => wrong.test(String(event.payload[name] ?? '')))
  );
}
