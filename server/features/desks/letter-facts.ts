import type { Language } from '../../../contract/shapes.ts';
import type { Status } from '../../../contract/tickets.ts';
import { translator } from '../../platform/i18n/index.ts';
import type { DeskEntry } from './desk-book.ts';
import { expectedReply } from './expected-reply.ts';
import { replyDue } from './hours.ts';
import { dateAndTime } from './letter-times.ts';
import type { TemplateScope } from './template-language.ts';

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

/** A request that nobody made, for previews. */
export function sampleFacts(desk: DeskEntry, language: Language, now: Temporal.Instant): LetterFacts {
  const t = translator(language);
  return {
    contactName: t('mail.sample.contact'),
    ticket: { number: 4127, subject: t('mail.sample.subject'), status: 'open', url: 'https://help.example/' },
    dueAt: replyDue(desk, now),
    now,
    agentName: t('mail.sample.agent'),
  };
}

/** The facts as templates name them, in words of one language. */
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
      due: facts.dueAt ? dateAndTime(facts.dueAt, language, zone, 'ahead') : null,
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
