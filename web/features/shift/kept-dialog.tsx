import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { KeptTicket } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Dialog, LoadingRows } from '../../ui/index.ts';
import { askWhenOpen } from '../reviews/index.ts';
import { keptOf } from './asking.ts';
import css from './limits.module.css';

/** What is kept, and which buddy should take each: nobody on shift is given it without asking. */
export function KeptDialog({
  shiftId,
  buddy,
  onClose,
}: {
  shiftId: string;
  /** Of who is on shift; left out for the buddy's own eyes. */
  buddy?: string | undefined;
  onClose: () => void;
}) {
  const t = useT();
  const { data } = useQuery(keptOf(shiftId));
  const navigate = useNavigate();
  const name = firstName(buddy ?? '');
  /** The ticket is opened, and the question to the buddy with it. */
  const ask = (ticket: KeptTicket) => {
    askWhenOpen(ticket.ticketId);
    void navigate({ to: '/tickets/$number', params: { number: String(ticket.number) }, search: {} });
  };
  const title = t(buddy === undefined ? 'shift-page.beside.kept' : 'shift-page.keptTitle');
  return (
    <Dialog label={title} onClose={onClose}>
      <div className={css.ask}>
        <h2>{title}</h2>
        <p>{t('shift-page.keptText', { has: buddy === undefined ? 'no' : 'yes', name })}</p>
        {data === undefined ? (
          <LoadingRows />
        ) : data.length === 0 ? (
          <p>{t('shift-page.keptNothing')}</p>
        ) : (
          <ul className={css.keptRows}>
            {data.map((each) => (
              <li key={each.ticketId}>
                <span>
                  <Link to="/tickets/$number" params={{ number: String(each.number) }} search={{}}>
                    {each.subject}
                  </Link>
                  <small>
                    {each.contact} · {t(`shift-page.keptWhy.${each.reason}`)}
                  </small>
                </span>
                {buddy !== undefined ? (
                  <Button
                    size={24}
                    aria-label={t('shift-page.askAbout', { name, subject: each.subject })}
                    onClick={() => ask(each)}
                  >
                    {t('shift-page.askOne', { name })}
                  </Button>
                ) : each.takeIt === null ? null : (
                  <small>
                    {t('shift-page.shouldTake', { name: firstName(each.takeIt.name), count: each.takeIt.hardLately })}
                  </small>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className={css.end}>
          <Button onClick={onClose}>{t('shift-page.keptClose')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
