import { IconDiamond } from '@tabler/icons-react';
import { useT } from '../../i18n/index.ts';
import css from './card.module.css';

/** Somebody marked them as special: plum, with a shape and a word of its own. */
export function VipMark() {
  const t = useT();
  return (
    <span className={css.vip}>
      <IconDiamond size={12} stroke={2} aria-hidden />
      {t('contacts.vip')}
    </span>
  );
}
