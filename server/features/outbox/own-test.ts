import type { Language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { newId } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import type { CheckStep } from './channels.ts';
import { outgoingChannel } from './channels.ts';
import { testMailWords } from './desk-test.ts';
import { insertOutgoing } from './queueing.ts';
import { shownOutgoing } from './reading.queries.ts';
import { sendOutgoing } from './sending.ts';

/** Tries the way out of an address up to whether it takes mail from it; nothing is sent. Empty where there is no one server. */
export async function checkWayOut(platform: Platform, address: string): Promise<CheckStep[]> {
  return outgoingChannel('email').check(platform, address);
}

export interface SentToItself {
  messageId: string;
  /** `kept`: there is no way out. */
  state: 'sent' | 'delayed' | 'failed' | 'kept';
  answer: string | null;
}

/** Sends a test message from an address to the same address, at once. */
export async function sendToItself(
  platform: Platform,
  desk: DeskEntry,
  address: string,
  language: Language,
): Promise<SentToItself> {
  const messageId = `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`;
  const [sent] = await act(platform, system('mailbox-test'), (one) =>
    insertOutgoing(one, [
      {
        channel: 'email',
        kind: 'test',
        deskId: desk.id,
        letter: {
          from: { name: desk.fromName, address },
          to: [{ name: '', address }],
          cc: [],
          ...testMailWords(desk, address, language),
          attachments: [],
          messageId,
          references: [],
          automatic: 'auto-generated',
          language,
        },
      },
    ]),
  );
  if (!sent) throw new Error('a letter that was written down has no row');
  await sendOutgoing(platform, sent.id);
  const row = await shownOutgoing(platform.db, sent.id);
  const answer = row?.answers.at(-1)?.text ?? null;
  if (row?.state === 'sent' || row?.state === 'kept' || row?.state === 'delayed')
    return { messageId, state: row.state, answer };
  return { messageId, state: 'failed', answer };
}
