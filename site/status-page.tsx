/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../contract/shapes.ts';
import { expectedReply } from '../server/features/desks/index.ts';
import type { StatusPage as StatusFacts, StatusLink } from '../server/features/tickets/index.ts';
import { translator } from '../server/platform/i18n/index.ts';
import { Messages } from './messages.tsx';
import { dateInWords, momentInWords } from './moments.ts';
import { firstName } from './names.ts';
import { LanguageChoice, PageFrame } from './page-frame.tsx';
import { ReplyForm } from './reply-form.tsx';
import type { Step } from './steps.ts';
import { stepsOf } from './steps.ts';

export interface StatusPageView {
  link: StatusLink;
  facts: StatusFacts;
  language: Language;
  languages: readonly Language[];
  now: Temporal.Instant;
  nonce: string;
  /** The message that was just sent from here. */
  sent: string | null;
  /** An older part of the thread. */
  before: string | undefined;
  error: string | null;
  /** What could not be sent. */
  words: string;
  /** An address of this page with these parameters beside the language that was chosen. */
  addressOf(path: string, parameters?: Record<string, string>): string;
}

export function StatusPage(view: StatusPageView) {
  const { link, facts, language, now, addressOf } = view;
  const { ticket, desk, timeZone } = link;
  const t = translator(language);
  const replier = facts.lastReply && nameOf(facts.lastReply);
  const company = desk.companyName || desk.fromName;
  const sent = view.sent !== null && facts.messages.some((message) => message.id === view.sent);
  return (
    <PageFrame
      language={language}
      title={t('site.request', { number: String(ticket.number) })}
      company={company}
      aside={
        <LanguageChoice
          t={t}
          chosen={language}
          offered={view.languages}
          addressOf={(other) => addressOf('', { lang: other })}
        />
      }
      foot={t('site.footer.link')}
    >
      <section class="state">
        {sent && (
          <p class="sent" role="status">
            <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 12.5l4.5 4.5L19 7.5" />
            </svg>
            <span>
              {facts.messages.filter((message) => !message.automatic).length === 1 ? t('site.sentNew') : t('site.sent')}
            </span>
          </p>
        )}
        <p class="quiet">
          {t('site.requestOf', {
            number: String(ticket.number),
            date: dateInWords(ticket.createdAt, language, timeZone, now),
            // Decides the Italian article.
            day: String(ticket.createdAt.toZonedDateTimeISO(timeZone).day),
          })}
        </p>
        <h1>{t(`site.headline.${ticket.status}`)}</h1>
        {ticket.subject.trim() !== '' && <p class="subject">{ticket.subject}</p>}
        <Next view={view} />
        <h2 class="vh">{t('site.steps.title')}</h2>
        <ol class="steps">
          {stepsOf({
            ...ticket,
            takenUpAt: facts.takenUpAt,
            lastReply: facts.lastReply && { at: facts.lastReply.at, who: nameOf(facts.lastReply) },
          }).map((step) => (
            <StepLine key={step.name} step={step} view={view} />
          ))}
        </ol>
      </section>
      <div class="talk">
        <Messages
          tell={{ t, language, timeZone, now, attachmentAddress: (id) => addressOf(`/attachments/${id}`) }}
          messages={facts.messages}
          wholePage={view.before !== undefined}
          earlierAddress={facts.earlier && `${addressOf('', { before: facts.earlier })}#messages`}
          newestAddress={view.before === undefined ? null : `${addressOf('')}#messages`}
        />
        <ReplyForm
          t={t}
          action={addressOf('/messages')}
          nonce={view.nonce}
          label={t('site.reply.to', { name: replier ?? company })}
          words={view.words}
          error={view.error}
        />
      </div>
    </PageFrame>
  );
}

/** What happens next, and by when: the same words as in mails and lists. */
function Next({ view }: { view: StatusPageView }) {
  const { link, facts, language, now } = view;
  const { ticket, timeZone } = link;
  const t = translator(language);
  const ours = ticket.status === 'new' || ticket.status === 'open';
  const due = ours ? ticket.replyDueAt : null;
  let words: Child = t(`site.next.${ticket.status === 'new' ? 'open' : ticket.status}`);
  if (due)
    words = (
      <>
        {t(facts.lastReply ? 'site.next.news' : 'site.next.answer')}{' '}
        <b>{expectedReply(due, language, timeZone, now)}</b>
      </>
    );
  const waits = ticket.status === 'waiting' || ticket.status === 'on_hold';
  return (
    <p class={waits ? 'next theirs' : 'next'}>
      <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
        {waits ? (
          <path d="M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M10 9v6M14 9v6" />
        ) : due ? (
          <path d="M20 11V7a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h5M8 3v4M16 3v4M4 11h16M14 19l2 2 4-4" />
        ) : (
          <path d="M4 6h16v12H4zM4 7l8 6 8-6" />
        )}
      </svg>
      <span>{words}</span>
    </p>
  );
}

function StepLine({ step, view }: { step: Step; view: StatusPageView }) {
  const t = translator(view.language);
  const detail = [step.at && momentInWords(step.at, view.language, view.link.timeZone, view.now), step.who].filter(
    (part) => part !== null,
  );
  return (
    <li class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
      <i aria-hidden="true" />
      <span class="vh">
        {t(
          step.state === 'done'
            ? 'site.steps.isDone'
            : step.state === 'now'
              ? 'site.steps.isNow'
              : 'site.steps.isComing',
        )}{' '}
      </span>
      <b>{t(`site.steps.${step.name}`)}</b>
      {detail.length > 0 && <small>{detail.join(', ')}</small>}
    </li>
  );
}

function nameOf(reply: NonNullable<StatusFacts['lastReply']>): string {
  return reply.byTeammate ? firstName(reply.authorName) : reply.authorName;
}
