/**
 * The shapes of the sample company Officina Lume: plain data that a loader puts through the product's own verbs.
 * Keys (`marta-rinaldi`, `customer`) only hold within the sample; the product gives its own ids.
 */
export type Language = 'en' | 'it' | 'es' | 'ro';

/** Decides the endings of words: rimasto/rimasta, contento/contenta, domnule/doamnă. */
export type Gender = 'f' | 'm';

export type DemoRole = 'owner' | 'manager' | 'lead' | 'agent' | 'teammate';
export type DeskKey = 'customer' | 'it';

export interface DemoGrant {
  role: DemoRole;
  desk: DeskKey | 'all';
}

export interface DemoPerson {
  key: string;
  name: string;
  email: string;
  gender: Gender;
  department: string;
  locale: Language;
  /** Languages this person can answer customers in; the first is their own. */
  speaks: Language[];
  /** IANA zone. */
  timeZone: string;
  /** The highest role of `grants`. */
  role: DemoRole;
  grants: DemoGrant[];
  /** Answers customers all day, every day; everybody else has one shift a month. */
  fullTime: boolean;
  /** One sentence that says who this is; only people whom tests and the developers' page know by name have it. */
  who?: string;
}

export interface DemoHours {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  /** Local wall time of the desk's zone, `HH:MM`. */
  from: string;
  to: string;
}

export interface DemoDesk {
  key: DeskKey;
  name: string;
  audience: 'public' | 'internal';
  languages: Language[];
  timeZone: string;
  hours: DemoHours[];
  /** Open hours of the desk until the first reply. */
  replyTargetHours: number;
  /** The first one is the address that mail leaves from. */
  addresses: { address: string; language?: Language }[];
}

export interface DemoOrganization {
  key: string;
  name: string;
  domain: string;
  city: string;
  vat: string;
  language: Language;
  kind: 'shop' | 'company' | 'club';
}

export interface DemoContact {
  key: string;
  name: string;
  email: string;
  gender: Gender;
  language: Language;
  city: string;
  timeZone: string;
  organizationKey?: string;
}

/** Name, gender, mail address, city, and the key of the organization they write for, if any. */
export type ContactRow = readonly [name: string, gender: Gender, email: string, city: string, organization?: string];

export type TicketStatus = 'new' | 'open' | 'waiting' | 'on_hold' | 'solved' | 'closed';
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent';

export interface DemoAttachment {
  name: string;
  contentType: string;
  content: Uint8Array;
}

export interface DemoMessage {
  kind: 'incoming' | 'reply' | 'note';
  /** Key of a contact or of a person; on the IT desk the asker is a person too. */
  byKey: string;
  at: Temporal.Instant;
  text: string;
  html?: string;
  attachments?: DemoAttachment[];
}

export interface DemoTicket {
  deskKey: DeskKey;
  /** Who asks: a contact's key, or on the IT desk a person's. */
  contactKey: string;
  channel: 'email' | 'form' | 'api';
  /** May be empty: some people send mail without one. */
  subject: string;
  category: string;
  tags: string[];
  priority: TicketPriority;
  status: TicketStatus;
  assigneeKey?: string;
  language: Language;
  createdAt: Temporal.Instant;
  messages: DemoMessage[];
  solvedAt?: Temporal.Instant;
  closedAt?: Temporal.Instant;
}
