import type { Language } from '../../../contract/shapes.ts';
import type { Status } from '../../../contract/tickets.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import type { Logger } from '../../platform/log/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { DeskEntry } from './desk-book.ts';
import { expectedReply } from './expected-reply.ts';
import { layOutMail } from './mail-layout.ts';
import type { TemplateKind } from './template-defaults.ts';
import { defaultTemplate } from './template-defaults.ts';
import type { CompiledTemplate, TemplateScope } from './template-language.ts';
import { compileTemplate, fillTemplate } from './template-language.ts';

/** What a letter to a customer is filled with. */
export interface LetterFacts {
  /** As far as known. */
  contactName: string | null;
  ticket: { number: number; subject: string; status: Status /** The status page. */; url: string };
  /** Reply due; null while nobody waits for us. */
  dueAt: Temporal.Instant | null;
  /** The customer's, where it is known; else the desk's is spoken. */
  timeZone?: string | null;
  now: Temporal.Instant;
  /** Who writes, where a person does. */
  agentName?: string | null;
}

export interface AutoReply {
  subject: string;
  /** The whole mail, laid out with header and footer. */
  html: string;
  text: string;
  /** Only what the template says, for the thread; safe HTML. */
  bodyHtml: string;
  bodyText: string;
}

/** RFC 3676, 4.3: what follows is a signature, which mail programs and our own reading leave out. */
const SIGNATURE = '-- ';
const MOST_COMPILED = 1_000;

/**
 * The acknowledgement of a request, in the language of the desk's that is nearest to the customer's. Runs for every mail that
 * comes in, so it asks nobody and costs well under a millisecond.
 */
export function renderAutoReply(desk: DeskEntry, language: string | null, facts: LetterFacts, log?: Logger): AutoReply {
  const spoken = closestLanguage(language, desk.languages);
  const scope = scopeOf(desk, spoken, facts);
  const { subject, html: bodyHtml } = fill(desk, 'auto_reply', spoken, scope, log);
  const bodyText = htmlToText(bodyHtml);
  const oneRe = subject.replace(/^(?:re:\s*)+/i, 'Re: ');
  return { subject: oneRe, bodyHtml, bodyText, ...wrap(desk, spoken, scope, oneRe, bodyHtml, bodyText, log) };
}

/** A reply that somebody wrote, between the desk's header and footer. `bodyHtml` is safe HTML, `bodyText` says the same. */
export function wrapReply(
  desk: DeskEntry,
  language: string | null,
  facts: LetterFacts,
  bodyHtml: string,
  bodyText: string,
  log?: Logger,
): { html: string; text: string } {
  const spoken = closestLanguage(language, desk.languages);
  return wrap(desk, spoken, scopeOf(desk, spoken, facts), facts.ticket.subject, bodyHtml, bodyText, log);
}

function wrap(
  desk: DeskEntry,
  language: Language,
  scope: TemplateScope,
  subject: string,
  body: string,
  bodyText: string,
  log: Logger | undefined,
): { html: string; text: string } {
  const header = fill(desk, 'header', language, scope, log).html;
  const footer = fill(desk, 'footer', language, scope, log).html;
  const headerText = htmlToText(header);
  const footerText = htmlToText(footer);
  return {
    html: layOutMail({ language, subject, header, body, footer }),
    text: `${headerText ? `${headerText}\n\n` : ''}${bodyText}\n${footerText ? `\n${SIGNATURE}\n${footerText}\n` : ''}`,
  };
}

const compiled = new Map<string, CompiledTemplate>();

function fill(
  desk: DeskEntry,
  kind: TemplateKind,
  language: Language,
  scope: TemplateScope,
  log: Logger | undefined,
): { subject: string; html: string } {
  const own = desk.templates.find((template) => template.kind === kind && template.language === language);
  if (own) {
    try {
      const key = `${desk.id} ${kind} ${language} ${own.updated_at.epochNanoseconds}`;
      return fillTemplate(
        compiledTemplate(key, () => own, log),
        scope,
      );
    } catch (error) {
      // It was checked when it was saved, so this is a template of another version or one that runs too long.
      log?.error({ deskId: desk.id, template: kind, language, ...errorFacts(error) }, 'template cannot be used, ours stands in');
    }
  }
  return fillTemplate(
    compiledTemplate(`ours ${kind} ${language}`, () => defaultTemplate(kind, language), log),
    scope,
  );
}

function compiledTemplate(
  key: string,
  source: () => { subject: string; body: string },
  log: Logger | undefined,
): CompiledTemplate {
  const known = compiled.get(key);
  if (known) return known;
  const made = compileTemplate(source());
  if (made.mistakes.length > 0) log?.warn({ mistakes: made.mistakes }, 'template names what nobody gives; left empty');
  const oldest = compiled.keys().next().value;
  if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
  compiled.set(key, made);
  return made;
}

export function scopeOf(desk: DeskEntry, language: Language, facts: LetterFacts): TemplateScope {
  const t = translator(language);
  const zone = facts.timeZone ?? desk.timeZone;
  const { first, last, whole } = nameParts(facts.contactName);
  return {
    contact: { first_name: first, last_name: last, name: whole },
    ticket: {
      subject: facts.ticket.subject.trim() || t('mail.subject.none'),
      number: String(facts.ticket.number),
      status: t(`mail.status.${facts.ticket.status}`),
      url: facts.ticket.url,
    },
    reply: {
      expected: facts.dueAt ? expectedReply(facts.dueAt, language, zone, facts.now) : t('mail.expected.soon'),
      due: facts.dueAt ? dateAndTime(facts.dueAt, language, zone) : null,
    },
    agent: { name: facts.agentName ?? null },
    desk: { name: desk.name, address: desk.addresses[0] ?? null, help_url: desk.helpUrl },
    company: { name: desk.companyName || desk.fromName },
  };
}

/** "Giulia Ferraro" and "Ferraro, Giulia" are one person; an address in place of a name is no name. */
function nameParts(name: string | null): { first: string | null; last: string | null; whole: string | null } {
  const given = name?.replace(/\s+/g, ' ').trim() ?? '';
  if (given === '' || given.includes('@')) return { first: null, last: null, whole: null };
  const turned = /^([^,]+), ([^,]+)$/.exec(given);
  const whole = turned ? `${turned[2]} ${turned[1]}` : given;
  const space = whole.indexOf(' ');
  if (space < 0) return { first: whole, last: null, whole };
  return { first: whole.slice(0, space), last: whole.slice(space + 1), whole };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateAndTime(at: Temporal.Instant, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
    formats.set(key, format);
  }
  return format.format(at.epochMilliseconds);
}
