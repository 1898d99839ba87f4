/** @jsxImportSource hono/jsx */
import type { Language } from '../../contract/shapes.ts';
import { expectedReply, openUntil, replyDue } from '../../server/features/desks/index.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { Arch } from '../page-frame.tsx';

interface Told {
  centre: Centre;
  language: Language;
  now: Temporal.Instant;
}

/** By when somebody who writes now is answered: "today by 16:20". */
export function expectedNow({ centre, language, now }: Told): string {
  return expectedReply(replyDue(centre.desk, now), language, centre.desk.timeZone, now);
}

/** At the foot of a page: whether somebody is there, and by when one is answered. */
export function Counter(props: Told) {
  const { centre, language, now } = props;
  const t = translator(language);
  const until = openUntil(centre.desk, now);
  const time = until && clockTime(until, centre.desk.timeZone);
  return (
    <aside class="counter" aria-label={t('help.talk.button')}>
      <Arch size={40} />
      <div>
        <b>
          {time
            ? t('help.counter.openUntil', { time })
            : t(centre.desk.hours.length === 0 ? 'help.counter.always' : 'help.counter.closed')}
        </b>
        {t('help.counter.expected', { when: expectedNow(props) })}
      </div>
      <a class="btn p" href={centreAddress(centre, language, '/write')}>
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 6h16v12H4zM4 7l8 6 8-6" />
        </svg>
        {t('help.talk.button')}
      </a>
    </aside>
  );
}

/** Midnight is said as the end of the day. */
function clockTime(at: Temporal.Instant, timeZone: string): string {
  const { hour, minute } = at.toZonedDateTimeISO(timeZone);
  const two = (number: number): string => String(number).padStart(2, '0');
  return hour === 0 && minute === 0 ? '24:00' : `${two(hour)}:${two(minute)}`;
}
