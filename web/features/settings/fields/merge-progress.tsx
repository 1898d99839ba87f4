import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TicketsLeft } from '../../../../contract/fields.ts';
import { api } from '../../../api/index.ts';
import { useT } from '../../../i18n/index.ts';
import { IconButton, Meter } from '../../../ui/index.ts';
import css from './merge-progress.module.css';

export interface Merge {
  /** Where the server says how many tickets are left. */
  path: string;
  from: string;
  to: string;
}

/** Milliseconds between two looks. */
const beat = 1_000;

/** How far the tickets are that follow a renaming or a merge, and that all have. */
export function MergeProgress({ path, from, to, onPutAway }: Merge & { onPutAway: () => void }) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['merge', path],
    queryFn: ({ signal }) => api.get<TicketsLeft>(path, { signal }),
    refetchInterval: ({ state }) => (state.data?.left === 0 ? false : beat),
    staleTime: 0,
  });
  const most = useRef(0);
  if (data === undefined) return null;
  most.current = Math.max(most.current, data.left);
  const total = most.current;
  const words =
    data.left === 0
      ? t('field-settings.follows.done', { total })
      : t('field-settings.follows.going', { done: total - data.left, total });
  return (
    <div className={css.line}>
      <p className={css.words} role="status">
        <b>{t('field-settings.follows.title', { from, to })}</b> <span className="sp-figures">{words}</span>
      </p>
      <IconButton
        size={24}
        label={t('field-settings.follows.putAway')}
        icon={<IconX size={15} stroke={1.8} aria-hidden />}
        onClick={onPutAway}
      />
      <Meter value={total - data.left} of={Math.max(1, total)} label={words} />
    </div>
  );
}
