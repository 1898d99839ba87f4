import type { Language } from '../../contract/shapes.ts';
import type { RecentWaits } from '../../server/features/contact-form/index.ts';
import type { DeskEntry } from '../../server/features/desks/index.ts';
import { expectedReply, replyDue } from '../../server/features/desks/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';

/** From here on hours tell less than days. */
const DAYS_FROM_HOURS = 48;

/** When whoever writes now gets an answer, as it stands in a sentence. */
export function expectedNow(desk: DeskEntry, language: Language, now: Temporal.Instant): string {
  return expectedReply(replyDue(desk, now), language, desk.timeZone, now);
}

/** "Half of this week’s letters waited 1 h 12 at most, nine in ten 5 h 40."; null where there were too few to say it. */
export function waitsInWords(waits: RecentWaits | null, language: Language): string | null {
  if (!waits) return null;
  const t = translator(language);
  return t('form.waits', { half: timeInWords(waits.half, language), most: timeInWords(waits.nineInTen, language) });
}

/** "38 min", "1 h 12", "3 days", each on one line. Rounded up: nobody waited longer than is said. */
function timeInWords(minutes: number, language: Language): string {
  const t = translator(language);
  const words =
    minutes < 60
      ? t('form.minutes', { count: minutes })
      : minutes <= DAYS_FROM_HOURS * 60
        ? t('form.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') })
        : t('form.days', { count: Math.ceil(minutes / (24 * 60)) });
  return words.replaceAll(' ', '\u00a0');
}
