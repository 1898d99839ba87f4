import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button } from '../../ui/index.ts';
import { decide } from './asking.ts';
import css from './draft-card.module.css';

/** Of which reply the words are. */
export function SourceLine({ text }: { text: SuggestedText | undefined }) {
  const t = useT();
  const source = text?.sources[0];
  if (source === undefined) return null;
  return (
    <p className={css.source}>
      <IconSparkles size={14} stroke={1.8} aria-hidden />
      {t('after-shift.learn.source', { name: firstName(source.contact) })}
      <Link to="/tickets/$number" params={{ number: String(source.number) }} search={{}}>
        {t('after-shift.learn.seeSource')}
      </Link>
    </p>
  );
}

/** What may become of a draft: given to the buddy, kept, or nothing. */
export function DraftFoot({
  after,
  gathered,
  busy,
  disabled,
  onMake,
  children,
}: {
  after: AfterShift;
  gathered: Gathered;
  busy: 'give' | 'keep' | undefined;
  disabled: boolean;
  onMake: (give: boolean) => void;
  children?: ReactNode;
}) {
  const t = useT();
  const { buddy, shiftId } = after;
  return (
    <div className={css.draftFoot}>
      <Button kind="filled" keys="mod+enter" busy={busy === 'give'} disabled={disabled} onClick={() => onMake(true)}>
        {buddy ? t('after-shift.learn.give', { name: firstName(buddy.name) }) : t('after-shift.learn.giveAnybody')}
      </Button>
      <Button busy={busy === 'keep'} disabled={disabled} onClick={() => onMake(false)}>
        {t('after-shift.learn.keep')}
      </Button>
      <Button kind="quiet" onClick={() => void decide(shiftId, gathered.id, 'left')}>
        {t('after-shift.learn.no')}
      </Button>
      {children}
    </div>
  );
}
