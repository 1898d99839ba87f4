import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, ErrorState, LoadingRows } from '../../ui/index.ts';
import css from './load-states.module.css';
import { reasonOf } from './saving.ts';

/** What stands until an answer is there, or instead of it; an answer that is there stays while it is asked anew. */
export function Waiting({
  query,
  rows = 6,
  children,
}: {
  query: Pick<UseQueryResult, 'data' | 'error' | 'isPending' | 'refetch'>;
  rows?: number;
  children: ReactNode;
}) {
  const t = useT();
  if (query.data !== undefined) return children;
  if (query.error) {
    return (
      <div className={css.out}>
        <ErrorState
          title={t('settings.notRead.title')}
          action={
            <Button kind="filled" size={28} onClick={() => void query.refetch()}>
              {t('settings.again')}
            </Button>
          }
        >
          {reasonOf(query.error)} {t('settings.notRead.safe')}
        </ErrorState>
      </div>
    );
  }
  return (
    <div className={css.out}>
      <LoadingRows rows={rows} />
    </div>
  );
}
