import type { Contact } from '../../../contract/contacts.ts';
import type { Priority } from '../../../contract/tickets.ts';
import type { FormValues } from './form-values.ts';

/** Who asks: somebody known by one of their addresses, or an address that nobody has written from. */
export interface Asker {
  /** Undefined for somebody new. */
  contactId?: string;
  name: string;
  address: string;
}

interface Named {
  id: string;
  name: string;
}

/** A ticket while it is being written down. */
export interface NewTicketDraft {
  deskId: string;
  /** Undefined: of no special kind. */
  typeId: string | undefined;
  asker: Asker | undefined;
  subject: string;
  words: string;
  priority: Priority | undefined;
  category: (Named & { path: string[] }) | undefined;
  assignee: Named | undefined;
  team: Named | undefined;
  deadlineAt: string | undefined;
  tags: readonly string[];
  fields: FormValues;
  autoReply: boolean;
}

export function emptyDraft(deskId: string): NewTicketDraft {
  return {
    deskId,
    typeId: undefined,
    asker: undefined,
    subject: '',
    words: '',
    priority: undefined,
    category: undefined,
    assignee: undefined,
    team: undefined,
    deadlineAt: undefined,
    tags: [],
    fields: {},
    autoReply: false,
  };
}

/** On another desk other people, teams, categories and fields are at hand: what belongs to the first goes. */
export function onDesk(draft: NewTicketDraft, deskId: string): NewTicketDraft {
  if (draft.deskId === deskId) return draft;
  return { ...emptyDraft(deskId), ...kept(draft) };
}
function kept({ asker, subject, words, priority, deadlineAt, tags, autoReply }: NewTicketDraft) {
  return { asker, subject, words, priority, deadlineAt, tags, autoReply };
}

const ADDRESS = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/;
export function isAddress(typed: string): boolean {
  return ADDRESS.test(typed.trim());
}

/** The address by which a known person can be written to: the first that has not come back. */
export function addressOf(contact: Contact): string | undefined {
  const mail = contact.identities.filter(({ kind }) => kind === 'email');
  return (mail.find(({ bounced }) => !bounced) ?? mail[0])?.value;
}

/** Whether something would be lost by leaving. */
function hasWords({ subject, words, asker }: NewTicketDraft): boolean {
  return subject.trim() !== '' || words.trim() !== '' || asker !== undefined;
}

const KEY = 'sportello.new-ticket';

/** Kept on this device until it is created: a wrong key must not cost a phone call's notes. */
export function keepDraft(draft: NewTicketDraft | undefined): void {
  if (draft === undefined || !hasWords(draft)) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(draft));
}

export function keptDraft(): NewTicketDraft | undefined {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return undefined;
  try {
    const draft = JSON.parse(kept) as Partial<NewTicketDraft>;
    return { ...emptyDraft(String(draft.deskId ?? '')), ...draft };
  } catch (error) {
    // Written by another version of this page.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
