import { useState } from 'react';
import type { CompanyOfRota } from '../../../contract/after-shift.ts';
import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import { Face } from '../../ui/index.ts';
import css from './company.module.css';
import heat from './heat.module.css';

/** From so many shifts in a month on a cell is as dark as it gets. */
const DARKEST = 5;
/** Before somebody asks for all of them. */
const MOST_SHOWN = 12;

/** People by months: how often each was near customers. Who was not there for longest stands first. */
export function NearCustomers({ company }: { company: CompanyOfRota }) {
  const { t, locale, moments } = useSpeaking();
  const { months } = company;
  const said = new Intl.DateTimeFormat(formattingLocale(locale), { month: 'short', timeZone: 'UTC' });
  const people = company.people.toSorted(
    (a, b) => (a.lastOn ?? '').localeCompare(b.lastOn ?? '') || a.teammate.name.localeCompare(b.teammate.name),
  );
  const [all, setAll] = useState(false);
  const shown = all ? people : people.slice(0, MOST_SHOWN);
  return (
    <section className={css.card} aria-labelledby="near">
      <h2 id="near">{t('after-shift.company.near')}</h2>
      <p className={css.sense}>{t('after-shift.company.nearSense')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={heat.wide} tabIndex={0} aria-label={t('after-shift.company.near')}>
        <table className={heat.heat}>
          <thead>
            <tr>
              <th scope="col">{t('after-shift.company.person')}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {said.format(Date.parse(`${month}-01`))}
                </th>
              ))}
              <th scope="col">{t('after-shift.company.last')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ teammate, department, shifts, unended, lastOn }) => (
              <tr key={teammate.id}>
                <th scope="row">
                  <span className={heat.who}>
                    <Face person={teammate} size={20} decorative />
                    <b className={`${heat.name} sp-truncate`}>{teammate.name}</b>
                    <i className={`${heat.department} sp-truncate`}>{department}</i>
                    {unended === 0 ? null : (
                      <i className={heat.unended}>{t('after-shift.company.unended', { count: unended })}</i>
                    )}
                  </span>
                </th>
                {shifts.map((count, at) => (
                  <td key={months[at]} data-heat={Math.min(DARKEST, count === 0 ? 0 : count + 1)}>
                    {count === 0 ? '' : count}
                  </td>
                ))}
                <td className={heat.last}>
                  {lastOn === null ? t('after-shift.company.notYet') : moments.shortDate(lastOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {people.length <= MOST_SHOWN ? null : (
        <button type="button" className={`sp-link ${css.all}`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t('after-shift.company.fewer', { count: MOST_SHOWN })
            : t('after-shift.company.everybody', { count: people.length })}
        </button>
      )}
    </section>
  );
}
