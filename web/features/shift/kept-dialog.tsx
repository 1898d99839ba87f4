import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DayShift } from '../../../contract/shift.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, LoadingRows } from '../../ui/index.ts';
import { keptOf } from './asking.ts';
import css from './limits.module.css';
import { firstName } from './names.ts';

/** What is kept, and which buddy should take each: nobody on shift is given it without asking. */
export function KeptDialog({ shift, onClose }: { shift: DayShift; onClose: () => void }) {
  const t = useT();
  const { data } = useQuery(keptOf(shift.id));
  return (
    <Dialog label={t('shift-page.keptTitle')} onClose={onClose}>
      <div className={css.ask}>
        <h2>{t('shift-page.keptTitle')}</h2>
        <p>{t('shift-page.keptText', { has: shift.buddy ? 'yes' : 'no', name: firstName(shift.buddy?.name ?? '') })}</p>
        {data === undefined ? (
          <LoadingRows />
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
                {each.takeIt === null ? null : (
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
