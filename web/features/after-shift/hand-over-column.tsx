import { IconCheck, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AfterShift, OpenTicket } from '../../../contract/after-shift.ts';
import { useMe } from '../../api/index.ts';
import { formattingLocale, useSpeaking } from '../../i18n/index.ts';
import { useUnsent } from '../../shell/index.ts';
import { firstName } from '../../ui/first-name.ts';
import { Button, FaceStack, TextAreaField, useNow } from '../../ui/index.ts';
import css from './after-shift.module.css';
import { handOver, receiversOf } from './asking.ts';
import own from './hand-over.module.css';
import { type Going, HandedCard, OpenCard } from './hand-over-card.tsx';

/** As the server takes them at most. */
const NOTE = 600;

/** What is open, to whom each goes and with which line; and what the next ones ought to know. */
export function HandOverColumn({ after }: { after: AfterShift }) {
  const { t, moments, locale } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const { handOver: was, shiftId } = after;
  const isDone = was.doneAt !== null || after.state === 'complete';
  const [going, setGoing, forgetGoing] = useUnsent<Record<string, Going>>(`hand-over ${shiftId}`, {});
  const [note, setNote, forgetNote] = useUnsent(`hand-over ${shiftId} note`, was.noteForBriefing);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const { data: receivers } = useQuery({ ...receiversOf(after.deskId), enabled: !isDone });
  const goingOf = (open: OpenTicket): Going =>
    going[open.ticket.id] ?? { kind: open.suggestion.kind, to: open.suggestion.to, next: '' };
  const lacks = (open: OpenTicket) => {
    const { kind, next } = goingOf(open);
    return kind === 'handed' && next.trim() === '';
  };
  const give = async () => {
    setAsked(true);
    const first = was.tickets.find(lacks);
    if (first) {
      document.getElementById(`next-${first.ticket.id}`)?.focus();
      return;
    }
    setBusy(true);
    const done = await handOver(shiftId, {
      tickets: was.tickets.map((open) => {
        const { kind, to, next } = goingOf(open);
        return {
          ticketId: open.ticket.id,
          kind,
          ...(to ? { to: to.id } : {}),
          wants: '',
          tried: '',
          next: next.trim(),
        };
      }),
      noteForBriefing: note,
    });
    setBusy(false);
    if (!done) return;
    forgetGoing();
    forgetNote();
  };
  const names = new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).format(
    was.readers.map(({ name }) => firstName(name)),
  );
  return (
    <section aria-labelledby="hands-over" data-step>
      <div className={css.head}>
        <h2 id="hands-over">{t('after-shift.handOver.title')}</h2>
        {was.tickets.length === 0 ? null : (
          <span className={css.faint}>{t('after-shift.handOver.open', { count: was.tickets.length })}</span>
        )}
        {was.doneAt === null ? null : (
          <span className={css.doneAt}>
            <IconCheck size={14} stroke={2} aria-hidden />
            {t('after-shift.handOver.doneAt', { time: moments.time(was.doneAt) })}
          </span>
        )}
      </div>
      {was.tickets.length === 0 ? (
        <p className={css.plain}>{t('after-shift.handOver.none')}</p>
      ) : (
        <ul className={css.card}>
          {was.tickets.map((open) =>
            open.handed || isDone ? (
              <HandedCard key={open.ticket.id} open={open} me={me} />
            ) : (
              <OpenCard
                key={open.ticket.id}
                open={open}
                me={me}
                going={goingOf(open)}
                receivers={receivers ?? []}
                missing={asked && lacks(open)}
                onGoing={(next) => setGoing({ ...going, [open.ticket.id]: next })}
              />
            ),
          )}
        </ul>
      )}
      <div className={own.noteCard}>
        {isDone ? (
          <>
            <h3>{t('after-shift.note.title')}</h3>
            <p>{was.noteForBriefing === '' ? t('after-shift.note.nothing') : was.noteForBriefing}</p>
          </>
        ) : (
          <TextAreaField
            label={t('after-shift.note.title')}
            placeholder={t('after-shift.note.hint')}
            rows={3}
            maxLength={NOTE}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        )}
        <p className={own.readers}>
          {was.readers.length === 0 ? (
            t('after-shift.note.nobody')
          ) : (
            <>
              <FaceStack people={was.readers} size={20} />
              {t('after-shift.note.readers', {
                names,
                count: was.readers.length,
                when: moments.ahead(was.readers[0]?.from ?? '', now),
              })}
            </>
          )}
        </p>
      </div>
      {isDone ? (
        was.tickets.some(({ handed }) => handed?.kind === 'handed') ? (
          <p className={css.under}>
            <IconCircleCheck size={16} stroke={1.6} aria-hidden />
            {t('after-shift.handOver.each')}
          </p>
        ) : null
      ) : (
        <div className={own.do}>
          <Button kind="filled" busy={busy} data-todo onClick={() => void give()}>
            {t('after-shift.handOver.do')}
          </Button>
          <span className={css.faint} role="status">
            {asked && was.tickets.some(lacks) ? t('after-shift.handOver.missing') : null}
          </span>
        </div>
      )}
    </section>
  );
}
