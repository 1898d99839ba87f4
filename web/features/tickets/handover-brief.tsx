import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Handover } from '../../../contract/together.ts';
import { useT } from '../../i18n/index.ts';
import { RelativeTime } from '../../ui/index.ts';
import css from './handing-over.module.css';
import { togetherOf } from './together.ts';

/** The brief of the hand-over that stands, above everything said: who, when, and three lines. */
export function PinnedBrief({ brief }: { brief: Handover }) {
  const t = useT();
  const title = t('together.brief.from', {
    from: brief.from?.name ?? 'none',
    to: brief.to?.name ?? brief.team?.name ?? t('together.brief.someone'),
  });
  return (
    <section
      className={css.pinned}
      aria-label={t('together.brief.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
      tabIndex={0}
    >
      <div className={css.head}>
        <IconArrowsExchange size={16} stroke={1.6} aria-hidden />
        <h3 className="sp-truncate">{title}</h3>
        <RelativeTime at={brief.at} className={css.when} />
      </div>
      <Lines brief={brief} />
    </section>
  );
}

/** The same brief in the timeline, once it stands above no more. */
export function KeptBrief({ ticketId, handoverId }: { ticketId: string; handoverId: string }) {
  const { data } = useQuery(togetherOf(ticketId));
  const brief = data?.handovers.find(({ id }) => id === handoverId);
  if (!brief || brief.endedAt === null) return null;
  return (
    <div className={css.kept}>
      <Lines brief={brief} />
    </div>
  );
}

function Lines({ brief }: { brief: Handover }) {
  const t = useT();
  return (
    <dl className={css.lines}>
      {(['wants', 'tried', 'next'] as const).map((line) =>
        brief[line] === '' ? null : (
          <div key={line} style={{ display: 'contents' }}>
            <dt>{t(`together.handOver.${line}`)}</dt>
            <dd>{brief[line]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
