import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { MailboxTestStep } from '../../../../contract/mailboxes.ts';
import type { Platform } from '../../../platform/act.ts';
import { connectAccount } from './connecting.ts';
import type { Account, AccountCredentials } from './host.ts';
import { accountTroubleOf } from './troubles.ts';

const ANSWER_WITHIN_MS = 10_000;

type Step = Pick<MailboxTestStep, 'name' | 'trouble' | 'answer' | 'facts'> & { ok: boolean };

/** At which step a failure of connecting and signing in belongs. */
const BEFORE_SIGNING_IN = new Set(['not_private', 'broken_off', 'no_answer', 'name_not_found']);

/** Reaches an account step by step, up to its newest letter; ends after the first step that fails. Never throws. */
export async function* probeAccount(
  _platform: Platform,
  account: Account,
  credentials: () => Promise<AccountCredentials>,
): AsyncGenerator<Step> {
  const { host, port, security, folder } = account;
  const facts = { host, port: String(port), security };
  try {
    await lookup(host);
  } catch (error) {
    yield { name: 'name_found', ok: false, ...accountTroubleOf(error), facts };
    return;
  }
  yield { name: 'name_found', ok: true, trouble: null, answer: null, facts };

  try {
    await answers(host, port);
  } catch (error) {
    yield { name: 'server_answers', ok: false, ...accountTroubleOf(error), facts };
    return;
  }
  yield { name: 'server_answers', ok: true, trouble: null, answer: null, facts };

  let signIn: AccountCredentials;
  try {
    signIn = await credentials();
  } catch (error) {
    yield { name: 'signed_in', ok: false, ...accountTroubleOf(error), facts };
    return;
  }
  const user = { ...facts, user: signIn.user };
  const client = await connectAccount(account, signIn).catch((error: unknown) => accountTroubleOf(error));
  if ('trouble' in client) {
    const isBefore = BEFORE_SIGNING_IN.has(client.trouble);
    if (!isBefore) yield { name: 'connection_private', ok: true, trouble: null, answer: null, facts };
    yield { name: isBefore ? 'connection_private' : 'signed_in', ok: false, ...client, facts: user };
    return;
  }
  try {
    yield { name: 'connection_private', ok: true, trouble: null, answer: null, facts };
    yield { name: 'signed_in', ok: true, trouble: null, answer: null, facts: user };
    const opened = await client.mailboxOpen(folder, { readOnly: true });
    const newest = opened.exists > 0 ? await client.fetchOne('*', { uid: true, internalDate: true }) : undefined;
    const arrived = newest ? newest.internalDate : undefined;
    yield {
      name: 'newest_read',
      ok: true,
      trouble: null,
      answer: null,
      facts: {
        folder,
        letters: String(opened.exists),
        ...(arrived === undefined ? {} : { newest: new Date(arrived).toISOString() }),
      },
    };
  } catch (error) {
    yield { name: 'newest_read', ok: false, ...accountTroubleOf(error), facts: { folder } };
  } finally {
    client.close();
  }
}

function answers(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: ANSWER_WITHIN_MS });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => {
      socket.destroy();
      reject(Object.assign(new Error('The server did not answer in time.'), { code: 'ETIMEDOUT' }));
    });
    socket.once('error', reject);
  });
}
