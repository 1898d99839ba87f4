import type { CompanyOfRota } from '../../../contract/after-shift.ts';
import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import { Face } from '../../ui/index.ts';
import css from './company.module.css';

const MOST_DEPARTMENTS = 12;
const MOST_WRITERS = 12;

/** What each department heard of customers: what the tickets were about that its people answered. */
export function Heard({ heard }: { heard: CompanyOfRota['heard'] }) {
  const { t, locale } = useSpeaking();
  const list = new Intl.ListFormat(formattingLocale(locale), { type: 'unit' });
  const shown = heard.toSorted((a, b) => b.tickets - a.tickets).slice(0, MOST_DEPARTMENTS);
  return (
    <section className={css.card} aria-labelledby="heard">
      <h2 id="heard">{t('after-shift.company.heard')}</h2>
      {shown.length === 0 ? <p className={css.sense}>{t('after-shift.company.heardNothing')}</p> : null}
      <ul className={css.rows}>
        {shown.map(({ department, people, tickets, about }) => (
          <li key={department}>
            <b className={`${css.what} sp-truncate`}>{department}</b>
            <span className={css.amount}>{t('after-shift.company.heardFrom', { tickets, people })}</span>
            {about.length === 0 ? null : (
              <p className={css.about}>
                {list.format(about.map(({ name, tickets: count }) => t('after-shift.company.about', { name, count })))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people wrote down for everybody, beside answering. */
export function WrittenDown({ contributions }: { contributions: CompanyOfRota['contributions'] }) {
  const { t } = useSpeaking();
  return (
    <section className={css.card} aria-labelledby="written">
      <h2 id="written">{t('after-shift.company.written')}</h2>
      {contributions.length === 0 ? <p className={css.sense}>{t('after-shift.company.writtenNothing')}</p> : null}
      <ul className={css.rows}>
        {contributions.slice(0, MOST_WRITERS).map(({ teammate, articles, reads, savedReplies }) => (
          <li key={teammate.id}>
            <b className={`${css.what} ${css.writer}`}>
              <Face person={teammate} size={20} decorative />
              <span className="sp-truncate">{teammate.name}</span>
            </b>
            <span className={css.amount}>
              {t('after-shift.company.wrote', { articles, reads, replies: savedReplies })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
