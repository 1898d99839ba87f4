import { useT } from '../../i18n/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import { FirstSteps, useNothingCameYet } from './first-steps.tsx';
import type { ShownView } from './shown-view.ts';
import css from './ticket-list.module.css';
import { emptyKey } from './workbench-keys.ts';

/** What stands in place of the rows while there are none. */
export function ListState({
  shown,
  asked,
  onForget,
}: {
  shown: ShownView;
  asked: { pending: boolean; fetching: boolean; error: Error | null; again: () => void };
  onForget: () => void;
}) {
  const t = useT();
  // The lamp only where the work is truly done.
  const empty = emptyKey(shown.key, shown.narrowed || shown.wish.language !== undefined);
  const done = empty === 'next';
  const first = useNothingCameYet(!asked.pending && !shown.pending && !asked.error && (done || empty === 'all'));
  if (asked.pending || shown.pending) return <LoadingRows rows={8} />;
  if (asked.error) {
    return (
      <div className={css.state}>
        <ErrorState
          title={t('tickets.list.failed')}
          action={
            <Button kind="filled" size={28} busy={asked.fetching} onClick={asked.again}>
              {t('tickets.list.tryNow')}
            </Button>
          }
        >
          {whyNot(asked.error)} {t('tickets.list.failedSafe')}
        </ErrorState>
      </div>
    );
  }
  return (
    <div className={done ? css.done : css.state}>
      <EmptyState
        done={done}
        title={t(`views.empty.${empty}`)}
        action={
          shown.narrowed ? (
            <Button size={28} onClick={onForget}>
              {t('views.bar.forget')}
            </Button>
          ) : first ? (
            <FirstSteps />
          ) : undefined
        }
      >
        {first ? t('tickets.first.text') : t(`views.emptyText.${empty}`)}
      </EmptyState>
    </div>
  );
}
