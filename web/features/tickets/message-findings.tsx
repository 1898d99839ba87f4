import { IconCalendar, IconFileAlert, IconLock, IconSignature } from '@tabler/icons-react';
import type { CalendarFact, LeftOut, Seal } from '../../../contract/reading.ts';
import type { Message } from '../../../contract/tickets.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { eventTime } from './event-time.ts';
import css from './message-findings.module.css';

/** What reading came upon besides the words: the event it brings, how it is sealed, what limits left out of it. */
export function MessageFindings({ message }: { message: Message }) {
  const { calendar, seal, leftOut, id } = message;
  return (
    <>
      {calendar ? <CalendarEvent event={calendar} /> : null}
      {seal ? <SealLine seal={seal} /> : null}
      {leftOut.length > 0 ? <LeftOutLine leftOut={leftOut} messageId={id} /> : null}
    </>
  );
}

const FORMS = { smime: 'S/MIME', pgp: 'PGP' } as const;
const KINDS = { REQUEST: 'invites', CANCEL: 'cancels', REPLY: 'answers', COUNTER: 'proposes' } as const;

function CalendarEvent({ event }: { event: CalendarFact }) {
  const { t, locale, timeZone } = useSpeaking();
  const kind = event.method in KINDS ? KINDS[event.method as keyof typeof KINDS] : 'tells';
  const when = eventTime(event, { locale, timeZone });
  const organizer = event.organizer && (event.organizer.name || event.organizer.address);
  return (
    <section className={css.event} aria-label={t(`tickets.calendar.${kind}`)}>
      <IconCalendar size={18} stroke={1.6} aria-hidden />
      <div>
        <p className={css.kind}>
          {t(`tickets.calendar.${kind}`)}
          {event.answer ? ` · ${t(`tickets.calendar.${event.answer}`)}` : ''}
        </p>
        {event.summary ? (
          <p className={`${css.summary} ${kind === 'cancels' ? css.cancelled : ''}`}>{event.summary}</p>
        ) : null}
        {when ? (
          <p>
            {when}
            {event.repeats ? ` · ${t('tickets.calendar.repeats')}` : ''}
          </p>
        ) : null}
        {event.place ? <p>{event.place}</p> : null}
        {organizer ? <p className={css.kind}>{t('tickets.calendar.organizer', { name: organizer })}</p> : null}
      </div>
    </section>
  );
}

function SealLine({ seal }: { seal: Seal }) {
  const t = useT();
  const form = FORMS[seal.form];
  return (
    <p className={css.line}>
      {seal.state === 'encrypted' ? (
        <IconLock size={15} stroke={1.8} aria-hidden />
      ) : (
        <IconSignature size={15} stroke={1.8} aria-hidden />
      )}
      <span>
        {seal.state === 'encrypted'
          ? t('tickets.seal.encrypted', { form })
          : seal.by === null
            ? t('tickets.seal.signed', { form })
            : t('tickets.seal.signedBy', { form, name: seal.by })}
      </span>
    </p>
  );
}

function LeftOutLine({ leftOut, messageId }: { leftOut: readonly LeftOut[]; messageId: string }) {
  const t = useT();
  return (
    <p className={css.line}>
      <IconFileAlert size={15} stroke={1.8} aria-hidden />
      <span>
        {leftOut.map(({ what, count, of }) => t(`tickets.leftOut.${what}`, { count, of })).join(' ')}{' '}
        <a className="sp-link" href={`/api/v1/messages/${messageId}/original`} download>
          {t('tickets.leftOut.original')}
        </a>
      </span>
    </p>
  );
}
