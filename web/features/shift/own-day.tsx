import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Meter, SectionHeader } from '../../ui/index.ts';
import { keptOfRota, todayAsked, useShiftNews } from './asking.ts';
import css from './buddy-days.module.css';
import { Lifted } from './lifted.tsx';

const MOST_SHOWN = 3;

/** One's own day as a full-time agent: how full it is, and the hard ones whose turn it is to be one's own. */
export function OwnDay() {
  const { t, locale } = useSpeaking();
  useShiftNews();
  const { data } = useQuery(todayAsked);
  const day = data?.buddyDay;
  if (!day) return null;
  const done = day.answered + day.looks;
  const said = t('shift-page.buddyDay.done', { done, soft: done > day.softStop ? 0 : day.softStop, hard: day.hard });
  return (
    <>
      <section className={css.own} aria-label={t('shift-page.buddyDay.title')}>
        <SectionHeader level={3} title={t('shift-page.buddyDay.title')} />
        {day.softStop === 0 ? null : (
          <Meter value={done} of={day.softStop} label={said} tooMuch={day.state === 'hard'} />
        )}
        <p className={css.small}>{said}</p>
        {day.state === 'fresh' ? null : (
          <p className={css.stop}>
            {t(`shift-page.buddyDay.own.${day.state}`)}{' '}
            {day.state === 'hard'
              ? t('shift-page.hard.lift', {
                  has: day.mayLift.length === 0 ? 'no' : 'yes',
                  names: new Intl.ListFormat(locale, { type: 'disjunction' }).format(
                    day.mayLift.map(({ name }) => firstName(name)),
                  ),
                })
              : null}
          </p>
        )}
        <Lifted lifted={day.lifted} className={css.small} />
      </section>
      <HardOnes rotaId={day.rotaId} />
    </>
  );
}

function HardOnes({ rotaId }: { rotaId: string }) {
  const t = useT();
  const me = useMe();
  const { data } = useQuery(keptOfRota(rotaId));
  if (data === undefined || data.length === 0) return null;
  const mine = data.filter(({ takeIt }) => takeIt?.id === me.id);
  return (
    <section className={css.own} aria-label={t('shift-page.hardOnes.title')}>
      <SectionHeader
        level={3}
        title={t('shift-page.hardOnes.title')}
        after={
          <span className={css.small}>{t('shift-page.hardOnes.of', { mine: mine.length, all: data.length })}</span>
        }
      />
      {mine.length === 0 ? <p className={css.small}>{t('shift-page.hardOnes.none')}</p> : null}
      <ul className={css.hardOnes}>
        {mine.slice(0, MOST_SHOWN).map(({ ticketId, number, subject, contact, reason }) => (
          <li key={ticketId}>
            <Link to="/tickets/$number" params={{ number: String(number) }} search={{}} className="sp-truncate">
              {subject}
            </Link>
            <span className={css.small}>
              {contact} · {t(`shift-page.keptWhy.${reason}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.small}>{t('shift-page.hardOnes.why')}</p>
    </section>
  );
}
