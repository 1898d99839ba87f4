import { z } from 'zod';
import { id, instant } from './shapes.ts';
import { draft, named, STATUSES } from './tickets.ts';

// Routes, all under /api/v1:
//   PUT    /tickets/{id}/presence                              who is here, said every ten seconds by each screen
//   GET    /tickets/{id}/presence                              who is here now
//   POST   /tickets/{id}/draft/shares                          show my draft to a colleague
//   DELETE /tickets/{id}/draft/shares/{teammateId}?kind=       not any more
//   PUT    /tickets/{id}/shared-drafts/{authorId}/suggestion   my version of it, for its author
//   DELETE /tickets/{id}/draft/suggestions/{teammateId}?kind=  the author has read a suggestion
//   POST   /tickets/{id}/shared-drafts/{authorId}/taking-over  it is my draft from now on
//   GET    /mentions                                           notes that name me, newest first
//   PUT    /tickets/{id}/following, DELETE                     hear of it
//   POST   /tickets/{id}/handover                              to a colleague or team, with a brief
//   PUT    /tickets/{id}/snooze, DELETE                        set aside until then
//   POST   /tickets/{id}/links, DELETE /tickets/{id}/links/{otherId}?kind=
//   GET    /tickets/{id}/together                              all of this that an open ticket shows
// Over the live stream, without a number and not in the log: `event: presence` (PresenceNews) and `event: draft` (DraftNews).

export const TOGETHER_LIMITS = {
  /** Characters of each of the three lines of a brief. */
  briefLine: 600,
  /** A snooze ends at most so many days ahead. */
  snoozeDays: 366,
  /** Colleagues to whom one draft is shown. */
  sharedWith: 10,
  /** People and teams that one note can name. */
  mentions: 30,
  /** Links by hand on one ticket. */
  links: 50,
  /** A screen says that it is still there this often, in ms; the server forgets it after two and a half times this. */
  presenceBeatMs: 10_000,
} as const;

export const PRESENCE_STATES = ['reading', 'reply', 'note'] as const;
/** What somebody does at a ticket: reads, types a reply, types a note. */
export type PresenceState = (typeof PRESENCE_STATES)[number];

export const presenceBeat = z.object({
  /** Chosen by the screen, one for each tab, so that closing one does not hide another of the same person. */
  screen: id,
  /** `gone`: the screen leaves the ticket. */
  state: z.enum([...PRESENCE_STATES, 'gone']),
});
export type PresenceBeat = z.infer<typeof presenceBeat>;

export const present = z.object({ id, name: z.string(), state: z.enum(PRESENCE_STATES) });
export type Present = z.infer<typeof present>;

/** All who are at a ticket now, the hearer included; said whenever that changes, and for all tickets when a line opens. */
export const presenceNews = z.object({ ticketId: id, people: z.array(present) });
export type PresenceNews = z.infer<typeof presenceNews>;

/** Heard only by a draft's author and those to whom it is shown; `version` 0 when it is gone. */
export const draftNews = z.object({
  ticketId: id,
  authorId: id,
  kind: z.enum(['reply', 'note']),
  version: z.number().int(),
});
export type DraftNews = z.infer<typeof draftNews>;

const kind = z.enum(['reply', 'note']);
export const draftKind = z.object({ kind });

export const newDraftShare = z.object({ kind, teammateId: id });
export const suggestion = z.object({
  by: named,
  html: z.string(),
  /** The draft's version that it was written from; older than the draft when its author wrote on since. */
  version: z.number().int(),
  at: instant,
});
export type Suggestion = z.infer<typeof suggestion>;

/** What its author sees of the sharing of a draft. */
export const draftSharing = z.object({
  kind,
  shownTo: z.array(z.object({ id, name: z.string(), at: instant })),
  suggestions: z.array(suggestion),
});
export type DraftSharing = z.infer<typeof draftSharing>;

/** A colleague's draft as it is shown to me. */
export const sharedDraft = z.object({
  author: named,
  kind,
  html: z.string(),
  version: z.number().int(),
  updatedAt: instant,
  /** What I have suggested. */
  mine: suggestion.nullable(),
});
export type SharedDraft = z.infer<typeof sharedDraft>;

export const newSuggestion = draft.pick({ kind: true, html: true, version: true });
export const takingOver = draft.pick({ kind: true, version: true });

/**
 * A note that names me. In its HTML stands `<span data-mention="teammate:ID">@Name</span>`, or `team:ID`; who can be named is
 * who can be assigned: `/desks/{id}/assignables`.
 */
export const mention = z.object({
  messageId: id,
  ticket: z.object({ id, number: z.number().int(), subject: z.string() }),
  by: z.string(),
  /** The team through which I was named. */
  team: named.nullable(),
  at: instant,
  seenAt: instant.nullable(),
});

const briefLine = z.string().trim().max(TOGETHER_LIMITS.briefLine);
export const newHandover = z
  .object({
    teammateId: id.optional(),
    teamId: id.optional(),
    /** What the customer wants. */
    wants: briefLine.min(1, 'Say in a line what they want.'),
    /** What was tried; may be empty. */
    tried: briefLine.default(''),
    /** What is to do next. */
    next: briefLine.min(1, 'Say in a line what is next.'),
  })
  .refine((body) => (body.teammateId === undefined) !== (body.teamId === undefined), {
    path: ['teammateId'],
    message: 'Name a teammate or a team, one of the two.',
  });
export type NewHandover = z.input<typeof newHandover>;

export const handover = z.object({
  id,
  from: named.nullable(),
  to: named.nullable(),
  team: named.nullable(),
  wants: z.string(),
  tried: z.string(),
  next: z.string(),
  at: instant,
  /** Until the next reply it stands on top of the thread; null while it does. */
  endedAt: instant.nullable(),
});
export type Handover = z.infer<typeof handover>;

export const newSnooze = z.object({
  until: instant,
  /** The date stands also when the customer writes. */
  keep: z.boolean().default(false),
});
export const snooze = z.object({ until: instant, keep: z.boolean(), by: named.nullable(), at: instant });
export type Snooze = z.infer<typeof snooze>;

/** `blocks`: this one blocks the other; `blocked_by` and `causes` are the same links seen from their other side. */
export const LINK_KINDS = ['related', 'duplicate', 'blocks', 'blocked_by', 'caused_by', 'causes'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
/** Made by the intake and by splitting; shown, not made or taken away by hand. */
const MADE_LINK_KINDS = ['duplicated_by', 'follow_up', 'second_desk', 'unknown_sender', 'split', 'other'] as const;

export const newLink = z.object({
  kind: z.enum(LINK_KINDS),
  /** By id or number. */
  other: z.union([id, z.string().regex(/^\d{1,12}$/, 'This is no number of a ticket.')]),
});
export const togetherLink = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  kind: z.enum([...LINK_KINDS, ...MADE_LINK_KINDS]),
  /** Made by hand, so it can be taken away. */
  canRemove: z.boolean(),
});
export type TogetherLink = z.infer<typeof togetherLink>;

/** What an open ticket shows of working together. */
export const together = z.object({
  following: z.boolean(),
  followers: z.array(named),
  /** A note that I have not seen yet names me. */
  mentioned: z.boolean(),
  snooze: snooze.nullable(),
  /** Newest first; the first is the one that stands, when its `endedAt` is null. */
  handovers: z.array(handover),
  links: z.array(togetherLink),
  sharing: z.array(draftSharing),
  sharedWithMe: z.array(sharedDraft),
  can: z.object({ handOver: z.boolean(), snooze: z.boolean(), link: z.boolean(), share: z.boolean() }),
});
export type Together = z.infer<typeof together>;
