import type { MailHeaders } from './mail-headers.ts';
import type { Address, SpamSigns } from './parsed-mail.ts';

const MOST_LOOKED_AT = 2_000;
/** SpamAssassin's usual limit is 5; stars alone, without its own verdict, have to say it loudly. */
const MANY_STARS = 10;
/** Microsoft's spam confidence level: 5 and 6 are spam, 7 to 9 surely. */
const MICROSOFT_SPAM_LEVEL = 5;

/** Header → whether its value, cut and in lower case, says spam. */
const VERDICTS: Record<string, (value: string) => boolean> = {
  'x-spam-flag': isYes,
  'x-spam-status': isYes,
  'x-spam': isYes,
  'x-spamd-result': (value) => /^[^:[]{0,100}: *true\b/.test(value),
  'x-rspamd-action': (value) => /^(?:reject|add header|rewrite subject)/.test(value),
  'x-microsoft-antispam': saysMicrosoftSpam,
  'x-forefront-antispam-report': saysMicrosoftSpam,
  'x-ms-exchange-organization-scl': (value) => Number(value) >= MICROSOFT_SPAM_LEVEL,
  'x-proofpoint-spam-details': (value) => /\brule=(?:spam|phish|malware|definite|bulk_spam)/.test(value),
  'x-barracuda-spam-flag': isYes,
  'x-barracuda-spam-status': isYes,
  'x-bogosity': (value) => /^(?:spam|yes)\b/.test(value),
  'x-dspam-result': (value) => /^spam\b/.test(value),
  'x-mailscanner-spamcheck': (value) => /^spam\b/.test(value),
  'x-mailgun-sflag': isYes,
  'x-yandex-spam': (value) => value === '4',
  'x-ovh-spam-status': isYes,
  'x-vr-spamstate': (value) => /^spam\b/.test(value),
  'x-cloudmark-sp-filtered': (value) => value === 'true',
};

/**
 * The verdicts of common filters. "No spam" is believed of nobody, since the sender can write it too; and whoever calls
 * their own mail spam is right.
 */
export function spamSignsOf(
  headers: MailHeaders,
  mail: {
    from: Address | null;
    replyTo: readonly Address[];
    to: readonly Address[];
    hasHtml: boolean;
    hasText: boolean;
  },
): SpamSigns {
  return { markedBy: markedBy(headers), features: featuresOf(headers, mail) };
}

function markedBy(headers: MailHeaders): string | null {
  for (const [name, saysSpam] of Object.entries(VERDICTS)) {
    if (headers.all(name).some((value) => saysSpam(value.slice(0, MOST_LOOKED_AT).trim().toLowerCase()))) return name;
  }
  const stars = /^\*+/.exec(headers.first('x-spam-level')?.trim() ?? '')?.[0].length ?? 0;
  return stars >= MANY_STARS && !headers.has('x-spam-status') ? 'x-spam-level' : null;
}

function isYes(value: string): boolean {
  return /^(?:yes|true)\b/.test(value);
}

function saysMicrosoftSpam(value: string): boolean {
  const level = /(?:^|[;\s])scl:(-?\d{1,2})\b/.exec(value)?.[1];
  return Number(level ?? -1) >= MICROSOFT_SPAM_LEVEL || /(?:^|[;\s])sfv:(?:spm|skb|sks)\b/.test(value);
}

function featuresOf(headers: MailHeaders, mail: Parameters<typeof spamSignsOf>[1]): string[] {
  const { from, replyTo, to } = mail;
  const domainOf = (address: string | undefined) => address?.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const mailer = /^[\w.-]{1,40}/
    .exec(headers.first('x-mailer') ?? headers.first('user-agent') ?? '')?.[0]
    .toLowerCase();
  const found: [string, boolean][] = [
    ['unsubscribe', headers.has('list-unsubscribe')],
    ['bulk', headers.word('precedence') === 'bulk'],
    ['html-only', mail.hasHtml && !mail.hasText],
    ['nameless', from?.name === ''],
    ['to-nobody', to.length === 0],
    ['to-many', to.length > 5],
    ['dateless', !headers.has('date')],
    ['idless', !headers.has('message-id')],
    ['answers-elsewhere', replyTo[0] !== undefined && domainOf(replyTo[0].address) !== domainOf(from?.address)],
    ['urgent', /^[12]/.test(headers.first('x-priority')?.trim() ?? '')],
  ];
  return [...found.filter(([, is]) => is).map(([name]) => name), ...(mailer ? [`mailer ${mailer}`] : [])];
}
