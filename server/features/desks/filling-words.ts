import { RenderError } from 'liquidjs';
import { problem } from '../../platform/http/problem.ts';
import type { CompiledTemplate, MoreValues, TemplateMistake, TemplateScope } from './template-language.ts';
import { compileTemplate, fillTemplate, mistakesIn } from './template-language.ts';

/** Nobody types these; they are taken out of every value, so that a mark is always ours. */
const BEGIN = '\uE000';
const END = '\uE001';

export type WordsScope = TemplateScope & Readonly<Record<string, Readonly<Record<string, string | null>>>>;

export interface FilledWords {
  /** Safe. What has no value stands there as `<span data-missing="noun.name">noun.name</span>`. */
  html: string;
  /** Values that stand in the words and are not known, each once, in their order. */
  missing: string[];
}

/**
 * Fills the words of a saved reply (Liquid in HTML). Unlike a letter, which leaves by itself and writes nothing where
 * there is nothing, it shows what is missing to the teammate who will send it.
 * @param scope values by noun and name, null where there is none
 * @throws Problem 422 when they grow beyond a limit; an error of liquidjs when they cannot be read (ask `mistakesInWords` first).
 */
export function fillWords(source: string, scope: WordsScope): FilledWords {
  const compiled = compileTemplate({ subject: '', body: markMissing(source) }, nounsOf(scope));
  const clean = Object.fromEntries(
    Object.entries(scope).map(([noun, values]) => [
      noun,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, value?.replaceAll(BEGIN, '').replaceAll(END, '') ?? null]),
      ),
    ]),
  ) as WordsScope;
  const html = filledWithin(compiled, clean);
  const missing = new Set<string>();
  const shown = html.replace(/<[^>]*>|\uE000([\w.]+)\uE001/g, (piece, name: string | undefined) => {
    // Within a tag there is nobody to see it.
    if (name === undefined) return piece.replace(/\uE000[\w.]+\uE001/g, '');
    missing.add(name);
    return `<span data-missing="${name}">${name}</span>`;
  });
  return { html: shown, missing: [...missing] };
}

/** Words can be written so that they grow while they are filled; what stops that is no fault of ours. */
function filledWithin(compiled: CompiledTemplate, scope: WordsScope): string {
  try {
    return fillTemplate(compiled, scope).html;
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    throw problem(422, 'template-mistake', 'These words cannot be filled: they grow too large, or it takes too long.');
  }
}

/** Everything that is wrong with the words, by line. */
export function mistakesInWords(source: string, more: MoreValues): TemplateMistake[] {
  return mistakesIn(source, 'body', more);
}

function nounsOf(scope: WordsScope): MoreValues {
  return Object.fromEntries(Object.entries(scope).map(([noun, values]) => [noun, Object.keys(values)]));
}

/** `{{ a.b }}` shows a mark where there is nothing, unless it says itself what stands there then. */
function markMissing(source: string): string {
  return source.replace(
    /\{\{-?\s*([a-z_]+\.[a-z0-9_]+)\s*((?:\|[^{}]*)?)-?\}\}/gi,
    (whole, name: string, filters: string) =>
      /\|\s*default\b/.test(filters) ? whole : `{% if ${name} %}${whole}{% else %}${BEGIN}${name}${END}{% endif %}`,
  );
}
