/** What stands between the braces at most, in letters; longer ones are words and no token. */
const longest = 500;
const liquid = new RegExp(`\\{\\{[^{}]{0,${longest}}\\}\\}|\\{%[^{}]{0,${longest}}%\\}`, 'g');

/** The attribute that holds a token's source in the editor's HTML. */
export const tokenAttribute = 'data-liquid';

/**
 * HTML with Liquid inside becomes HTML with tokens: `{{ … }}` and `{% … %}` in the words, not within a tag, stand in an
 * element of their own, so that the editor takes each for one thing that cannot be half deleted.
 */
export function withTokens(html: string): string {
  return html
    .split(/(<[^>]*>)/)
    .map((piece, place) =>
      // `split` puts the tags at the odd places.
      place % 2 === 1
        ? piece
        : piece.replace(
            liquid,
            (code) => `<span ${tokenAttribute}="${code.replaceAll('"', '&quot;')}">${code.trim()}</span>`,
          ),
    )
    .join('');
}

/** The way back: what is stored, and what the server reads. Entities of the editor's own making are taken off the code. */
export function withoutTokens(html: string): string {
  return html.replace(new RegExp(`<span ${tokenAttribute}="([^"]*)"[^>]*>[^<]*</span>`, 'g'), (_whole, code: string) =>
    code.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
}

export type TokenKind =
  | { kind: 'value'; name: string }
  | { kind: 'if'; condition: string }
  | { kind: 'elsif'; condition: string }
  | { kind: 'else' }
  | { kind: 'end' }
  | { kind: 'other'; code: string };

/** What a token is, for its words: a value by its name, one of the steps of a condition, or anything else as it stands. */
export function tokenKind(code: string): TokenKind {
  const value = /^\{\{-?\s*([a-z_]\w*\.[a-z_]\w*)\s*(\|[^{}]*)?-?\}\}$/i.exec(code);
  if (value?.[1] !== undefined) return { kind: 'value', name: value[1] };
  const tag = /^\{%-?\s*(\w+)\s*(.*?)\s*-?%\}$/s.exec(code);
  const name = tag?.[1];
  const rest = tag?.[2] ?? '';
  if (name === 'if' || name === 'elsif') return { kind: name, condition: rest };
  if (name === 'else') return { kind: 'else' };
  if (name?.startsWith('end')) return { kind: 'end' };
  return { kind: 'other', code };
}

/** The source of a value's token. */
export function valueToken(name: string): string {
  return `{{ ${name} }}`;
}
