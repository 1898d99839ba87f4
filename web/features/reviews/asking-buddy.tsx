import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, Dialog, SelectField, toast } from '../../ui/index.ts';
import { isWanted } from './asking-when-open.ts';
import css from './buddy-line.module.css';
import { askBuddy, callBuddy } from './doing.ts';
import { standings } from './standing.ts';
import { WordsDialog } from './words-dialog.tsx';

/** The key that asks who sits beside one, while a ticket is open and one answers in turn on its desk. */
export function AskBuddy({ ticket }: { ticket: { id: string; number: number; deskId: string } }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(standings);
  const buddy = data?.find(({ deskId }) => deskId === ticket.deskId)?.buddy ?? null;
  const run = () => setAsking(true);
  const label = t('reviews-page.ask.key', { name: firstName(buddy?.name ?? ''), hasName: buddy ? 'yes' : 'no' });
  const group = t('reviews-page.ask.group', { number: ticket.number });
  useKeys({ b: { label, off: buddy === null, run } }, { group: t('reviews-page.ask.keys') });
  useCommands(buddy === null ? [] : [{ id: 'ask buddy', label, group, keys: 'b', run }]);
  useEffect(() => {
    if (isWanted(ticket.id)) setAsking(true);
  }, [ticket.id]);
  return asking && buddy !== null ? (
    <AskDialog
      tickets={[{ id: ticket.id, number: ticket.number }]}
      name={buddy.name}
      onClose={() => setAsking(false)}
    />
  ) : null;
}

interface AskedAbout {
  id: string;
  number: number;
  /** Where it is not open before one's eyes. */
  subject?: string;
}

/** Asks the buddy about a ticket: it stands there as a note that names them. From a shift they may be called without one too. */
export function AskDialog({
  tickets,
  name,
  shiftId,
  onClose,
}: {
  /** The first is meant, unless another is chosen. */
  tickets: readonly AskedAbout[];
  name: string;
  shiftId?: string;
  onClose: () => void;
}) {
  const t = useT();
  const [chosen, setChosen] = useState(tickets[0]?.id);
  const [busy, setBusy] = useState(false);
  const first = firstName(name);
  const ticket = tickets.find(({ id }) => id === chosen) ?? tickets[0];
  const call = async () => {
    if (shiftId === undefined || busy) return;
    setBusy(true);
    const went = await callBuddy(shiftId);
    setBusy(false);
    if (went) onClose();
  };
  const calling =
    shiftId === undefined ? null : (
      <Button kind={ticket ? 'quiet' : 'filled'} busy={busy} onClick={() => void call()} data-autofocus={!ticket}>
        {t('reviews-page.ask.call', { name: first })}
      </Button>
    );
  const title = t('reviews-page.ask.title', { name: first });
  if (!ticket)
    return (
      <Dialog label={title} onClose={onClose} width={480}>
        <div className={css.dialog}>
          <h2>{title}</h2>
          <p>{t('reviews-page.ask.noTicket', { name: first })}</p>
          <span className={css.buttons}>
            <Button kind="quiet" onClick={onClose}>
              {t('reviews-page.leave')}
            </Button>
            {calling}
          </span>
        </div>
      </Dialog>
    );
  return (
    <WordsDialog
      title={title}
      text={t('reviews-page.ask.text', {
        name: first,
        number: ticket.number,
        hasSubject: ticket.subject === undefined || tickets.length > 1 ? 'no' : 'yes',
        subject: ticket.subject ?? '',
      })}
      before={
        tickets.length < 2 ? null : (
          <SelectField
            label={t('reviews-page.ask.about')}
            value={ticket.id}
            onChange={({ currentTarget: { value } }) => setChosen(value)}
            data={tickets.map(({ id, number, subject = '' }) => ({ value: id, label: `#${number} ${subject}` }))}
          />
        )
      }
      label={t('reviews-page.ask.words')}
      send={t('reviews-page.ask.send', { name: first })}
      aside={calling}
      keep={shiftId === undefined ? `ask ${ticket.id}` : `ask on shift ${shiftId}`}
      onSend={async (words) => {
        const went = await askBuddy(ticket.id, words);
        if (went) toast({ title: t('reviews-page.done.asked', { name: first }) });
        return went;
      }}
      onClose={onClose}
    />
  );
}
