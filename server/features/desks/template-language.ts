import { Liquid, type Template } from 'liquidjs';
import { TEMPLATE_VALUES } from '../../../contract/template-values.ts';
import { cleanHtml } from '../../platform/html/index.ts';

/** Templates see nothing but these values, and no value is more than text. */
type Values = typeof TEMPLATE_VALUES;
/** What a template is filled with; null where there is nothing, so that `{% if %}` can ask. */
export type TemplateScope = { [Noun in keyof Values]: { [Name in Values[Noun][number]]: string | null } };

/** Values that are web addresses of ours, and so may begin a link. */
const LINKS = ['ticket.url', 'desk.help_url'];

const LONGEST_TEMPLATE = 25_000;
/** By the clock on the wall, so wide enough for a machine that is busy with something else; nothing here can loop. */
const RENDER_LIMIT_MS = 5_000;
const MEMORY_LIMIT = 1_000_000;
const TAGS = ['assign', 'capture', 'case', 'comment', 'echo', 'if', 'raw', 'unless'];
const FILTERS = [
  'append',
  'capitalize',
  'default',
  'downcase',
  'first',
  'last',
  'prepend',
  'remove',
  'replace',
  'size',
  'split',
  'strip',
  'truncate',
  'truncatewords',
  'upcase',
  'url_encode',
];

/** What is wrong with a template, by the line where it stands (from 1). */
export type TemplateMistake =
  | { what: 'value' | 'filter' | 'tag' | 'link'; name: string; line: number }
  | { what: 'form'; name: string; line: number };

export interface CompiledTemplate {
  subject: Template[];
  body: Template[];
  /** Values that nobody gives any more; they are written as nothing. */
  mistakes: TemplateMistake[];
}

const plain = engine({});
const html = engine({ outputEscape: 'escape' });

function engine(options: { outputEscape?: 'escape' }): Liquid {
  const liquid = new Liquid({
    ...options,
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    // No template is ever read from anywhere: the tags that would are taken away below as well.
    templates: {},
    relativeReference: false,
    dynamicPartials: false,
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag];
  // The filter `raw` goes too: every value is somebody's text and is always escaped.
  for (const filter of Object.keys(liquid.filters)) if (!FILTERS.includes(filter)) liquid.unregisterFilter(filter);
  return liquid;
}

/** Values that only some texts know, as the fields of a desk: by noun. */
export type MoreValues = Readonly<Record<string, readonly string[]>>;

/** Reads a subject or a body and says everything that is wrong with it. */
export function mistakesIn(source: string, kind: 'subject' | 'body', more: MoreValues = {}): TemplateMistake[] {
  const liquid = kind === 'subject' ? plain : html;
  let template: Template[];
  try {
    template = liquid.parse(source);
  } catch (error) {
    return [mistakeOf(error)];
  }
  const mistakes = unknownValues(liquid, template, more);
  if (kind === 'body') mistakes.push(...wrongLinks(source));
  return mistakes.sort((a, b) => a.line - b.line);
}

/**
 * Makes a template ready to be filled many times. The body's HTML is cleaned here, once, with what is Liquid set aside: what
 * is filled in later is always escaped, so the result is safe wherever it is shown.
 * @throws an error of liquidjs when it cannot be read at all; templates are checked before they are stored.
 */
export function compileTemplate(source: { subject: string; body: string }, more: MoreValues = {}): CompiledTemplate {
  const { marked, restore } = setLiquidAside(source.body);
  const links = wrongLinks(source.body);
  // A link that begins with somebody's text could lead anywhere; it keeps its words and loses its address.
  const cleaned = cleanHtml(links.length > 0 ? marked.replace(/\shref\s*=/gi, ' data-href=') : marked);
  const body = html.parse(restore(cleaned.replaceAll(' data-remote-src="', ' src="')));
  const subject = plain.parse(source.subject);
  return {
    subject,
    body,
    mistakes: [...unknownValues(html, body, more), ...unknownValues(plain, subject, more), ...links],
  };
}

/**
 * @param ours a template of our own, which no limit may stop: the answer to a mail hangs on it
 * @throws an error of liquidjs when a limit is passed.
 */
export function fillTemplate(
  template: CompiledTemplate,
  scope: TemplateScope,
  ours = false,
): { subject: string; html: string } {
  const limits = ours ? { renderLimit: Number.MAX_SAFE_INTEGER } : {};
  return {
    subject: template.subject.length === 0 ? '' : oneLine(String(plain.renderSync(template.subject, scope, limits))),
    html: String(html.renderSync(template.body, scope, limits)),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unknownValues(liquid: Liquid, template: Template[], more: MoreValues): TemplateMistake[] {
  const mistakes: TemplateMistake[] = [];
  for (const uses of Object.values(liquid.analyzeSync(template).globals)) {
    for (const use of uses) {
      const [noun, name, ...rest] = use.segments;
      const names: readonly string[] = Object.hasOwn(TEMPLATE_VALUES, String(noun))
        ? TEMPLATE_VALUES[noun as keyof Values]
        : Object.hasOwn(more, String(noun))
          ? (more[String(noun)] ?? [])
          : [];
      if (typeof name !== 'string' || rest.length > 0 || !names.includes(name)) {
        mistakes.push({ what: 'value', name: use.toString(), line: use.location.row });
      }
    }
  }
  return mistakes;
}

/** Links whose address begins with a value that is no address of ours. */
function wrongLinks(source: string): TemplateMistake[] {
  const mistakes: TemplateMistake[] = [];
  for (const match of source.matchAll(/\bhref\s*=\s*["']?\s*(\{[{%][^}]*\}+)/gi)) {
    const liquid = match[1] ?? '';
    const value = /^\{\{-?\s*([\w.]+)\s*-?\}\}$/.exec(liquid)?.[1];
    if (value !== undefined && LINKS.includes(value)) continue;
    mistakes.push({ what: 'link', name: value ?? liquid, line: lineAt(source, match.index) });
  }
  return mistakes;
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

/** Liquid's own errors say what and where in words of a programmer; here are their kinds. */
function mistakeOf(error: unknown): TemplateMistake {
  if (!(error instanceof Error)) throw error;
  const line = Number(/, line:(\d+)/.exec(error.message)?.[1] ?? 1);
  const filter = /^undefined filter: ([^,]*)/.exec(error.message)?.[1];
  if (filter !== undefined) return { what: 'filter', name: filter, line };
  const tag = /^tag "([^"]*)" not found/.exec(error.message)?.[1];
  if (tag !== undefined) return { what: 'tag', name: tag, line };
  return { what: 'form', name: error.message.replace(/, line:\d+.*$/s, ''), line };
}

/** Stands for one piece of Liquid while the HTML around it is cleaned: text, or an address, wherever it was. */
const MARK = `https://liquid-${crypto.randomUUID()}-`;

function setLiquidAside(source: string): { marked: string; restore(cleaned: string): string } {
  const pieces: string[] = [];
  const marked = source.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, (piece) => {
    pieces.push(piece);
    return `${MARK}${pieces.length - 1}.invalid`;
  });
  const mark = new RegExp(`${MARK}(\\d+)\\.invalid/?`, 'g');
  return { marked, restore: (cleaned) => cleaned.replace(mark, (_mark, index: string) => pieces[Number(index)] ?? '') };
}
