import { asHtml } from '../../ui/as-html.ts';

/** The draft's HTML with plain words at its end, further lines as paragraphs; the words mean what they say and are no markup. */
export function htmlWith(html: string, words: string): string {
  if (words === '') return html;
  const [first = '', ...others] = words.split('\n').map(asHtml);
  // As the caret of the editor would: on in the last line.
  const begun = html.endsWith('</p>') ? `${html.slice(0, -'</p>'.length)}${first}</p>` : `${html}<p>${first}</p>`;
  return begun + others.map((line) => `<p>${line}</p>`).join('');
}
