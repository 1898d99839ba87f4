/** The attribute of a place where a value is missing; it names the value. */
export const missingAttribute = 'data-missing';

const spans = new RegExp(`<span ${missingAttribute}="([\\w.]{1,120})"[^>]*>[^<]*</span>`, 'g');
const plain = /\{\{\s*([a-z_]\w{0,60}\.[a-z_]\w{0,60})\s*\}\}/gi;

/**
 * Words in which a value is missing, for the editor. A draft that was kept has lost the elements and holds
 * `{{ contact.first_name }}`; both become the same one thing.
 */
export function withMissing(html: string): string {
  return html
    .replace(spans, (_whole, name: string) => `{{ ${name} }}`)
    .replace(plain, (_whole, name: string) => `<span ${missingAttribute}="${name}">{{ ${name} }}</span>`);
}

/** The values that are missing in what the editor holds, each once. */
export function missingNames(html: string): string[] {
  return [...new Set([...html.matchAll(spans)].map((found) => found[1] ?? ''))];
}

export function hasMissing(html: string): boolean {
  return missingNames(html).length > 0;
}

/** The words with nothing where a value is missing; the blank before it goes with it. */
export function withoutMissing(html: string): string {
  return html.replace(new RegExp(`(?:&nbsp;| )?${spans.source}`, 'g'), '');
}
