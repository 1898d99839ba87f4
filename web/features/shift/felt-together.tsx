import { useQuery } from '@tanstack/react-query';
import { useSpeaking } from '../../i18n/index.ts';
import { energyTogether } from './asking.ts';
import css from './felt-together.module.css';

const HIGHEST = 5;

/** How the days of the last whole months felt, of five people or more together: nobody can be found in it. */
export function FeltTogether({ rotaId }: { rotaId: string }) {
  const { t, locale } = useSpeaking();
  const { data } = useQuery(energyTogether(rotaId));
  const told = (data ?? []).filter(({ mean }) => mean !== null);
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' });
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <section className={css.card} aria-labelledby="felt-together">
      <h2 id="felt-together">{t('shift-page.felt.title')}</h2>
      <p>{t(told.length === 0 ? 'shift-page.felt.none' : 'shift-page.felt.text')}</p>
      <ul>
        {told.map(({ month: of, people, mean }) => (
          <li key={of}>
            <span>{month.format(new Date(`${of}-01`))}</span>
            <span className={css.track} aria-hidden>
              <i style={{ width: `${((mean ?? 0) / HIGHEST) * 100}%` }} />
            </span>
            <span className={css.figure}>{t('shift-page.felt.of', { mean: figure.format(mean ?? 0), people })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
