/**
 * Whether a browser sends this from another site's page. Our own pages say no-referrer, so their forms come with
 * `Origin: null` (Fetch, 3.2): then only Sec-Fetch-Site tells, which browsers without it lack. That is enough, since nothing
 * here is done by a cookie: who can address the form has the link.
 */
export function cameFromElsewhere(headers: Headers, ownOrigin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null || origin === 'null' || origin === ownOrigin) return false;
  // Reached under another name than PUBLIC_URL (a local address, say): same host as asked for is still our own page.
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}
