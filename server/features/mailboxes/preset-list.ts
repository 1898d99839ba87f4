import type { MAIL_PROVIDERS } from '../../../contract/mailboxes.ts';

/** What a provider wants before any program may read an account; the sentence is `mailboxes.hint.<this>`. */
export type PresetHint = 'app_password' | 'switch_on' | 'bridge';

export interface Provider {
  provider: (typeof MAIL_PROVIDERS)[number];
  name: string;
  domains: readonly string[];
  /** Ends of the names of its mail exchangers. */
  exchangers: readonly string[];
  /** Host, and port where it is not 993 (TLS). Any other port: STARTTLS. */
  imap: readonly [string, number?];
  /** Host, and port where it is not 465 (TLS). Any other port: STARTTLS. */
  smtp: readonly [string, number?];
  hint: PresetHint | null;
}

function other(
  name: string,
  domains: string,
  exchangers: string,
  imap: Provider['imap'],
  smtp: Provider['smtp'],
  hint: PresetHint | null = null,
): Provider {
  const words = (list: string): string[] => list.split(' ').filter(Boolean);
  return { provider: 'other', name, domains: words(domains), exchangers: words(exchangers), imap, smtp, hint };
}

/** As the providers publish them. The first whose domain or exchanger fits is taken, so the narrower stands first. */
export const PROVIDERS: readonly Provider[] = [
  {
    provider: 'google',
    name: 'Google',
    domains: ['gmail.com', 'googlemail.com'],
    exchangers: ['google.com', 'googlemail.com'],
    imap: ['imap.gmail.com'],
    smtp: ['smtp.gmail.com'],
    hint: null,
  },
  {
    provider: 'microsoft',
    name: 'Microsoft 365',
    domains: [
      ...['com', 'it', 'es', 'fr', 'de', 'pt', 'dk'].map((end) => `outlook.${end}`),
      ...['com', 'it', 'es', 'fr', 'de', 'co.uk', 'nl'].map((end) => `hotmail.${end}`),
      ...['com', 'it', 'fr', 'nl', 'co.uk', 'be'].map((end) => `live.${end}`),
      'msn.com',
    ],
    exchangers: ['outlook.com', 'mx.microsoft'],
    imap: ['outlook.office365.com'],
    smtp: ['smtp.office365.com', 587],
    hint: null,
  },
  other(
    'iCloud',
    'icloud.com me.com mac.com',
    'icloud.com',
    ['imap.mail.me.com'],
    ['smtp.mail.me.com', 587],
    'app_password',
  ),
  other('AOL', 'aol.com', '', ['imap.aol.com'], ['smtp.aol.com'], 'app_password'),
  other(
    'Yahoo',
    'yahoo.com yahoo.it yahoo.es yahoo.ro yahoo.fr yahoo.de yahoo.co.uk yahoo.com.br ymail.com rocketmail.com',
    'yahoodns.net',
    ['imap.mail.yahoo.com'],
    ['smtp.mail.yahoo.com'],
    'app_password',
  ),
  other('GMX', 'gmx.de gmx.net gmx.at gmx.ch', 'gmx.net', ['imap.gmx.net'], ['mail.gmx.net'], 'switch_on'),
  other('GMX', 'gmx.com gmx.es gmx.fr gmx.co.uk gmx.us', 'gmx.com', ['imap.gmx.com'], ['mail.gmx.com'], 'switch_on'),
  other('WEB.DE', 'web.de', 'web.de', ['imap.web.de'], ['smtp.web.de', 587], 'switch_on'),
  other('mail.com', 'mail.com', 'mail.com', ['imap.mail.com'], ['smtp.mail.com', 587], 'switch_on'),
  other('Zoho', 'zoho.com zohomail.com', '', ['imap.zoho.com'], ['smtp.zoho.com'], 'switch_on'),
  other('Zoho', 'zoho.eu zohomail.eu', '', ['imap.zoho.eu'], ['smtp.zoho.eu'], 'switch_on'),
  other('Zoho', '', 'zoho.com', ['imappro.zoho.com'], ['smtppro.zoho.com'], 'switch_on'),
  other('Zoho', '', 'zoho.eu', ['imappro.zoho.eu'], ['smtppro.zoho.eu'], 'switch_on'),
  other(
    'Fastmail',
    'fastmail.com fastmail.fm',
    'messagingengine.com',
    ['imap.fastmail.com'],
    ['smtp.fastmail.com'],
    'app_password',
  ),
  // Proton's program on one's own machine decrypts; it speaks on these ports of it.
  other(
    'Proton',
    'proton.me protonmail.com pm.me',
    'protonmail.ch',
    ['127.0.0.1', 1143],
    ['127.0.0.1', 1025],
    'bridge',
  ),
  other('IONOS', '', 'ionos.it', ['imap.ionos.it'], ['smtp.ionos.it']),
  other('IONOS', '', 'ionos.es', ['imap.ionos.es'], ['smtp.ionos.es']),
  other('IONOS', '', 'ionos.fr', ['imap.ionos.fr'], ['smtp.ionos.fr']),
  other('IONOS', '', 'ionos.co.uk', ['imap.ionos.co.uk'], ['smtp.ionos.co.uk']),
  other('IONOS', '', 'ionos.com 1and1.com', ['imap.ionos.com'], ['smtp.ionos.com']),
  other('IONOS', '', 'ionos.de kundenserver.de', ['imap.ionos.de'], ['smtp.ionos.de']),
  other('Aruba PEC', 'pec.it', 'pec.aruba.it', ['imaps.pec.aruba.it'], ['smtps.pec.aruba.it']),
  other('Aruba', 'aruba.it technet.it', 'aruba.it', ['imaps.aruba.it'], ['smtps.aruba.it']),
  other(
    'Libero',
    'libero.it inwind.it iol.it blu.it giallo.it',
    'libero.it',
    ['imapmail.libero.it'],
    ['smtp.libero.it'],
    'app_password',
  ),
  other('Virgilio', 'virgilio.it', 'virgilio.it', ['in.virgilio.it'], ['out.virgilio.it'], 'app_password'),
  other('Register.it', '', 'register.it securemail.pro', ['imap.securemail.pro'], ['authsmtp.securemail.pro']),
  other('Arsys', '', 'serviciodecorreo.es', ['imap.serviciodecorreo.es'], ['smtp.serviciodecorreo.es']),
  other('OVHcloud', '', 'ovh.net', ['ssl0.ovh.net'], ['ssl0.ovh.net']),
  other('Infomaniak', 'ik.me ikmail.com etik.com', 'infomaniak.ch', ['mail.infomaniak.com'], ['mail.infomaniak.com']),
  other('Gandi', '', 'gandi.net', ['mail.gandi.net'], ['mail.gandi.net']),
  other('STRATO', '', 'rzone.de', ['imap.strato.de'], ['smtp.strato.de']),
  other('Hostinger', '', 'hostinger.com', ['imap.hostinger.com'], ['smtp.hostinger.com']),
  other('mailbox.org', 'mailbox.org', 'mailbox.org', ['imap.mailbox.org'], ['smtp.mailbox.org']),
  other('Posteo', 'posteo.de posteo.net', 'posteo.de', ['posteo.de'], ['posteo.de']),
  other(
    'Telekom',
    't-online.de',
    't-online.de',
    ['secureimap.t-online.de'],
    ['securesmtp.t-online.de'],
    'app_password',
  ),
  other('Orange', 'orange.fr wanadoo.fr', 'orange.fr', ['imap.orange.fr'], ['smtp.orange.fr']),
  other('Free', 'free.fr', 'free.fr', ['imap.free.fr'], ['smtp.free.fr']),
  other('Rackspace', '', 'emailsrvr.com', ['secure.emailsrvr.com'], ['secure.emailsrvr.com']),
];
