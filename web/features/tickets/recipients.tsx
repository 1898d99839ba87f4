import { IconMailOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import css from './recipients.module.css';

/** Looser than the standard is strict; the server says more. */
const mailAddress = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/;

/** Those who get a copy unless the writer says otherwise: who takes part and is confirmed. */
function usualCc(ticket: TicketDetail): readonly string[] {
  return ticket.participants.filter(({ role, confirmed }) => role === 'cc' && confirmed).map(({ address }) => address);
}

type Copies = 'cc' | 'bcc';

/** So many names stand in sight; the others behind one word, or a letter to thirty would be all names. */
const inSight = 3;

/** To whom the reply goes, always in sight; a copy for others, seen by all or by nobody, is one press away. */
export function Recipients({
  ticket,
  cc,
  bcc,
  onCopies,
}: {
  ticket: TicketDetail;
  cc: readonly string[] | undefined;
  bcc: readonly string[];
  onCopies: (copies: { cc?: readonly string[]; bcc?: readonly string[] }) => void;
}) {
  const t = useT();
  const copies = { cc: cc ?? usualCc(ticket), bcc };
  const [editing, setEditing] = useState<Copies | undefined>();
  const nameOf = (address: string) => ticket.participants.find((one) => one.address === address)?.name || address;
  const kinds: readonly Copies[] = ['cc', 'bcc'];
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
        {kinds.map((kind) =>
          copies[kind].length === 0 && editing !== kind ? (
            <button key={kind} type="button" className={css.cc} onClick={() => setEditing(kind)}>
              {t(`tickets.composer.${kind}`)}
            </button>
          ) : null,
        )}
        <span className={`${css.as} sp-truncate`}>{t('tickets.composer.as', { desk: ticket.desk.name })}</span>
      </div>
      {kinds.map((kind) =>
        copies[kind].length > 0 || editing === kind ? (
          <CopiesLine
            key={kind}
            kind={kind}
            addresses={copies[kind]}
            nameOf={nameOf}
            eager={editing === kind}
            onChange={(addresses) => onCopies({ [kind]: addresses })}
            onDone={() => setEditing(undefined)}
          />
        ) : null,
      )}
      <CameBack ticket={ticket} addresses={[ticket.contact.address ?? '', ...copies.cc]} />
    </div>
  );
}

/** Whose letters came back last time; one may write all the same. */
function CameBack({ ticket, addresses }: { ticket: TicketDetail; addresses: readonly string[] }) {
  const { t, moments } = useSpeaking();
  const warned = ticket.participants.filter(({ address, bounced }) => bounced !== null && addresses.includes(address));
  return warned.map(({ address, bounced }) =>
    bounced === null ? null : (
      <p key={address} className={css.bounced}>
        <IconMailOff size={14} stroke={1.8} aria-hidden />
        <span>
          {t('automatic.warning', {
            address,
            date: moments.date(bounced.at),
            reason: t(`automatic.reason.${bounced.reason}`),
          })}
        </span>
      </p>
    ),
  );
}

function CopiesLine({
  kind,
  addresses,
  nameOf,
  eager,
  onChange,
  onDone,
}: {
  kind: Copies;
  addresses: readonly string[];
  nameOf: (address: string) => string;
  /** Opened by the writer's own press. */
  eager: boolean;
  onChange: (addresses: readonly string[]) => void;
  onDone: () => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all || addresses.length <= inSight + 1 ? addresses : addresses.slice(0, inSight);
  const take = () => {
    const address = typed.trim().replace(/[,;]$/, '');
    if (address === '') return true;
    if (!mailAddress.test(address) || addresses.length >= LIMITS.cc) {
      setWrong(true);
      return false;
    }
    setTyped('');
    setWrong(false);
    if (!addresses.some((one) => one.toLowerCase() === address.toLowerCase())) onChange([...addresses, address]);
    return true;
  };
  const label = t(kind === 'cc' ? 'tickets.composer.addCc' : 'tickets.composer.addBcc');
  return (
    <div className={css.line} data-cc>
      <span>{t(`tickets.composer.${kind}`)}</span>
      <span className={css.people}>
        {shown.map((address) => (
          <span key={address} className={css.person} title={address}>
            <span className="sp-truncate">{nameOf(address)}</span>
            <button
              type="button"
              className={css.away}
              aria-label={t('tickets.composer.removeCc', { name: nameOf(address) })}
              onClick={() => onChange(addresses.filter((one) => one !== address))}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          </span>
        ))}
        {shown.length < addresses.length ? (
          <button type="button" className={css.cc} onClick={() => setAll(true)}>
            {t('tickets.participant.more', { count: addresses.length - shown.length })}
          </button>
        ) : null}
        <input
          // biome-ignore lint/a11y/noAutofocus: opened by the writer's own press on Cc or Bcc
          autoFocus={eager && addresses.length === 0}
          className={css.input}
          type="email"
          aria-label={label}
          aria-invalid={wrong || undefined}
          placeholder={label}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          onBlur={() => {
            if (take()) onDone();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',' || event.key === ';') take();
            else if (event.key === 'Backspace' && typed === '' && addresses.length > 0)
              onChange(addresses.slice(0, -1));
            else if (event.key === 'Escape') {
              setTyped('');
              setWrong(false);
              onDone();
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
  );
}
