import { asHtml } from '../../ui/as-html.ts';

const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"]+/g;

/** What somebody wrote in a plain field, as the HTML of a signature: lines stay lines, web addresses become links. */
export function signatureHtml(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => {
      const parts: string[] = [];
      let from = 0;
      for (const found of line.matchAll(WEB_ADDRESS)) {
        parts.push(asHtml(line.slice(from, found.index)), `<a href="${asHtml(found[0])}">${asHtml(found[0])}</a>`);
        from = found.index + found[0].length;
      }
      return [...parts, asHtml(line.slice(from))].join('');
    });
  return text.trim() === '' ? '' : `<p>${lines.join('<br>')}</p>`;
}

/** The other way: what stands in the field. A link that shows other words than its address keeps both. */
export function signatureText(html: string): string {
  const page = new DOMParser().parseFromString(
    html.replace(/<br\s*\/?>/gi, '\n').replace(/<\/p>\s*<p>/gi, '\n'),
    'text/html',
  );
  for (const link of page.querySelectorAll('a')) {
    const shown = link.textContent ?? '';
    if (shown !== link.href && !link.href.endsWith(`${shown}/`))
      link.textContent = `${shown} ${link.getAttribute('href') ?? ''}`;
  }
  return (page.body.textContent ?? '').trim();
}
