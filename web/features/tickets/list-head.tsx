import { IconChecks, IconChevronDown, IconFilter, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/index.ts';
import { IconButton, PanelHeader } from '../../ui/index.ts';
import { LookMenu } from '../views/index.ts';
import css from './list-head.module.css';
import type { ShownView } from './shown-view.ts';

/** The line above the list: which view, how many, and how it is narrowed and shown. */
export function ListHead({
  shown,
  count,
  level,
  folded,
  filtering,
  onFilter,
  onViews,
}: {
  shown: ShownView;
  count: string | undefined;
  level: 1 | 2;
  /** The views have no column of their own and open from here. */
  folded: boolean;
  /** The bar of the filter shows. */
  filtering: boolean;
  onFilter: () => void;
  onViews: () => void;
}) {
  return (
    <PanelHeader
      level={level}
      title={
        folded ? (
          <button type="button" className={css.views} onClick={onViews}>
            {shown.name}
            <IconChevronDown size={15} stroke={1.8} aria-hidden />
          </button>
        ) : (
          shown.name
        )
      }
      count={count}
      after={<HeadButtons shown={shown} filtering={filtering} onFilter={onFilter} />}
    />
  );
}

/** Narrow it, how it is shown, and a ticket that is written down by hand. */
export function HeadButtons({
  shown,
  filtering,
  onFilter,
  onChoose,
  phone = false,
}: {
  shown: ShownView;
  filtering: boolean;
  onFilter: () => void;
  /** Begins choosing rows, where there is no pointer to hover with. */
  onChoose?: (() => void) | undefined;
  phone?: boolean;
}): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const size = phone ? 44 : 28;
  return (
    <>
      {onChoose === undefined ? null : (
        <IconButton
          size={size}
          label={t('bulk.begin')}
          icon={<IconChecks size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
          onClick={onChoose}
        />
      )}
      <IconButton
        size={size}
        label={t('views.bar.open')}
        on={filtering}
        icon={<IconFilter size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
        onClick={onFilter}
      />
      <LookMenu look={shown.look} onChange={shown.changeLook} size={size} phone={phone} />
      <IconButton
        size={size}
        label={t('new-ticket.command')}
        icon={<IconPlus size={phone ? 22 : 17} stroke={1.6} aria-hidden />}
        onClick={() => void navigate({ to: '/tickets/new', search: {} })}
      />
    </>
  );
}
