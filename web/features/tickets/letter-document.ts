/** Around quotes and signatures mail programs leave these names, and cleaning keeps them. */
const quoted = [
  '.gmail_attr',
  '.gmail_quote',
  '.gmail_quote_container',
  '.gmail_signature',
  '.moz-cite-prefix',
  '.moz-cite-prefix ~ blockquote',
  '.moz-signature',
  '.protonmail_quote',
  '.yahoo_quoted',
].join(', ');

export interface LetterWish {
  /** HTML that the server has cleaned. */
  html: string;
  /** Fold what was quoted from earlier messages. */
  foldQuoted: boolean;
  /** The reader asked for pictures from other servers. */
  remotePictures: boolean;
}

/**
 * The document for the frame that shows a customer's HTML. It is cleaned already; the frame is the second wall: no
 * script, no form, no frame, no font, and nothing fetched from elsewhere: pictures that the reader asked for come through
 * our own server.
 */
export function letterDocument({ html, foldQuoted, remotePictures }: LetterWish): string {
  const policy = `default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="referrer" content="no-referrer"><base target="_blank">' +
    `<style>${dress}${foldQuoted ? `${quoted} { display: none !important }` : ''}</style></head>` +
    `<body>${remotePictures ? withRemotePictures(html) : html}</body></html>`
  );
}

/** Cleaning put the addresses of remote pictures aside, and the server made them into its own; exact because cleaned HTML holds no `>` within an attribute. */
function withRemotePictures(html: string): string {
  return html.replace(/<img [^>]*>/g, (tag) => tag.replace(/ data-remote-src="/, ' src="'));
}

// Paper is white in both themes: senders choose their colours for that.
const dress = `
  :root { color-scheme: light }
  body { margin: 0; padding: 1px 0; background: #fff; color: #23201a; font: 15px/23px Inter, "Inter Variable", system-ui, sans-serif; overflow-wrap: anywhere; overflow-x: auto; overflow-y: hidden }
  img { max-width: 100%; height: auto }
  img:not([src]) { display: none }
  table { max-width: 100% }
  a { color: #1d513e }
  .sp-doubt { margin: 0 2px 0 4px; padding: 0 4px; border-radius: 4px; background: #f7e3d8; color: #8a3a14; font: 13px/18px Inter, system-ui, sans-serif }
  blockquote { margin: 0 0 0 2px; padding-left: 12px; border-left: 2px solid #d2cabb }
  pre { white-space: pre-wrap }
  p:first-child { margin-top: 0 }
  p:last-child { margin-bottom: 0 }
`;

/** Whether the HTML holds what words alone would lose: pictures or tables. */
export function needsLetter(html: string): boolean {
  return /<img [^>]*(?: data-cid=| data-remote-src=| src=)/.test(html) || /<table[\s>]/.test(html);
}
