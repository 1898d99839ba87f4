import type { MailboxTestStep } from '../../../contract/mailboxes.ts';
import type { Platform } from '../../platform/act.ts';
import type { Credentials } from './credentials.ts';
import type { FollowedAccount } from './following.ts';

/** What one step of reading an account came to. */
export type ProbeStep = Pick<MailboxTestStep, 'name' | 'trouble' | 'answer' | 'facts'> & { ok: boolean };

/** Tries to reach an account, step by step, up to its newest letter; ends after the first step that fails. Never throws. */
export type AccountProbe = (
  platform: Platform,
  account: FollowedAccount,
  credentials: () => Promise<Credentials>,
) => AsyncIterable<ProbeStep>;

let probe: AccountProbe | undefined;

/** A port: reading accounts is the channel's, and the composition brings the two together. */
export function registerAccountProbe(given: AccountProbe): void {
  probe = given;
}

export function accountProbe(): AccountProbe {
  if (!probe) throw new Error('nobody reads accounts');
  return probe;
}
