/** Hosts that serve nothing but proof that a letter was opened; with what is below them. */
const TRACKER_HOSTS = new Set(
  (
    'mailtrack.io mltrk.io bl-1.com mailtrack.me getnotify.com readnotify.com didtheyreadit.com whoreadme.com yesware.com ' +
    't.yesware.com app.yesware.com bananatag.com bl-1.com contactmonkey.com cirrusinsight.com docsend.com mixmax.com ' +
    'track.mixmax.com email.mixmax.com open.convertkit-mail.com open.convertkit-mail2.com pixel.watch superhuman.com r.superhuman.com ' +
    'streak.com mailfoogae.appspot.com tracking.cirrusinsight.com hubspot-open.com t.sidekickopen.com t.signaux.com t.senal.com ' +
    'track.getsidekick.com mandrillapp.com list-manage.com pstmrk.it awstrack.me sailthru.com trk.klclick.com ' +
    'pixel.app.returnpath.net pixel.inbox.exacttarget.com ad.doubleclick.net google-analytics.com www.google-analytics.com'
  ).split(' '),
);
/** Paths by which mailing services count openings, wherever they are hosted. */
const TRACKER_PATHS = [
  /\/track\/open\.php/,
  /\/wf\/open\b/,
  /\/(?:e|email|emails|mail)\/(?:o|open|opened)(?:\/|\.gif|\.png|$)/,
  /\/(?:open|opened|opens)(?:\.gif|\.png|\.aspx|\.php)/,
  /\/(?:pixel|spacer|blank|transparent|1x1|trackpixel|tracking)\.(?:gif|png)$/,
  /\/trk\/|\/o\.gif$|\/open\/[\w-]{8,}/,
  /\/e2t\/o\//,
  /\/gp\/r\.html/,
  /\/imp\?|\/oo\/|\/ss\/o\//,
];
/** Whole hosts that serve real pictures too are asked for their paths only. */
const HOSTS_WITH_PICTURES = new Set([
  'list-manage.com',
  'superhuman.com',
  'streak.com',
  'docsend.com',
  'mixmax.com',
  'mandrillapp.com',
]);

/** Whether a picture's address is there to tell its sender that the letter was opened. Takes a whole http(s) address. */
export function isOpenTracker(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname, search } = new URL(address);
  const path = `${pathname}${search}`.slice(0, 500).toLowerCase();
  const byPath = TRACKER_PATHS.some((pattern) => pattern.test(path));
  if (byPath) return true;
  const labels = hostname.toLowerCase().split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const host = labels.slice(from).join('.');
    if (TRACKER_HOSTS.has(host)) return !HOSTS_WITH_PICTURES.has(host);
  }
  return false;
}

/** Whether a picture's own style says that nobody is to see it: one pixel or none, or hidden. Takes the attribute as written. */
export function isHiddenByStyle(style: string): boolean {
  const plain = style.slice(0, 2_000).toLowerCase();
  return (
    /(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[01](?:\.\d{1,4})?(?:px)?\s*(?:!\s*important\s*)?(?:;|$)/.test(plain) ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0{1,4})?)\s*(?:!\s*important\s*)?(?:;|$)/.test(
      plain,
    )
  );
}
