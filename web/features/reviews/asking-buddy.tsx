import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { toast } from '../../ui/index.ts';

import { askBuddy } from './doing.ts';
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
  return asking && buddy !== null ? (
    <AskDialog ticket={ticket} name={buddy.name} onClose={() => setAsking(false)} />
  ) : null;
}

/** Asks the buddy about one ticket: it stands there as a note that names them. */
export function AskDialog({
  ticket,
  name,
  onClose,
}: {
  /** With its subject where it is not open before one's eyes. */
  ticket: { id: string; number: number; subject?: string };
  name: string;
  onClose: () => void;
}) {
  const t = useT();
  const first = firstName(name);
  return (
    <WordsDialog
      title={t('reviews-page.ask.title', { name: first })}
      text={t('reviews-page.ask.text', {
        name: first,
        number: ticket.number,
        hasSubject: ticket.subject === undefined ? 'no' : 'yes',
        subject: ticket.subject ?? '',
      })}
      label={t('reviews-page.ask.words')}
      send={t('reviews-page.ask.send', { name: first })}
      keep={`ask ${ticket.id}`}
      onSend={async (words) => {
        const went = await askBuddy(ticket.id, words);
        if (went) toast({ title: t('reviews-page.done.asked', { name: first }) });
        return went;
      }}
      onClose={onClose}
    />
  );
}
