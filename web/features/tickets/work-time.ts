/** The longest that one writes at once: a year of it is a mistake and not work. In minutes. */
export const MOST_MINUTES = 60_000;

const FORMS: readonly { form: RegExp; minutes: (first: number, second: number) => number }[] = [
  // 1h20, 1 h 20 min, 1:20
  { form: /^(\d{1,4})\s?(?:h|:)\s?([0-5]?\d)\s?(?:m|min|')?$/, minutes: (hours, rest) => hours * 60 + rest },
  // 2h, 1.5 h, 1,5 ore
  {
    form: /^(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:h|hrs?|hours?|ore|ora|or[ăe]|horas?)$/,
    minutes: (hours) => Math.round(hours * 60),
  },
  // 45, 45m, 45 min
  { form: /^(\d{1,5})\s?(?:m|min|mins|minutes?|minuti|minuto|minutos?|minute|')?$/, minutes: (minutes) => minutes },
];

/**
 * Minutes that somebody wrote as they would say them: "1h20", "1:20", "45m", "1.5 h", "90". Undefined where it is no
 * length of work, or a longer one than MOST_MINUTES.
 */
export function minutesOf(written: string): number | undefined {
  const words = written.trim().toLowerCase().replace(/\s+/g, ' ');
  for (const { form, minutes } of FORMS) {
    const [, first, second] = form.exec(words) ?? [];
    if (first === undefined) continue;
    const found = minutes(Number(first.replace(',', '.')), Number(second ?? 0));
    return found <= MOST_MINUTES ? found : undefined;
  }
  return undefined;
}

/** The same length as one would write it in such a field: "1h20", "45m". */
export function writtenMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h${String(rest).padStart(2, '0')}`;
}
