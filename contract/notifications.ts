import { z } from 'zod';
import { NOTIFICATION_KINDS } from './notification-kinds.ts';
import { id, instant } from './shapes.ts';

// GET    /me/notifications?unread=&limit=&cursor=   newest first
// GET    /me/notifications/count                    { unread }
// POST   /me/notifications/reading                  { ids } or { all: true } → they are read
// GET    /me/notification-settings                  notificationSettings
// PUT    /me/notification-settings                  notificationSettings
// GET    /me/push-subscriptions                     { publicKey, items: [pushDevice] }
// POST   /me/push-subscriptions                     newPushSubscription → pushDevice
// DELETE /me/push-subscriptions/{id}
// Over the live stream, to that person alone and not in the log: `event: notification` with { unread }.

export const NOTIFICATION_LIMITS = { devices: 20, ids: 500 } as const;

const switches = z.object({ app: z.boolean(), mail: z.boolean(), push: z.boolean() });
/** HH:MM, by the person's own clock. */
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 18:30.');

export const notificationSettings = z.object({
  kinds: z.record(z.enum(NOTIFICATION_KINDS), switches),
  /** When mail leaves: soon after, where it was not seen here meanwhile; each hour; or at eight in the morning. */
  mail: z.enum(['at_once', 'hourly', 'daily']),
  /** Nothing by mail or push from then to then, on the days that begin in it (1 Monday to 7 Sunday); null: never quiet. */
  quiet: z
    .object({ from: clockTime, to: clockTime, days: z.array(z.number().int().min(1).max(7)).min(1).max(7) })
    .refine((quiet) => quiet.from !== quiet.to, 'Quiet hours begin and end at different times.')
    .nullable(),
  /** Push says who wrote and the subject; else only the number of the ticket. */
  pushWords: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** What everybody has who never changed it. */
export const USUAL_NOTIFICATIONS: NotificationSettings = {
  kinds: {
    assigned: { app: true, mail: true, push: true },
    mentioned: { app: true, mail: true, push: true },
    handed_over: { app: true, mail: true, push: true },
    customer_wrote: { app: true, mail: false, push: true },
    followed: { app: true, mail: false, push: false },
    draft_shown: { app: true, mail: true, push: true },
    due: { app: true, mail: false, push: true },
    woken: { app: true, mail: false, push: false },
    low_mark: { app: true, mail: true, push: true },
    article_review: { app: true, mail: true, push: true },
    article_reviewed: { app: true, mail: false, push: false },
    article_due: { app: true, mail: true, push: false },
    asked_again: { app: true, mail: false, push: false },
    // Shifts come by a letter of their own, which calendars read.
    rota: { app: true, mail: false, push: true },
    review: { app: true, mail: false, push: true },
    bulk_done: { app: true, mail: false, push: false },
    webhook_disabled: { app: true, mail: true, push: false },
  },
  mail: 'at_once',
  quiet: null,
  pushWords: false,
};

export const notification = z.object({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  /** Null: it is about no ticket. */
  ticket: z.object({ id, number: z.number().int(), subject: z.string(), contact: z.string() }).nullable(),
  /** Who did it; null where nobody did. */
  by: z.string().nullable(),
  /** How often, since it was last read. */
  count: z.number().int(),
  /** Of `due`: when the reply is due. */
  aboutAt: instant.nullable(),
  /** Of `rota` and `review`: what happened, the verb of its event (`published`, `moved`, `opened` …). */
  what: z.string().nullable(),
  /** Of what is told of an article: which. */
  articleId: id.nullable(),
  articleTitle: z.string().nullable(),
  at: instant,
  readAt: instant.nullable(),
});
export type Notification = z.infer<typeof notification>;

export const notificationReading = z
  .object({ ids: z.array(id).min(1).max(NOTIFICATION_LIMITS.ids).optional(), all: z.literal(true).optional() })
  .refine((body) => (body.ids === undefined) !== (body.all === undefined), 'Name them, or say all.');

/** As PushSubscription.toJSON() of the browser gives it (Push API). */
export const newPushSubscription = z.object({
  endpoint: z
    .string()
    .max(2_000)
    .refine(
      (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
      'A push service is reached by https.',
    ),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/, 'This is no key of a browser.'),
    auth: z.string().regex(/^[A-Za-z0-9_-]{20,30}={0,2}$/, 'This is no key of a browser.'),
  }),
});
export type NewPushSubscription = z.infer<typeof newPushSubscription>;
export const pushDevice = z.object({ id, browser: z.string(), createdAt: instant, endpoint: z.string() });
