import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { TOGETHER_LIMITS } from '../../../contract/together.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, TextAreaField } from '../../ui/index.ts';
import { assignablesOf } from './asking-fields.ts';
import css from './handing-over.module.css';
import { handOver, type Receiver } from './handing-over.ts';
import { ReceiverField } from './receiver-field.tsx';

const lines = ['wants', 'tried', 'next'] as const;

/** Whom it goes to and the brief in three lines: nobody explains it twice. What was typed stays when it is refused. */
export function HandingOverDialog({
  ticket,
  phone,
  onClose,
}: {
  ticket: TicketDetail;
  phone: boolean;
  onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const { data: assignables } = useQuery(assignablesOf(ticket.desk.id));
  const [to, setTo] = useState<Receiver>();
  const [brief, setBrief] = useState({ wants: '', tried: '', next: '' });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const missing = [
    ...(to === undefined ? [t('together.handOver.toHint')] : []),
    ...(['wants', 'next'] as const)
      .filter((line) => brief[line].trim() === '')
      .map((line) => t(`together.handOver.${line}`)),
  ];
  const give = async () => {
    setAsked(true);
    if (to === undefined || missing.length > 0 || busy) return;
    setBusy(true);
    const done = await handOver(ticket, to, brief);
    setBusy(false);
    if (done) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void give();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void give();
  };
  const title = t('together.handOver.title', { number: ticket.number });
  return (
    <Dialog label={title} from={phone ? 'below' : 'centre'} onClose={onClose} {...(phone ? {} : { width: 480 })}>
      <form className={css.form} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
        <div>
          <h2 className={css.title}>{title}</h2>
          <p className={css.text}>{t('together.handOver.text')}</p>
        </div>
        <ReceiverField assignables={assignables} meId={me.id} chosen={to} onChoose={setTo} />
        {lines.map((line) => (
          <TextAreaField
            key={line}
            label={t(`together.handOver.${line}`)}
            placeholder={line === 'tried' ? t('together.handOver.triedHint') : undefined}
            rows={2}
            maxLength={TOGETHER_LIMITS.briefLine}
            value={brief[line]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setBrief((before) => ({ ...before, [line]: value }));
            }}
          />
        ))}
        <p className={css.missing} role="status">
          {asked && missing.length > 0 ? t('together.handOver.missing', { what: missing.join(', ') }) : null}
        </p>
        <div className={css.actions}>
          <Button kind="filled" type="submit" busy={busy} {...(phone ? { size: 44 } : { keys: 'mod+enter' })}>
            {to === undefined ? t('together.handOver.yes') : t('together.handOver.yesTo', { name: to.name })}
          </Button>
          <Button kind="quiet" onClick={onClose} {...(phone ? { size: 44 } : {})}>
            {t('together.handOver.no')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
