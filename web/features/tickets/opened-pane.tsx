import { Suspense } from 'react';
import type { Ticket, TicketDetail } from '../../../contract/tickets.ts';
import { ApiError } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import type { Panels } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, LoadingRows } from '../../ui/index.ts';
import { whyNot } from './changing.ts';
import { useNoTicketComing, useTicketComing } from './coming-ticket.ts';
import { TicketPane } from './loading-opened.ts';
import css from './workbench-page.module.css';

/** The main column: the open ticket, or what stands there while there is none. */
export function OpenedPane({
  number,
  ticket,
  error,
  again,
  hasRows,
  panels,
  showMessage,
  focusOnOpen,
  onSolved,
  onGoTo,
  onBack,
  onList,
}: {
  /** As the address says it. */
  number: string | undefined;
  ticket: TicketDetail | undefined;
  error: Error | null;
  again: () => void;
  hasRows: boolean;
  panels: Panels;
  showMessage: string | undefined;
  focusOnOpen: boolean;
  onSolved: (ticket: Ticket) => void;
  onGoTo: (number: number) => void;
  onBack: () => void;
  onList: () => void;
}) {
  const t = useT();
  useNoTicketComing(number === undefined || error !== null);
  if (ticket !== undefined) {
    return (
      <Suspense fallback={<Waiting number={String(ticket.number)} />}>
        <TicketPane
          key={ticket.id}
          ticket={ticket}
          panels={panels}
          showMessage={showMessage}
          onSolved={onSolved}
          focusOnOpen={focusOnOpen}
          onGoTo={onGoTo}
          onBack={onBack}
        />
      </Suspense>
    );
  }
  if (number === undefined) {
    return (
      <div className={css.state}>
        {hasRows ? <EmptyState title={t('tickets.pane.choose')}>{t('tickets.pane.chooseText')}</EmptyState> : null}
      </div>
    );
  }
  if (error === null) return <Waiting number={number} />;
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <div className={css.state}>
      <ErrorState
        title={t(gone ? 'tickets.pane.notFound' : 'tickets.thread.failed')}
        action={
          <Button kind="filled" size={28} onClick={gone ? onList : again}>
            {t(gone ? 'tickets.pane.toList' : 'tickets.list.tryNow')}
          </Button>
        }
      >
        {whyNot(error)}
      </ErrorState>
    </div>
  );
}

function Waiting({ number }: { number: string }) {
  useTicketComing(number);
  return (
    <div className={css.head}>
      <LoadingRows rows={3} />
    </div>
  );
}
