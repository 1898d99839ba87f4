import { useQuery } from '@tanstack/react-query';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Face } from '../../ui/index.ts';
import { wordsAsked } from './asking.ts';
import css from './words-to-me.module.css';

/** What those beside whom one sat said at the end of their shifts. Nothing where nobody said anything. */
export function WordsToMe() {
  const { t, moments } = useSpeaking();
  const { data } = useQuery(wordsAsked);
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={css.words} aria-labelledby="words-to-me">
      <h2 id="words-to-me">{t('after-shift.words.title')}</h2>
      <ul>
        {data.map(({ shiftId, by, on, words }) => (
          <li key={shiftId}>
            <Face person={by} size={24} decorative />
            <p>
              {t('after-shift.quoted', { words })}
              <span>
                {firstName(by.name)}, {moments.shortDate(on)}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
