import type { Language } from '../../../contract/shapes.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import type { Logger } from '../../platform/log/index.ts';
import { errorFacts } from '../../platform/log/index.ts';
import type { DeskEntry } from './desk-book.ts';
import type { LetterFacts } from './letter-facts.ts';
import { scopeOf } from './letter-facts.ts';
import { layOutMail } from './mail-layout.ts';
import type { TemplateKind } from './template-defaults.ts';
import { defaultTemplate } from './template-defaults.ts';
import type { CompiledTemplate, TemplateScope } from './template-language.ts';
import { compileTemplate, fillTemplate } from './template-language.ts';

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

/** One template of a desk, filled. */
type Fill = (kind: TemplateKind) => { subject: string; html: string };

/**
 * The acknowledgement of a request, in the language of the desk's that is nearest to the customer's. Runs for every mail that
 * comes in, so it asks nobody and costs well under a millisecond.
 */
export function renderAutoReply(desk: DeskEntry, language: string | null, facts: LetterFacts, log?: Logger): AutoReply {
  const spoken = closestLanguage(language, desk.languages);
  const scope = scopeOf(desk, spoken, facts);
  return autoReply(spoken, (kind) => fill(desk, kind, spoken, scope, log));
}

/** The words of a letter, as safe HTML and as text that says the same. */
export interface LetterWords {
  html: string;
  text: string;
}

/**
 * A reply that somebody wrote, between the desk's header and footer, with the writer's own signature in place of the line that
 * the footer has for them, and the conversation so far below.
 */
export function wrapReply(
  desk: DeskEntry,
  language: string | null,
  facts: LetterFacts,
  words: LetterWords & { signature?: LetterWords | null; history?: LetterWords },
  log?: Logger,
): LetterWords {
  const spoken = closestLanguage(language, desk.languages);
  const scope = scopeOf(desk, spoken, words.signature ? { ...facts, agentName: null } : facts);
  return wrap(spoken, facts.ticket.subject, words, (kind) => fill(desk, kind, spoken, scope, log));
}

/**
 * The acknowledgement with one of its three templates replaced by a draft.
 * @throws an error of liquidjs when the draft cannot be filled.
 */
export function previewLetter(
  desk: DeskEntry,
  draft: { kind: TemplateKind; language: Language; subject: string; body: string },
  facts: LetterFacts,
): AutoReply {
  const scope = scopeOf(desk, draft.language, facts);
  const filled = fillTemplate(compileTemplate(draft), scope);
  return autoReply(draft.language, (kind) =>
    kind === draft.kind ? filled : fill(desk, kind, draft.language, scope, undefined),
  );
}

function autoReply(language: Language, filled: Fill): AutoReply {
  const { subject: filledSubject, html: bodyHtml } = filled('auto_reply');
  const subject = filledSubject.replace(/^(?:re:\s*)+/i, 'Re: ');
  const bodyText = htmlToText(bodyHtml);
  return { subject, bodyHtml, bodyText, ...wrap(language, subject, { html: bodyHtml, text: bodyText }, filled) };
}

function wrap(
  language: Language,
  subject: string,
  words: LetterWords & { signature?: LetterWords | null; history?: LetterWords },
  filled: Fill,
): LetterWords {
  const header = filled('header').html;
  const footer = filled('footer').html;
  const headerText = htmlToText(header);
  const { signature, history } = words;
  const below = [signature?.text, htmlToText(footer)].filter(Boolean).join('\n\n');
  return {
    html: layOutMail({
      language,
      subject,
      header,
      body: words.html,
      footer,
      signature: signature?.html ?? '',
      history: history?.html ?? '',
    }),
    text: [
      headerText ? `${headerText}\n\n` : '',
      `${words.text}\n`,
      below ? `\n${SIGNATURE}\n${below}\n` : '',
      history?.text ? `\n${history.text}\n` : '',
    ].join(''),
  };
}

interface TemplateSource {
  subject: string;
  body: string;
}

/** By its words, so that a template which was read anew and has not changed is not made ready anew. */
const compiled = new Map<string, CompiledTemplate>();
/** The short way there: a template that stays in the desk book is one object. */
const compiledObjects = new WeakMap<TemplateSource, CompiledTemplate>();
const ours = new Map<string, TemplateSource>();

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
      return fillTemplate(compiledTemplate(own, log), scope);
    } catch (error) {
      // It was checked when it was saved, so this is a template of another version or one that runs too long.
      log?.error(
        { deskId: desk.id, template: kind, language, ...errorFacts(error) },
        'template cannot be used, ours stands in',
      );
    }
  }
  return fillTemplate(compiledTemplate(ourTemplate(kind, language), log), scope, true);
}

function ourTemplate(kind: TemplateKind, language: Language): TemplateSource {
  const key = `${kind} ${language}`;
  const source = ours.get(key) ?? defaultTemplate(kind, language);
  ours.set(key, source);
  return source;
}

function compiledTemplate(source: TemplateSource, log: Logger | undefined): CompiledTemplate {
  const known = compiledObjects.get(source);
  if (known) return known;
  const words = `${source.subject}\0${source.body}`;
  let made = compiled.get(words);
  if (!made) {
    made = compileTemplate(source);
    if (made.mistakes.length > 0)
      log?.warn({ mistakes: made.mistakes }, 'template names what nobody gives; left empty');
    const oldest = compiled.keys().next().value;
    if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
    compiled.set(words, made);
  }
  compiledObjects.set(source, made);
  return made;
}
