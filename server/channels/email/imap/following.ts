import type { ImapFlow } from 'imapflow';
import type { Platform } from '../../../platform/act.ts';
import { isDatabaseAway } from '../../../platform/db/index.ts';
import { errorFacts } from '../../../platform/log/index.ts';
import { catchUp } from './catching-up.ts';
import { connectAccount } from './connecting.ts';
import type { Account, AccountCredentials, MailboxHost } from './host.ts';
import { pauseAfter } from './pausing.ts';
import type { AccountSession } from './session.ts';
import { accountTroubleOf } from './troubles.ts';

export type { MailboxHost } from './host.ts';

/** How often accounts that another process follows are tried, and settings read whose change was not heard. */
const LOOK_AGAIN_MS = 5_000;
/** Behind IDLE the folder is opened anew so often: a server that forgets to tell, or changed its numbers, is found out. */
const POLL_BEHIND_IDLE_MS = 2 * 60_000;
/** Without IDLE. */
const POLL_MS = 20_000;

export interface Followers {
  /** Something changed in the settings: begins, ends and restarts what has to be. */
  look(): void;
  /** Ends all connections; what was taken over is committed before. */
  stop(): Promise<void>;
}

interface Follower {
  version: string;
  stop: AbortController;
  done: Promise<void>;
}

/** Follows every account that is to be followed, each by one process of the house at a time, until stopped. */
export function followMailboxes(platform: Platform, host: MailboxHost): Followers {
  const followers = new Map<string, Follower>();
  let stopped = false;
  let looking: Promise<void> | undefined;
  let again = false;

  async function lookOnce(): Promise<void> {
    const accounts = new Map((await host.accounts()).map((account) => [account.id, account]));
    for (const [id, follower] of followers) {
      if (accounts.get(id)?.version === follower.version) continue;
      follower.stop.abort();
      await follower.done;
      followers.delete(id);
    }
    for (const account of accounts.values()) {
      if (stopped || followers.has(account.id)) continue;
      const stop = new AbortController();
      followers.set(account.id, {
        version: account.version,
        stop,
        done: follow(platform, host, account, stop.signal),
      });
    }
  }

  function look(): void {
    if (stopped) return;
    if (looking) {
      again = true;
      return;
    }
    looking = lookOnce()
      .catch((error: unknown) =>
        platform.log.warn({ part: 'imap', ...errorFacts(error) }, 'mailboxes could not be read'),
      )
      .finally(() => {
        looking = undefined;
        if (!again) return;
        again = false;
        look();
      });
  }

  const timer = setInterval(look, LOOK_AGAIN_MS);
  timer.unref();
  look();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
      for (const { stop } of followers.values()) stop.abort();
      await Promise.all([...followers.values()].map((follower) => follower.done));
    },
  };
}

/** Never rejects: trouble is noted, and tried again. */
async function follow(platform: Platform, host: MailboxHost, account: Account, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const lost = new AbortController();
    const until = AbortSignal.any([signal, lost.signal]);
    let giveBack: (() => Promise<void>) | null = null;
    try {
      giveBack = await host.lock(account.id, () => lost.abort());
      if (giveBack) await followAlone(platform, host, account, until);
    } catch (error) {
      platform.log.warn({ part: 'imap', ...errorFacts(error) }, 'a mailbox could not be followed for now');
    }
    await giveBack?.().catch((error: unknown) =>
      platform.log.debug({ part: 'imap', ...errorFacts(error) }, 'a lock was gone before it was given back'),
    );
    await pauseUntil(signal, LOOK_AGAIN_MS);
  }
}

/** One connection after the other. @throws when the database is away */
async function followAlone(
  platform: Platform,
  host: MailboxHost,
  account: Account,
  signal: AbortSignal,
): Promise<void> {
  const suspects = new Map<number, number>();
  let failures = 0;
  let refused: AccountCredentials | undefined;
  while (!signal.aborted) {
    let credentials: AccountCredentials | undefined;
    try {
      credentials = await host.credentials(account.id);
      const client = await connectAccount(account, credentials);
      const close = (): void => client.close();
      signal.addEventListener('abort', close);
      try {
        if (signal.aborted) return;
        await attend({ platform, host, account, client, signal, suspects }, () => {
          failures = 0;
          refused = undefined;
        });
      } finally {
        signal.removeEventListener('abort', close);
        client.close();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isOfDatabase(error)) throw error;
      const { trouble, answer } = accountTroubleOf(error);
      // An access token may end before its time: that is known after one try with a new one.
      if (trouble === 'wrong_password' && credentials?.kind === 'oauth2' && refused === undefined) {
        refused = credentials;
        await host.credentialsRefused(account.id, credentials);
        continue;
      }
      const pause = pauseAfter(trouble, failures++);
      const nextTryAt = platform.clock.now().add({ milliseconds: pause });
      platform.log.warn({ part: 'imap', trouble, answer, ...errorFacts(error) }, 'a mailbox is not reached');
      await host.noteTrouble(account.address, { trouble, answer, nextTryAt });
      await pauseUntil(signal, pause);
    }
  }
}

/** Nothing is wrong with the account then. Where the database does not answer at all, noting the trouble says so. */
function isOfDatabase(error: unknown): boolean {
  return isDatabaseAway(error) && typeof error === 'object' && error !== null && 'severity' in error;
}

/** Brings in what is there, then waits to be told of more. @throws when the connection ends */
async function attend(session: AccountSession, onWell: () => void): Promise<void> {
  const { client, host, account, signal } = session;
  let news = false;
  let wake = (): void => undefined;
  let closed = false;
  client.on('exists', () => {
    news = true;
    wake();
  });
  client.on('close', () => {
    closed = true;
    wake();
  });
  // A folder that letters are moved to is made where it is not there; where that is refused, moving says so.
  if (account.afterReading === 'move' && account.moveTo !== null)
    await client.mailboxCreate(account.moveTo).catch((error: unknown) => {
      if (!client.usable) throw error;
    });
  while (!signal.aborted) {
    news = false;
    await catchUp(session);
    await host.noteConnected(account.address);
    onWell();
    if (news) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idles(client) ? POLL_BEHIND_IDLE_MS : POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (closed || signal.aborted || news) wake();
      // Ends when the next command is given, or with the connection.
      else if (idles(client)) client.idle().catch(wake);
    });
    if (closed)
      throw Object.assign(new Error(client.byeReason ?? 'The connection ended.'), { code: 'EConnectionClosed' });
  }
}

function idles(client: ImapFlow): boolean {
  return client.capabilities.has('IDLE');
}

function pauseUntil(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
