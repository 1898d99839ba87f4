import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Page } from '../../../contract/shapes.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import { api, may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import css from './first-steps.module.css';

const anyTicket = queryOptions({
  queryKey: ['tickets', 'any'],
  queryFn: ({ signal }) => api.get<Page<Ticket>>('/tickets', { query: { view: 'all', limit: 1 }, signal }),
});

/** Whether this person sets the house up, and no ticket has ever come: an empty list then means something else. */
export function useNothingCameYet(emptyList: boolean): boolean {
  const me = useMe();
  const { data } = useQuery({ ...anyTicket, enabled: emptyList && may(me, 'desk.change') });
  return emptyList && data !== undefined && data.items.length === 0;
}

/** What is left to do until letters come and somebody answers them. */
export function FirstSteps() {
  const t = useT();
  const me = useMe();
  return (
    <nav className={css.steps} aria-label={t('tickets.first.steps')}>
      <Link className={css.step} to="/settings/$place" params={{ place: 'mail' }} search={{}}>
        <b>{t('tickets.first.mail')}</b>
        <span>{t('tickets.first.mailText')}</span>
      </Link>
      {may(me, 'teammate.invite') ? (
        <Link className={css.step} to="/settings/$place" params={{ place: 'teammates' }} search={{}}>
          <b>{t('tickets.first.people')}</b>
          <span>{t('tickets.first.peopleText')}</span>
        </Link>
      ) : null}
      <Link className={css.step} to="/tickets/new" search={{}}>
        <b>{t('tickets.first.ticket')}</b>
        <span>{t('tickets.first.ticketText')}</span>
      </Link>
    </nav>
  );
}
