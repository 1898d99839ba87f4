import { IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import type { Mark } from '../../../contract/satisfaction.ts';
import { useT } from '../../i18n/index.ts';
import css from './satisfaction.module.css';

/** A mark in a few words, with what was written to it. A low one is said in words and shape, and not by colour alone. */
export function MarkLine({ mark }: { mark: Mark }) {
  const t = useT();
  const Icon = mark.low ? IconMoodSad : IconMoodSmile;
  return (
    <>
      <p className={css.mark} data-low={mark.low || undefined}>
        <Icon size={15} stroke={1.7} aria-hidden />
        <b>{t('satisfaction.side.mark', { mark: String(mark.mark), best: String(mark.best) })}</b>
        {mark.low ? <span>{t('satisfaction.side.low')}</span> : null}
      </p>
      {mark.comment === '' ? null : <p className={css.comment}>{mark.comment}</p>}
    </>
  );
}
