import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AfterShift, Gathered, SuggestedText } from '../../../contract/after-shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button } from '../../ui/index.ts';
import { decide } from './asking.ts';
import css from './draft-card.module.css';

/** Of which reply the words are, and which other requests they would have answered. */
export function SourceLine({ text }: { text: SuggestedText | undefined }) {
  const t = useT();
  const [first, ...others] = text?.sources ?? [];
  if (first === undefined) return null;
  const to = ({ id, number, contact }: typeof first, words: string) => (
    <Link key={id} to="/tickets/$number" params={{ number: String(number) }} search={{}} title={contact}>
      {words}
    </Link>
  );
  return (
    <p className={css.source}>
      <IconSparkles size={14} stroke={1.8} aria-hidden />
      <span>
        {t('after-shift.learn.source', { name: firstName(first.contact) })}
        {to(first, t('after-shift.learn.seeSource'))}
        {others.length === 0 ? null : ` · ${t('after-shift.learn.alsoFor')}`}
        {others.map((each) => to(each, `#${each.number}`))}
      </span>
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
