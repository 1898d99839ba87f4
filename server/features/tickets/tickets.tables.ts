import type { AutomaticKind } from '../../../contract/automatic.ts';
import type { FieldValue } from '../../../contract/field-values.ts';
import type { CalendarFact, LeftOut, Seal } from '../../../contract/reading.ts';
import type { IntakeOutcome, MailTrust, MessageType, Priority, SpamReason, Status } from '../../../contract/tickets.ts';
import type { ColumnType, Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export interface TicketsTable {
  id: string;
  number: number;
  desk_id: string;
  contact_id: string;
  channel: string;
  subject: string;
  snippet: string;
  language: string | null;
  status: Status;
  priority: Generated<Priority>;
  category_id: string | null;
  tags: Generated<string[]>;
  assignee_id: string | null;
  team_id: string | null;
  request_type_id: string | null;
  reply_due_at: NullableInstantColumn;
  starts_at: NullableInstantColumn;
  /** Until when it shall be done; the reply due is what the desk owes the customer. */
  deadline_at: NullableInstantColumn;
  /** What a teammate told the customer: "by Friday at four". */
  promised_at: NullableInstantColumn;
  estimated_minutes: number | null;
  /** The sum of its time entries. */
  spent_minutes: Generated<number>;
  /** Values of the desk's own fields by the field's id. */
  fields: Generated<FieldValues>;
  /** Kept by the database itself, from its attachments. */
  has_files: Generated<boolean>;
  /** When it came back from being set aside by itself, until somebody answers or puts it off again. */
  woken_at: NullableInstantColumn;
  /** Its place in what to do next, made by the database of the rest; null: nothing to do. */
  rank_at: ColumnType<Temporal.Instant | null, never, never>;
  status_token: string;
  merged_into_id: string | null;
  discarded_at: NullableInstantColumn;
  /** Set aside as spam: outside every list, count and clock. */
  spam_at: NullableInstantColumn;
  /** Who said so; null where the intake did. */
  spam_by: string | null;
  spam_reason: SpamReason | null;
  /** The reply due that it had when somebody said so. */
  spam_due_at: NullableInstantColumn;
  status_changed_at: InstantColumn;
  last_message_at: InstantColumn;
  last_incoming_at: NullableInstantColumn;
  first_reply_at: NullableInstantColumn;
  solved_at: NullableInstantColumn;
  closed_at: NullableInstantColumn;
  created_at: InstantColumn;
  updated_at: InstantColumn;
  version: Generated<number>;
}

export interface ParticipantsTable {
  ticket_id: string;
  identity_id: string;
  role: 'contact' | 'cc';
  /** Null: joined by itself and is written to only after a teammate confirms. */
  confirmed_at: NullableInstantColumn;
  added_at: InstantColumn;
  removed_at: NullableInstantColumn;
  /** Takes part because the ticket of theirs was merged into this one. */
  merge_id: string | null;
}

export interface MessagesTable {
  id: string;
  ticket_id: string;
  type: MessageType;
  channel: string;
  author_kind: 'contact' | 'teammate' | 'token' | 'bot' | 'system';
  author_id: string | null;
  author_name: string;
  author_address: string | null;
  subject: Generated<string>;
  text: string;
  visible_text: string;
  html: string | null;
  /** What is shown first of the HTML; null when that is all of it. */
  visible_html: Generated<string | null>;
  language: string | null;
  /** Of type MessageFacts. */
  facts: Generated<MessageFacts>;
  message_id_header: string | null;
  in_reply_to_id: string | null;
  reply_token: string | null;
  is_auto: Generated<boolean>;
  is_bounce: Generated<boolean>;
  inbound_id: string | null;
  created_at: InstantColumn;
}

/** What reading a message came upon besides its words. */
export interface ReadingFacts {
  leftOut?: LeftOut[];
  seal?: Seal;
  calendar?: CalendarFact;
}

/** What a channel knows of one message besides its words. */
export interface MessageFacts {
  to?: { name: string; address: string }[];
  cc?: { name: string; address: string }[];
  /** Told only to who wrote it. */
  bcc?: { name: string; address: string }[];
  inReplyTo?: string;
  references?: string[];
  /** Of a reply that is planned or waits for a look: what the ticket becomes when it leaves. */
  thenStatus?: Status;
  /** Of one that waits for a look: whether the conversation is quoted below it, where its writer said so. */
  quote?: boolean;
  /** Where the writer wants answers (Reply-To), when that is another address than the one written from. */
  replyTo?: { name: string; address: string };
  /** Why no automatic answer was given. */
  noAutoReply?: string;
  unconfirmed?: boolean;
  /** What it is, where no person typed it. */
  automatic?: AutomaticKind;
  /** What was found besides its words. */
  reading?: ReadingFacts;
  trust?: MailTrust;
  /** Features of its headers and form, for what learns. */
  spamSigns?: string[];
  /** Whose name it bears without being theirs. */
  imitates?: { kind: 'teammate' | 'company'; name: string };
  /** The teammate to whom it was written, and who passed it on. */
  passedOnBy?: { name: string; address: string };
  /** Of a reply: what the ticket was before it, for taking it back. */
  before?: {
    status: Status;
    dueAt: string | null;
    firstReplyAt: string | null;
    lastMessageAt: string;
    solvedAt: string | null;
    closedAt: string | null;
  };
  /** It was one letter of many: nobody typed it, so it is nobody's draft when it is taken back. */
  together?: boolean;
  /** What the mail says of its own authenticity, and what else an audit asks for. */
  source?: Record<string, unknown>;
}

export interface AttachmentsTable {
  id: string;
  /** Null: uploaded, and not yet part of a message. */
  message_id: string | null;
  /** Its message's, kept by the database. */
  ticket_id: Generated<string | null>;
  uploaded_by: string | null;
  blob_sha256: string;
  name: string;
  content_type: string;
  size: number;
  inline: Generated<boolean>;
  content_id: string | null;
  position: Generated<number>;
  created_at: InstantColumn;
}

export interface BlobsTable {
  sha256: string;
  size: number;
  created_at: InstantColumn;
}

export interface InboundTable {
  id: string;
  channel: string;
  external_id: string | null;
  mailbox: string | null;
  desk_id: string | null;
  /** Of type InboundEnvelope. */
  envelope: InboundEnvelope;
  raw_sha256: string;
  raw_size: number;
  received_at: InstantColumn;
  state: Generated<'received' | 'processed' | 'kept'>;
  attempts: Generated<number>;
  outcome: IntakeOutcome | null;
  reason: string | null;
  message_id_header: string | null;
  content_hash: string | null;
  ticket_id: string | null;
  message_id: string | null;
  processed_at: NullableInstantColumn;
}

/** How a message reached us, as the channel that took it in knows. */
export interface InboundEnvelope {
  /** Envelope sender; '' is the empty one (a report), null where the way in has none. */
  from: string | null;
  to: string[];
  /** The address or host that handed it over, for audit. */
  peer?: string;
  /** The name by which another machine greeted (SMTP's EHLO); absent where a mail came in another way. */
  helo?: string;
  /** It lay in a followed account for days before it came here: an automatic answer would come as a surprise. */
  late?: boolean;
}

interface LinksTable {
  ticket_id: string;
  other_id: string;
  /** `ticket_id` blocks, repeats or comes of `other_id`. */
  kind:
    | 'follow_up'
    | 'second_desk'
    | 'unknown_sender'
    | 'split'
    | 'other'
    | 'related'
    | 'duplicate'
    | 'blocks'
    | 'caused_by';
  created_at: InstantColumn;
}

/** What a merge or a split changes of the ticket that stays, kept for its undoing; nobody's words. */
export interface TicketState {
  status: Status;
  replyDueAt: string | null;
  lastMessageAt: string;
  lastIncomingAt: string | null;
  solvedAt: string | null;
  closedAt: string | null;
}

interface MergesTable {
  id: string;
  ticket_id: string;
  into_id: string;
  merged_at: InstantColumn;
  merged_by: string | null;
  survivor_before: TicketState;
  survivor_after: TicketState;
  undone_at: NullableInstantColumn;
  undone_by: string | null;
}

interface SplitsTable {
  id: string;
  ticket_id: string;
  new_ticket_id: string;
  message_ids: string[];
  split_at: InstantColumn;
  split_by: string | null;
  ticket_before: TicketState;
  ticket_after: TicketState;
  undone_at: NullableInstantColumn;
  undone_by: string | null;
}

interface SuggestionsTable {
  ticket_id: string;
  other_id: string;
  reason: 'same_person' | 'not_verified';
  made_at: InstantColumn;
  /** Null: nobody has said yes or no yet. */
  answered_at: NullableInstantColumn;
}

interface ReadsTable {
  ticket_id: string;
  teammate_id: string;
  read_at: InstantColumn;
}

interface DraftsTable {
  teammate_id: string;
  ticket_id: string;
  kind: 'reply' | 'note';
  html: string;
  facts: { cc?: string[]; bcc?: string[]; attachments?: string[] };
  version: number;
  updated_at: InstantColumn;
}

/** A draft as its author shows it to a colleague; ends with the draft. */
interface DraftSharesTable {
  author_id: string;
  ticket_id: string;
  kind: 'reply' | 'note';
  teammate_id: string;
  shared_at: InstantColumn;
  /** The colleague's own version, and the draft's version that it was written from. */
  suggestion: string | null;
  suggestion_version: number | null;
  suggested_at: NullableInstantColumn;
}

/** By the field's id: text, number, yes or no, 'YYYY-MM-DD', or the ids of choices. */
type FieldValues = Record<string, FieldValue>;

/** How a tag is spelled on a desk; whether it is in use, the tickets say. */
interface TagsTable {
  desk_id: string;
  /** What makes two spellings one. */
  key: string;
  name: string;
  created_at: InstantColumn;
}

/** Set aside until then. */
interface SnoozesTable {
  ticket_id: string;
  until: InstantColumn;
  /** The date stands also when the customer writes. */
  kept_at: NullableInstantColumn;
  snoozed_by: string | null;
  snoozed_at: InstantColumn;
}

interface FollowersTable {
  ticket_id: string;
  teammate_id: string;
  followed_at: InstantColumn;
}

/** Named in a note; with a team, one row for each who was in it then. */
interface MentionsTable {
  message_id: string;
  teammate_id: string;
  ticket_id: string;
  team_id: string | null;
  mentioned_at: InstantColumn;
  seen_at: NullableInstantColumn;
}

/** What whoever takes over needs to know, pinned until the next reply. */
interface HandoversTable {
  id: string;
  ticket_id: string;
  from_id: string | null;
  to_id: string | null;
  to_team_id: string | null;
  wants: string;
  tried: string;
  next: string;
  handed_over_at: InstantColumn;
  ended_at: NullableInstantColumn;
}

interface TimeEntriesTable {
  id: string;
  ticket_id: string;
  by_kind: string;
  by_id: string | null;
  minutes: number;
  note: Generated<string>;
  /** YYYY-MM-DD. */
  spent_on: string;
  created_at: InstantColumn;
}

interface AutoRepliesTable {
  desk_id: string;
  address: string;
  last_at: InstantColumn;
  count: Generated<number>;
}

/** Somebody who writes into a ticket faster than people do. */
interface TicketBrakesTable {
  ticket_id: string;
  address: string;
  messages: number;
  braked_at: InstantColumn;
  until: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    tickets: TicketsTable;
    ticket_participants: ParticipantsTable;
    ticket_links: LinksTable;
    ticket_merges: MergesTable;
    ticket_splits: SplitsTable;
    ticket_suggestions: SuggestionsTable;
    ticket_reads: ReadsTable;
    messages: MessagesTable;
    attachments: AttachmentsTable;
    blobs: BlobsTable;
    inbound: InboundTable;
    drafts: DraftsTable;
    draft_shares: DraftSharesTable;
    ticket_snoozes: SnoozesTable;
    ticket_followers: FollowersTable;
    ticket_mentions: MentionsTable;
    ticket_handovers: HandoversTable;
    tags: TagsTable;
    time_entries: TimeEntriesTable;
    auto_replies: AutoRepliesTable;
    ticket_brakes: TicketBrakesTable;
  }
}
