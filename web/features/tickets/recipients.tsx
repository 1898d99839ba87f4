import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import css from './recipients.module.css';

/** Looser than the standard is strict; the server says more. */
const mailAddress = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/;

/** Those who get a copy unless the writer says otherwise: who takes part and is confirmed. */
function usualCc(ticket: TicketDetail): readonly string[] {
  return ticket.participants.filter(({ role, confirmed }) => role === 'cc' && confirmed).map(({ address }) => address);
}

/** To whom the reply goes, always in sight; a copy for others is one press away. */
export function Recipients({
  ticket,
  cc,
  onCc,
}: {
  ticket: TicketDetail;
  cc: readonly string[] | undefined;
  onCc: (cc: readonly string[]) => void;
}) {
  const t = useT();
  const copies = cc ?? usualCc(ticket);
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const nameOf = (address: string) => ticket.participants.find((one) => one.address === address)?.name || address;
  const take = () => {
    const address = typed.trim().replace(/[,;]$/, '');
    if (address === '') return true;
    if (!mailAddress.test(address) || copies.length >= LIMITS.cc) {
      setWrong(true);
      return false;
    }
    setTyped('');
    setWrong(false);
    if (!copies.some((one) => one.toLowerCase() === address.toLowerCase())) onCc([...copies, address]);
    return true;
  };
  return (
    <div className={css.lines}>
      <div className={css.line}>
        <span>{t('tickets.composer.to')}</span>
        <span className={css.person} title={ticket.contact.address ?? undefined}>
          <span className={`${css.name} sp-truncate`}>{ticket.contact.name}</span>
          {ticket.contact.address === null || ticket.contact.address === ticket.contact.name ? null : (
            <span className={`${css.address} sp-truncate`}>{ticket.contact.address}</span>
          )}
        </span>
        <span className={css.grow} />
        {copies.length === 0 && !editing ? (
          <button type="button" className={css.cc} onClick={() => setEditing(true)}>
            {t('tickets.composer.cc')}
          </button>
        ) : null}
        <span className={`${css.as} sp-truncate`}>{t('tickets.composer.as', { desk: ticket.desk.name })}</span>
      </div>
      {copies.length > 0 || editing ? (
        <div className={css.line} data-cc>
          <span>{t('tickets.composer.cc')}</span>
          <span className={css.people}>
            {copies.map((address) => (
              <span key={address} className={css.person} title={address}>
                <span className="sp-truncate">{nameOf(address)}</span>
                <button
                  type="button"
                  className={css.away}
                  aria-label={t('tickets.composer.removeCc', { name: nameOf(address) })}
                  onClick={() => onCc(copies.filter((one) => one !== address))}
                >
                  <IconX size={12} stroke={2} aria-hidden />
                </button>
              </span>
            ))}
            <input
              // biome-ignore lint/a11y/noAutofocus: opened by the writer's own press on Cc
              autoFocus={editing && copies.length === 0}
              className={css.input}
              type="email"
              aria-label={t('tickets.composer.addCc')}
              aria-invalid={wrong || undefined}
              placeholder={t('tickets.composer.addCc')}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setWrong(false);
              }}
              onBlur={() => {
                if (take()) setEditing(false);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ',' || event.key === ';') take();
                else if (event.key === 'Backspace' && typed === '' && copies.length > 0) onCc(copies.slice(0, -1));
                else if (event.key === 'Escape') {
                  setTyped('');
                  setWrong(false);
                  setEditing(false);
                } else return;
                event.preventDefault();
                event.stopPropagation();
              }}
            />
          </span>
          {wrong ? (
            <span className={css.wrong} role="alert">
              {t('tickets.composer.notAnAddress')}
            </span>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
