import type { Mailbox, MailboxChange, NewMailbox } from '../../../../contract/mailboxes.ts';
import { api, cache } from '../../../api/index.ts';
import type { Saving } from '../saving.ts';

async function again(): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['mailbox'] }),
    cache.invalidateQueries({ queryKey: ['desks'] }),
  ]);
}

/** Adds a mailbox, or sets something for an address that had nothing set. */
export async function addMailbox(mailbox: NewMailbox): Promise<Mailbox> {
  const added = await api.post<Mailbox>('/mailboxes', { body: mailbox });
  await again();
  return added;
}

export async function changeMailbox(id: string, change: MailboxChange): Promise<Mailbox> {
  const changed = await api.patch<Mailbox>(`/mailboxes/${id}`, { body: change });
  await again();
  return changed;
}

export async function removeMailbox(id: string): Promise<void> {
  await api.delete(`/mailboxes/${id}`);
  await again();
}

export function pauseMailbox(saving: Saving, mailbox: Mailbox, paused: boolean): Promise<boolean> {
  return saving.save(() => changeMailbox(mailbox.id ?? '', { paused }));
}
