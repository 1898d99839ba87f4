/** How the letters of a domain leave the house, as far as SPF has to know of it. */
export interface SendingHosts {
  /** Servers that take our letters and pass them on. */
  hosts: string[];
  /** Letters go to the world from this machine itself. */
  direct: boolean;
}

/** What the big services want to have published; by the end of the name of their SMTP server. */
const SERVICES: readonly (readonly [end: string, term: string])[] = [
  ['gmail.com', 'include:_spf.google.com'],
  ['googlemail.com', 'include:_spf.google.com'],
  ['google.com', 'include:_spf.google.com'],
  ['office365.com', 'include:spf.protection.outlook.com'],
  ['outlook.com', 'include:spf.protection.outlook.com'],
  ['fastmail.com', 'include:spf.messagingengine.com'],
  ['messagingengine.com', 'include:spf.messagingengine.com'],
  ['zoho.com', 'include:zohomail.com'],
  ['zoho.eu', 'include:zohomail.eu'],
  ['mailgun.org', 'include:mailgun.org'],
  ['sendgrid.net', 'include:sendgrid.net'],
  ['amazonaws.com', 'include:amazonses.com'],
  ['postmarkapp.com', 'include:spf.mtasv.net'],
  ['mailjet.com', 'include:spf.mailjet.com'],
  ['brevo.com', 'include:spf.brevo.com'],
  ['ovh.net', 'include:mx.ovh.com'],
  ['aruba.it', 'include:_spf.aruba.it'],
  ['infomaniak.com', 'include:spf.infomaniak.ch'],
];

/**
 * The mechanisms by which a domain's SPF record (RFC 7208, 5) lets our ways out send: the one of a known service, else the
 * server by its name; for letters that leave from here, this machine by its public name. Where nothing can be known, the
 * servers that take the domain's mail stand for those that send it.
 */
export function spfTermsOf({ hosts, direct }: SendingHosts, ownHost: string | null): string[] {
  const terms = new Set<string>();
  for (const host of hosts) {
    const name = host.toLowerCase().replace(/\.$/, '');
    const service = SERVICES.find(([end]) => name === end || name.endsWith(`.${end}`));
    terms.add(service ? service[1] : `a:${name}`);
  }
  if (direct && ownHost !== null) terms.add(`a:${ownHost}`);
  if (terms.size === 0) terms.add('mx');
  return [...terms];
}
