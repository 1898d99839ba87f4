import { IconFilePlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useT } from '../../i18n/index.ts';
import { AddToArticle } from './add-to-article.tsx';
import css from './draft-card.module.css';
import { OwnArticle } from './own-article.tsx';

/** What a gathered thing is written down as: an article of its own, or a part of one that is there. */
export type Way = 'own' | 'add';

/** The first gap as an open draft. Given away, the buddy looks it over and publishes it. */
export function DraftCard({
  after,
  gathered,
  text,
  begins,
  chosen,
}: {
  after: AfterShift;
  gathered: Gathered;
  text: SuggestedText | undefined;
  begins: Way;
  /** Somebody pressed a row for it: the focus comes along. */
  chosen: boolean;
}) {
  const t = useT();
  const [way, setWay] = useState(begins);
  const near = text?.near ?? null;
  return (
    <div className={css.draft}>
      <p className={css.draftHead}>
        <IconFilePlus size={17} stroke={1.6} aria-hidden />
        <b className="sp-truncate" title={gathered.title}>
          {gathered.title}
        </b>
        <span>{t(`after-shift.learn.because.${gathered.kind}`, { times: gathered.times })}</span>
      </p>
      {near === null ? null : (
        <fieldset className={css.ways} aria-label={t('after-shift.add.ways')}>
          <button type="button" aria-pressed={way === 'own'} onClick={() => setWay('own')}>
            {t('after-shift.add.own')}
          </button>
          <button
            type="button"
            aria-pressed={way === 'add'}
            className="sp-truncate"
            title={t('after-shift.add.to', { title: near.title })}
            onClick={() => setWay('add')}
          >
            {t('after-shift.add.to', { title: near.title })}
          </button>
        </fieldset>
      )}
      {text && near && way === 'add' ? (
        <AddToArticle after={after} gathered={gathered} text={text} near={near} chosen={chosen} />
      ) : (
        <OwnArticle after={after} gathered={gathered} text={text} chosen={chosen} />
      )}
    </div>
  );
}
