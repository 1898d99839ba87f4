import { Link } from '@tanstack/react-router';
import type { Outgoing } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, RelativeTime } from '../../ui/index.ts';
import { tryNow, undo } from './doing.ts';
import { canBeUndone } from './outbox-groups.ts';
import css from './outbox-row.module.css';
import { stateIcon } from './state-mark.tsx';
import { needsPerson, whyOf } from './why.ts';

/** One mail in the list, 80 px: to whom, what about, and why it has not left or what happens next. */
export function OutboxRow({
  mail,
  now,
  open,
  inTabOrder,
  newestUndo,
  search,
}: {
  mail: Outgoing;
  now: number;
  open: boolean;
  /** One row of the list is a stop of the Tab key; the others are reached by J and K. */
  inTabOrder: boolean;
  /** Z takes this one back. */
  newestUndo: boolean;
  search: Record<string, string>;
}) {
  const speaking = useSpeaking();
  const { t } = speaking;
  const Sign = stateIcon(mail, now);
  const undoable = canBeUndone(mail, now);
  const why = whyOf(mail, now, speaking);
  const to = mail.to.join(', ');
  const person = needsPerson(mail);

  return (
    <div
      className={css.row}
      data-open={open || undefined}
      data-needs={person || undefined}
      data-undo={undoable || undefined}
    >
      <Link
        to="/outbox"
        search={{ ...search, message: mail.id }}
        className={css.link}
        data-mail={mail.id}
        tabIndex={inTabOrder ? 0 : -1}
        aria-current={open ? 'true' : undefined}
        aria-label={t('outbox-page.row', { to, subject: mail.subject, why })}
      />
      <span className={css.sign}>
        <Sign size={18} stroke={1.6} />
      </span>
      <span className={css.words}>
        <b className="sp-truncate" title={to}>
          {to}
        </b>
        <span className={`${css.subject} sp-truncate`} title={mail.subject}>
          {mail.subject || t('outbox-page.noSubject')}
        </span>
        <span className={`${css.why} sp-truncate`} title={why}>
          {why}
        </span>
      </span>
      {undoable ? (
        <Button size={28} {...(newestUndo ? { keys: 'z' } : {})} className={css.act} onClick={() => void undo(mail)}>
          {t('outbox-page.undo')}
        </Button>
      ) : person && mail.can.retry ? (
        <Button size={28} className={css.act} onClick={() => void tryNow(mail)}>
          {t('outbox-page.tryAgain')}
        </Button>
      ) : (
        <RelativeTime at={mail.sentAt ?? mail.createdAt} className={css.time} />
      )}
    </div>
  );
}
