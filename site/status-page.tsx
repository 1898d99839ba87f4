/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Mark } from '../contract/satisfaction.ts';
import type { Language } from '../contract/shapes.ts';
import { expectedReply } from '../server/features/desks/index.ts';
import type { StatusPage as StatusFacts, StatusLink } from '../server/features/tickets/index.ts';
import { translator } from '../server/platform/i18n/index.ts';
import { MarkForm, markInWords } from './mark/mark-form.tsx';
import { Messages } from './messages.tsx';
import { dateInWords, momentInWords } from './moments.ts';
import { firstName } from './names.ts';
import { LanguageChoice, PageFrame } from './page-frame.tsx';
import { ReplyForm } from './reply-form.tsx';
import type { Step } from './steps.ts';
import { stepsOf } from './steps.ts';

/** What was done with a small form of the page. */
const DONE = ['solved', 'reopened', 'asked', 'marked'] as const;
const FAILED = ['address', 'people', 'mark', 'closed'] as const;
export type DoneHere = (typeof DONE)[number];
export type FailedHere = (typeof FAILED)[number];

export function isDone(word: string | undefined): word is DoneHere {
  return DONE.some((one) => one === word);
}

export function isFailed(word: string | undefined): word is FailedHere {
  return FAILED.some((one) => one === word);
}

const DONE_KEYS = {
  solved: 'my-requests.solvedNow',
  reopened: 'my-requests.reopenedNow',
  asked: 'my-requests.people.asked',
  marked: 'my-requests.marked',
} as const satisfies Record<DoneHere, string>;
const FAILED_KEYS = {
  address: 'my-requests.people.wrong',
  people: 'my-requests.people.tooMany',
  mark: 'mark.chooseFirst',
  closed: 'site.next.closed',
} as const satisfies Record<FailedHere, string>;

export interface StatusPageView {
  link: StatusLink;
  facts: StatusFacts;
  language: Language;
  languages: readonly Language[];
  now: Temporal.Instant;
  nonce: string;
  /** The message that was just sent from here. */
  sent: string | null;
  done: DoneHere | null;
  failed: FailedHere | null;
  /** Where a mark can be given, or was. */
  asked: { best: 2 | 5; given: Mark | null } | null;
  /** All requests of who is signed in. */
  all: string | null;
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
      foot={view.all === null ? t('site.footer.link') : undefined}
    >
      <section class="state">
        {view.all !== null && (
          <p class="back">
            <a href={view.all}>{t('my-requests.back')}</a>
          </p>
        )}
        <Said view={view} />
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
        <OwnVerbs view={view} />
      </div>
    </PageFrame>
  );
}

/** What came of what the reader did here a moment ago. */
function Said({ view }: { view: StatusPageView }) {
  const t = translator(view.language);
  if (view.failed !== null)
    return (
      <p class="error" role="alert" id="said">
        <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 8v5M12 16v.1" />
        </svg>
        <span>{t(FAILED_KEYS[view.failed])}</span>
      </p>
    );
  if (view.done === null) return null;
  return (
    <p class="sent" role="status" id="said">
      <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 12.5l4.5 4.5L19 7.5" />
      </svg>
      <span>{t(DONE_KEYS[view.done])}</span>
    </p>
  );
}

/** What the reader may do beside writing: have somebody in, say that it is solved or is not, say how well we answered. */
function OwnVerbs({ view }: { view: StatusPageView }) {
  const { link, language, asked, addressOf } = view;
  const { status } = link.ticket;
  const t = translator(language);
  const over = status === 'solved' || status === 'closed';
  return (
    <section class="verbs">
      <details>
        <summary>{t('my-requests.people.add')}</summary>
        <form method="post" action={addressOf('/people')}>
          <label for="address">{t('my-requests.people.label')}</label>
          <span class="line">
            <input type="email" name="address" id="address" required maxlength={320} autocomplete="off" />
            <button type="submit">{t('my-requests.people.button')}</button>
          </span>
          <small>{t('my-requests.people.hint')}</small>
        </form>
      </details>
      {!over && (
        <form method="post" action={addressOf('/solution')}>
          <button class="bare" type="submit">
            {t('my-requests.solve')}
          </button>
        </form>
      )}
      {status === 'solved' && (
        <form method="post" action={addressOf('/reopening')}>
          <button class="bare" type="submit">
            {t('my-requests.notSolved')}
          </button>
        </form>
      )}
      {asked?.given && <p class="quiet">{markInWords(t, asked.given)}</p>}
      {asked && !asked.given && (
        <div class="asks">
          <h2>{t('mark.title')}</h2>
          <MarkForm t={t} best={asked.best} chosen={null} action={addressOf('/mark')} comment="" />
        </div>
      )}
    </section>
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
