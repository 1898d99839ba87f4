import { useEffect, useRef, useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { ClockChip } from '../../ui/index.ts';
import { changeField, latest } from './changing.ts';
import { isDone } from './field-changes.ts';
import { useFieldKeys } from './field-keys.ts';
import css from './subject-block.module.css';
import { AssigneeField, CategoryField, PriorityField } from './ticket-fields.tsx';

export type OpenField = 'assignee' | 'priority' | 'category' | undefined;

/** What it is about, and below it who has it, how urgent, and until when: 79 px. */
export function SubjectBlock({
  ticket,
  headingRef,
  renaming,
  onRenamed,
  openField,
  onOpenField,
  onShowDetails,
  phone,
}: {
  ticket: TicketDetail;
  headingRef: React.RefObject<HTMLHeadingElement | null>;
  renaming: boolean;
  onRenamed: () => void;
  openField: OpenField;
  onOpenField: (field: OpenField) => void;
  /** Brings up the panel in which all fields stand. */
  onShowDetails: () => void;
  phone: boolean;
}) {
  // On a phone the ticket is the whole page.
  const Heading = phone ? 'h1' : 'h2';
  const waits = ticket.dueAt !== null && (ticket.status === 'new' || ticket.status === 'open');
  const promised = ticket.promisedAt !== null && !isDone(ticket.status) ? ticket.promisedAt : undefined;
  useFieldKeys(ticket, onShowDetails);
  const field = (name: NonNullable<OpenField>) => ({
    ticket,
    opened: openField === name,
    onOpened: (opened: boolean) => onOpenField(opened ? name : undefined),
  });
  return (
    <div className={css.block}>
      {renaming ? (
        <Rename ticket={ticket} onDone={onRenamed} />
      ) : (
        <Heading className={css.subject} ref={headingRef} tabIndex={-1} dir="auto">
          {ticket.subject}
        </Heading>
      )}
      <div className={css.chips}>
        {phone && promised !== undefined ? <ClockChip due={promised} promised /> : null}
        {phone && promised === undefined && waits && ticket.dueAt !== null ? <ClockChip due={ticket.dueAt} /> : null}
        <AssigneeField {...field('assignee')} />
        <PriorityField {...field('priority')} />
        {ticket.category === null ? null : <CategoryField {...field('category')} />}
        {!phone && promised !== undefined ? <ClockChip due={promised} promised /> : null}
        {!phone && promised === undefined && waits && ticket.dueAt !== null ? <ClockChip due={ticket.dueAt} /> : null}
      </div>
    </div>
  );
}

function Rename({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const t = useT();
  const [words, setWords] = useState(ticket.subject);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const keep = () => {
    const subject = words.trim();
    onDone();
    if (subject !== '' && subject !== ticket.subject)
      void changeField(latest(ticket), { field: 'subject', value: subject });
  };
  return (
    <input
      ref={input}
      className={css.rename}
      aria-label={t('tickets.action.rename')}
      maxLength={LIMITS.subject}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') onDone();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
