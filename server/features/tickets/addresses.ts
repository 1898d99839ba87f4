import type { Config } from '../../platform/config/index.ts';

/** `support@example.org` and a token → `support+token@example.org` (RFC 5233): where answers to one message come back to. */
export function replyAddress(deskAddress: string, token: string): string {
  const at = deskAddress.lastIndexOf('@');
  return `${deskAddress.slice(0, at)}+${token}${deskAddress.slice(at)}`;
}

/** The customer's page of one request; whoever has the link may read and answer, so it is renewed when someone is removed. */
export function statusUrl(config: Pick<Config, 'publicUrl'>, statusToken: string): string {
  return `${config.publicUrl}/s/${statusToken}`;
}
