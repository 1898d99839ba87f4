/** A Date header as an instant. Without a zone it is taken as UTC, never as the server's own time. */
export function readDate(header: string | undefined): Temporal.Instant | undefined {
  if (header === undefined) return undefined;
  const written = header
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .trim();
  // The engine's own reading is generous: words that hold no date become one.
  if (!/\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4}|[a-z]{3,9} \d{1,2},? \d{4}|\d{4}-\d\d-\d\d/i.test(written)) return undefined;
  const hasZone = /(?:[+-]\d{4}|[+-]\d\d:\d\d|\b[A-Z]{1,5}|Z)$/i.test(written) && !/\b(?:am|pm)$/i.test(written);
  const milliseconds = Date.parse(hasZone ? written : `${written} +0000`);
  if (Number.isNaN(milliseconds) || milliseconds < 0 || milliseconds > MAX_DATE) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

const MAX_DATE = Date.UTC(9999, 0);
