/** People begin at nine. */
const morning = 9;

/** Nine in the morning so many days from now where the person is, as an instant in UTC. */
export function laterMorning(days: number, timeZone: string, now = Date.now()): string {
  const inZone = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const wall = (at: number): number => {
    const part = Object.fromEntries(inZone.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  };
  const today = new Date(wall(now));
  const wanted = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days, morning);
  // Twice, since the zone's offset there may differ from the one here.
  let at = wanted;
  for (let turn = 0; turn < 2; turn++) at += wanted - wall(at);
  return new Date(at).toISOString();
}
