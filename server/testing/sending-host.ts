import type { SendingHost } from '../channels/email/sending-host.ts';

/** A house that sends by SMTP_URL and signs nothing. */
export const plainSendingHost: SendingHost = {
  wayOutFor: async ({ config }) => (config.smtpUrl ? { kind: 'house', url: config.smtpUrl } : { kind: 'none' }),
  loginRefused: async () => undefined,
  signingKeysOf: async () => [],
  noteWell: async () => undefined,
  noteTrouble: async () => undefined,
  direct: { port: 0, mayConnect: () => false },
};
