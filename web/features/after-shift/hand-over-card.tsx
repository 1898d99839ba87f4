import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OpenTicket } from '../../../contract/after-shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { ChoiceMenu, Clock, Face, LanguageMark, type Person, StatusGlyph, useNow } from '../../ui/index.ts';
import css from './hand-over.module.css';

export interface Going {
  kind: 'handed' | 'kept' | 'queue';
  to: Person | null;
  /** What is next: the brief. */
  next: string;
}

/** As the server takes it at most. */
const LINE = 300;
const KEPT = 'kept';
const QUEUE = 'queue';

function About({ open }: { open: OpenTicket }) {
  const { ticket } = open;
  const due = ticket.promisedAt ?? ticket.dueAt;
  return (
    <>
      <p className={css.subject}>
        <Link
          to="/tickets/$number"
          params={{ number: String(ticket.number) }}
          search={{}}
          className="sp-truncate"
          title={ticket.subject}
        >
          {ticket.subject}
        </Link>
        {due === null ? null : <Clock due={due} promised={ticket.promisedAt !== null} />}
      </p>
      <p className={css.who}>
        {ticket.language === null ? null : <LanguageMark language={ticket.language} />}
        <span className="sp-truncate">
          #{ticket.number}, {ticket.contact.name}
        </span>
      </p>
    </>
  );
}

/** One ticket that is still open: to whom it goes, and the line that goes along. */
export function OpenCard({
  open,
  me,
  going,
  receivers,
  missing,
  onGoing,
}: {
  open: OpenTicket;
  me: Person;
  going: Going;
  receivers: readonly Person[];
  missing: boolean;
  onGoing: (going: Going) => void;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const { ticket, suggestion } = open;
  const isSuggested = going.kind === suggestion.kind && going.to?.id === suggestion.to?.id;
  const words =
    going.kind === 'kept'
      ? t('after-shift.handOver.stays')
      : going.kind === 'queue'
        ? t('after-shift.handOver.queue')
        : isSuggested && suggestion.from !== null
          ? t('after-shift.handOver.from', {
              name: firstName(going.to?.name ?? ''),
              when: moments.ahead(suggestion.from, now),
            })
          : t('after-shift.handOver.now', { name: firstName(going.to?.name ?? '') });
  const choose = (id: string) => {
    const to = receivers.find((one) => one.id === id);
    if (to) onGoing({ ...going, kind: 'handed', to });
    else onGoing({ ...going, kind: id === QUEUE ? 'queue' : 'kept', to: null });
  };
  return (
    <li className={css.ticket}>
      <StatusGlyph status={ticket.status} />
      <div>
        <About open={open} />
        <textarea
          id={`next-${ticket.id}`}
          data-todo
          className={css.next}
          aria-label={t('after-shift.handOver.nextFor', { subject: ticket.subject })}
          aria-invalid={missing || undefined}
          placeholder={going.kind === 'kept' ? t('after-shift.handOver.keptHint') : t('after-shift.handOver.next')}
          rows={2}
          maxLength={LINE}
          value={going.next}
          onChange={({ currentTarget }) => onGoing({ ...going, next: currentTarget.value })}
        />
        <p className={css.to}>
          {going.kind === 'queue' ? null : <Face person={going.to ?? me} size={20} decorative />}
          <span className="sp-truncate">{words}</span>
          <ChoiceMenu
            label={t('after-shift.handOver.whoFor', { subject: ticket.subject })}
            search
            choices={[
              ...(suggestion.to && !receivers.some(({ id }) => id === suggestion.to?.id)
                ? [{ id: suggestion.to.id, label: suggestion.to.name }]
                : []),
              ...receivers
                .filter(({ id }) => id !== me.id)
                .map(({ id, name }) => ({
                  id,
                  label: name,
                  hint: id === suggestion.to?.id ? t(`after-shift.handOver.why.${suggestion.why}`) : undefined,
                })),
              { id: KEPT, label: t('after-shift.handOver.stays') },
              { id: QUEUE, label: t('after-shift.handOver.queue') },
            ]}
            chosen={going.kind === 'handed' ? going.to?.id : going.kind}
            onChoose={choose}
            opened={choosing}
            onOpened={setChoosing}
            position="bottom-end"
            width={260}
          >
            <button
              type="button"
              className={css.link}
              aria-label={t('after-shift.handOver.changeFor', { subject: ticket.subject })}
              onClick={() => setChoosing((before) => !before)}
            >
              {t('after-shift.handOver.change')}
            </button>
          </ChoiceMenu>
        </p>
        {isSuggested ? <p className={css.why}>{t(`after-shift.handOver.why.${suggestion.why}`)}</p> : null}
      </div>
    </li>
  );
}

/** One that is settled: who goes on with it. */
export function HandedCard({ open, me }: { open: OpenTicket; me: Person }) {
  const { t } = useSpeaking();
  const { ticket, handed } = open;
  const kind = handed?.kind ?? 'kept';
  return (
    <li className={css.ticket}>
      <StatusGlyph status={ticket.status} />
      <div>
        <About open={open} />
        {handed === null || handed.next === '' ? null : <p className={css.brief}>{handed.next}</p>}
        <p className={css.to}>
          {kind === 'queue' ? null : <Face person={handed?.to ?? me} size={20} decorative />}
          <span className="sp-truncate">
            {kind === 'handed' && handed?.to
              ? firstName(handed.to.name)
              : kind === 'queue'
                ? t('after-shift.handOver.queue')
                : t('after-shift.handOver.stays')}
          </span>
        </p>
      </div>
    </li>
  );
}
