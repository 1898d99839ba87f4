import type { NotificationKind } from '../../../contract/notification-kinds.ts';
import type { NotificationSettings } from '../../../contract/notifications.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface NotificationsTable {
  id: string;
  teammate_id: string;
  kind: NotificationKind;
  ticket_id: string | null;
  actor_kind: string | null;
  actor_id: string | null;
  count: Generated<number>;
  /** What it is about besides the ticket: when a reply is due, which bulk change, which webhook. */
  about: string | null;
  in_app: boolean;
  at: InstantColumn;
  read_at: NullableInstantColumn;
  /** Null: by no mail, or it has left. */
  mail_due_at: NullableInstantColumn;
}

interface SettingsTable {
  teammate_id: string;
  settings: NotificationSettings;
  stop_token: string;
  updated_at: InstantColumn;
}

interface PushSubscriptionsTable {
  id: string;
  teammate_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  user_agent: string | null;
  created_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    notifications: NotificationsTable;
    notification_settings: SettingsTable;
    push_subscriptions: PushSubscriptionsTable;
  }
}
