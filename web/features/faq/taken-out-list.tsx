import { IconArrowNarrowRight, IconCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TakenOut } from '../../../contract/faq.ts';
import { useT } from '../../i18n/index.ts';
import css from './faq-sheet.module.css';
import type { FaqToCome } from './faq-to-come.ts';

/** Every thing that is taken out, what stands there instead, and the way to keep it; and words that go as well. */
export function TakenOutList({
  things,
  faq,
  onChange,
}: {
  things: readonly TakenOut[];
  faq: FaqToCome;
  onChange: (faq: FaqToCome) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const count = things.filter(({ kept }) => !kept).length;
  const turn = ({ key, kind, words, kept }: TakenOut) => {
    // A word of the writer's own is simply not named any more.
    if (kind === 'chosen') onChange({ ...faq, take: faq.take.filter((one) => one !== words) });
    else onChange({ ...faq, keep: kept ? faq.keep.filter((one) => one !== key) : [...faq.keep, key] });
  };
  return (
    <section className={css.taken} aria-label={t('faq.takenOutTitle', { count })}>
      <header>
        <h2>{t('faq.takenOutTitle', { count })}</h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const words = typed.trim();
            if (words !== '') onChange({ ...faq, take: [...new Set([...faq.take, words])] });
            setTyped('');
          }}
        >
          <input
            value={typed}
            aria-label={t('faq.takeToo')}
            placeholder={t('faq.takeToo')}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
        </form>
      </header>
      <ul>
        {things.map((thing) => (
          <li key={thing.key} data-kept={thing.kept || undefined}>
            {thing.kept ? (
              <IconMinus size={14} stroke={2} className={css.tick} aria-hidden />
            ) : (
              <IconCheck size={14} stroke={2} className={css.tick} aria-hidden />
            )}
            <span className={css.kind}>{t(`faq.kind.${thing.kind}`)}</span>
            <span className={css.words} title={thing.words}>
              {thing.kept ? <span>{thing.words}</span> : <del>{thing.words}</del>}
              {thing.kept || thing.replacement === '' ? null : (
                <>
                  <IconArrowNarrowRight size={14} stroke={1.6} aria-hidden />
                  <span>{thing.replacement}</span>
                </>
              )}
            </span>
            <button
              type="button"
              className="sp-link"
              aria-label={t(thing.kept ? 'faq.takeNamed' : 'faq.keepNamed', { words: thing.words })}
              onClick={() => turn(thing)}
            >
              {t(thing.kept ? 'faq.take' : 'faq.keep')}
            </button>
          </li>
        ))}
      </ul>
      {things.length === 0 ? <p className={css.nothing}>{t('faq.nothingTaken')}</p> : null}
    </section>
  );
}
