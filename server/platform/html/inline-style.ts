/**
 * The part of CSS that a mail may carry in `style` attributes: colours, type, borders and spacing. Nothing that leaves the
 * message's box (position, z-index, negative lengths, transforms) or fetches anything (url, image-set, var with a fallback).
 */
const ALLOWED_PROPERTIES = new Set([
  'background-color',
  'border',
  'border-bottom',
  'border-collapse',
  'border-color',
  'border-left',
  'border-radius',
  'border-right',
  'border-spacing',
  'border-style',
  'border-top',
  'border-width',
  'color',
  'direction',
  'display',
  'font-family',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'height',
  'letter-spacing',
  'line-height',
  'list-style-type',
  'margin',
  'margin-bottom',
  'margin-left',
  'margin-right',
  'margin-top',
  'max-width',
  'min-width',
  'padding',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'table-layout',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-transform',
  'vertical-align',
  'white-space',
  'width',
  'word-break',
  'word-wrap',
]);

const MAX_STYLE_LENGTH = 4_000;
const MAX_VALUE_LENGTH = 300;

// No backslash (CSS escapes hide words), no comment, no colon, no slash: what is left can be read at face value.
const PLAIN_VALUE = /^[\w #%.,()'"!-]+$/;
const ALLOWED_FUNCTIONS = new Set(['rgb', 'rgba', 'hsl', 'hsla']);
const DISPLAYS = /^(none|block|inline|inline-block|list-item|table|table-row|table-cell)( !important)?$/;

/** Keeps the harmless declarations of a `style` attribute, as `name:value;name:value`; '' when none is left. */
export function cleanInlineStyle(style: string): string {
  if (style.length > MAX_STYLE_LENGTH) return '';
  const kept: string[] = [];
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .trim()
      .replace(/\s+/g, ' ');
    if (ALLOWED_PROPERTIES.has(property) && isHarmless(property, value)) kept.push(`${property}:${value}`);
  }
  return kept.join(';');
}

function isHarmless(property: string, value: string): boolean {
  if (value.length > MAX_VALUE_LENGTH || !PLAIN_VALUE.test(value)) return false;
  const lower = value.toLowerCase();
  if (property === 'display') return DISPLAYS.test(lower);
  // A negative length pulls content over its neighbours; five digits push it off every screen.
  if (property !== 'font-family' && (/(^|[ ,(])-[\d.]/.test(lower) || /\d{5}/.test(lower))) return false;
  for (const call of lower.matchAll(/([\w-]*) ?\(/g)) if (!ALLOWED_FUNCTIONS.has(call[1] ?? '')) return false;
  return true;
}
