import { escapeText } from '../../platform/html/index.ts';

/** What a mail of ours is made of; each part is safe HTML. */
export interface MailParts {
  language: string;
  subject: string;
  header: string;
  body: string;
  footer: string;
  /** The writer's own. */
  signature?: string;
  /** The conversation so far. */
  history?: string;
}

const FONT = "Inter,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SERIF = "Vollkorn,Georgia,'Times New Roman',serif";
const BUTTON =
  'display:inline-block;padding:8px 14px;border:1px solid #BAD3C6;border-radius:8px;background:#E4EEE8;color:#1D513E;' +
  'font-weight:500;text-decoration:none';

const LINK = 'color:#1D513E';
const QUOTE = 'margin:0 0 12px;padding:0 0 0 12px;border-left:2px solid #BAD3C6;color:#4F4A41';

/** Programs that know dark mode take these; the others turn plain colours on white by themselves. */
const DARK = [
  '.sp-page{background:#1B1815!important;color:#ECE6DB!important}',
  '.sp-quiet{color:#9A9284!important;border-color:#302B25!important}',
  '.sp-button{background:#1C2B24!important;border-color:#2F4F40!important;color:#93C7AC!important}',
  '.sp-quiet a,.sp-body a{color:#93C7AC!important}',
  '.sp-body blockquote{color:#C0B8AA!important;border-color:#2F4F40!important}',
].join('');

/**
 * One letter as a whole HTML document: one column, styles inline since many programs read no others, nothing fetched from
 * anywhere. A link alone in its paragraph becomes a button.
 */
export function layOutMail({ language, subject, header, body, footer, signature, history }: MailParts): string {
  return `<!DOCTYPE html>
<html lang="${escapeText(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeText(subject)}</title>
<style>:root{color-scheme:light dark}@media(prefers-color-scheme:dark){${DARK}}</style></head>
<body class="sp-page" style="margin:0;padding:0;background:#FFFFFF;color:#23201A">
<div style="max-width:600px;margin:0 auto;padding:24px 20px;font:15px/23px ${FONT}">
<div style="margin:0 0 20px;font:600 19px/26px ${SERIF}">${withTightParagraphs(header)}</div>
<div class="sp-body">${withButtons(body)}</div>
${signature ? `<div class="sp-body" style="margin:16px 0 0">${withTightParagraphs(signature)}</div>\n` : ''}<div class="sp-quiet" style="margin:28px 0 0;padding:12px 0 0;border-top:1px solid #E5DFD4;color:#6C6558;font-size:13px;line-height:20px">
${withTightParagraphs(footer)}</div>
${history ? `<div class="sp-body" style="margin:28px 0 0">${history}</div>\n` : ''}</div></body></html>
`;
}

function withButtons(html: string): string {
  return (
    html
      // What stands in HTML as `<` is a tag: texts have been escaped, and all tags were written by the cleaners.
      .replace(
        /<p><a href="([^"]*)"[^>]*>([^<]*)<\/a><\/p>/g,
        `<p style="margin:20px 0"><a class="sp-button" href="$1" style="${BUTTON}">$2</a></p>`,
      )
      .replaceAll('<h2>', '<h2 style="margin:0 0 8px;font-size:17px;line-height:25px;font-weight:600">')
      .replaceAll('<p>', '<p style="margin:0 0 12px">')
      .replaceAll('<ul>', '<ul style="margin:0 0 12px;padding-left:22px">')
      .replaceAll('<ol>', '<ol style="margin:0 0 12px;padding-left:22px">')
      .replaceAll('<blockquote>', `<blockquote style="${QUOTE}">`)
      .replaceAll('<a href="', `<a style="${LINK}" href="`)
  );
}

function withTightParagraphs(html: string): string {
  return html.replaceAll('<p>', '<p style="margin:0">').replaceAll('<a href="', `<a style="${LINK}" href="`);
}
