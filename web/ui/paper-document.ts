/**
 * The document for a frame that shows a mail of ours as its reader will see it. The frame has no right to run scripts,
 * send forms or fetch anything; pictures come only as data.
 */
export function paperDocument(html: string, scheme: 'light' | 'dark'): string {
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'none'; form-action 'none'; base-uri 'none'";
  const head =
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">` +
    `<base target="_blank"><style>html{background:${scheme === 'dark' ? '#1B1815' : '#FFFFFF'};overflow:hidden}img:not([src^="data:"]){display:none}</style>`;
  const shown = asIn(scheme, html);
  const start = /<head(?:\s[^>]*)?>/i.exec(shown);
  if (!start) return `<!doctype html><html><head>${head}</head><body>${shown}</body></html>`;
  const end = start.index + start[0].length;
  return shown.slice(0, end) + head + shown.slice(end);
}

/** Whatever this device prefers, the mail is shown as on a light or on a dark one. */
function asIn(scheme: 'light' | 'dark', html: string): string {
  return html.replace(/\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi, (_query, wanted: string) =>
    wanted.toLowerCase() === scheme ? '(min-width:0)' : '(max-width:0)',
  );
}
