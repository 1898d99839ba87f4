import { connectAccount } from './connecting.ts';
import type { Account, AccountCredentials } from './host.ts';

/** Where the account names no folder of sent letters (RFC 6154). */
const SENT = 'Sent';

/**
 * Lays a letter into the account's folder of sent letters. One with its Message-ID that is there already (a provider does so by
 * itself, a try broke off after it) is not laid in again.
 * @throws what the connection or the server says
 */
export async function keepSentCopy(
  account: Account,
  credentials: () => Promise<AccountCredentials>,
  copy: { messageId: string; raw: Uint8Array; sentAt: Temporal.Instant },
): Promise<void> {
  const client = await connectAccount(account, await credentials());
  try {
    const folders = await client.list();
    const found = folders.find((folder) => folder.specialUse === '\\Sent');
    const path = found?.path ?? (await client.mailboxCreate(SENT)).path;
    // To be written to: in a folder that is only looked at, the library takes no mark for one that may be set.
    await client.mailboxOpen(path);
    const same = await client.search({ header: { 'message-id': copy.messageId } }, { uid: true });
    if (same && same.length > 0) return;
    const raw = Buffer.from(copy.raw.buffer, copy.raw.byteOffset, copy.raw.byteLength);
    const kept = await client.append(path, raw, ['\\Seen'], new Date(copy.sentAt.epochMilliseconds));
    if (kept === false) throw new Error('The server did not keep the copy of a sent letter.');
  } finally {
    client.close();
  }
}
