import type { MailPreset } from '../../../contract/mailboxes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Provider } from './preset-list.ts';
import { PROVIDERS } from './preset-list.ts';

/** Mail exchangers that are looked at: the preferred ones say whose the domain's mail is. */
const MOST_EXCHANGERS = 4;

/**
 * The servers of the provider of an address: by its domain, else by who takes the domain's mail, where DNS answers.
 * @returns null for a provider that is not known
 */
export async function presetFor(platform: Platform, address: string): Promise<MailPreset | null> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const byDomain = presetOfDomain(domain);
  if (byDomain) return byDomain;
  const { found } = await platform.dns.mx(domain);
  for (const { host } of found?.slice(0, MOST_EXCHANGERS) ?? []) {
    const byExchange = presetOfExchanger(host);
    if (byExchange) return byExchange;
  }
  return null;
}

export function presetOfDomain(domain: string): MailPreset | null {
  const wanted = domain.toLowerCase();
  const provider = PROVIDERS.find((one) => one.domains.includes(wanted));
  return provider ? presetOf(provider) : null;
}

/** By the name of a domain's mail exchanger (MX), which is below a domain of the provider. */
export function presetOfExchanger(exchanger: string): MailPreset | null {
  const name = exchanger.toLowerCase().replace(/\.$/, '');
  const provider = PROVIDERS.find((one) => one.exchangers.some((end) => name === end || name.endsWith(`.${end}`)));
  return provider ? presetOf(provider) : null;
}

function presetOf({ provider, name, imap, smtp, hint }: Provider): MailPreset {
  const [imapHost, imapPort = 993] = imap;
  const [smtpHost, smtpPort = 465] = smtp;
  return {
    provider,
    name,
    auth: provider === 'other' ? 'password' : 'oauth2',
    imap: { host: imapHost, port: imapPort, security: imapPort === 993 ? 'tls' : 'starttls' },
    smtp: { host: smtpHost, port: smtpPort, security: smtpPort === 465 ? 'tls' : 'starttls' },
    hint: hint === null ? null : `mailboxes.hint.${hint}`,
  };
}
