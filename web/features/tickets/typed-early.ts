const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The draft's HTML with plain words after it, a paragraph a line; the words mean what they say and are no markup. */
export function htmlWith(html: string, words: string): string {
  if (words === '') return html;
  const lines = words.split('\n').map((line) => `<p>${line.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)}</p>`);
  return html + lines.join('');
}
