import {
  IconArrowsExchange,
  IconAt,
  IconBook2,
  IconCalendarEvent,
  IconChecks,
  IconClock,
  IconEye,
  IconEyeCheck,
  IconMail,
  IconMessageCheck,
  IconMoodSad,
  IconMoon,
  IconPencil,
  IconPlugConnectedX,
  IconRepeat,
  IconUserPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { NotificationKind } from '../../../contract/notification-kinds.ts';
import type { Notification } from '../../../contract/notifications.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { RelativeTime } from '../../ui/index.ts';
import { needsAPersonNow } from './day-groups.ts';
import { lineOf, placeOf } from './notification-line.ts';
import css from './notification-panel.module.css';

const icons: Record<
  NotificationKind,
  ComponentType<{ size?: number; stroke?: number; className?: string | undefined }>
> = {
  assigned: IconUserPlus,
  mentioned: IconAt,
  handed_over: IconArrowsExchange,
  customer_wrote: IconMail,
  followed: IconEye,
  draft_shown: IconPencil,
  due: IconClock,
  woken: IconMoon,
  article_review: IconEyeCheck,
  article_reviewed: IconMessageCheck,
  article_due: IconBook2,
  asked_again: IconRepeat,
  review: IconEyeCheck,
  rota: IconCalendarEvent,
  bulk_done: IconChecks,
  low_mark: IconMoodSad,
  webhook_disabled: IconPlugConnectedX,
};

/** One thing that was told: what, of which ticket, when. */
export function NotificationRow({
  told,
  fresh,
  onOpen,
}: {
  told: Notification;
  /** Not read yet. */
  fresh: boolean;
  onOpen: () => void;
}) {
  const speaking = useSpeaking();
  const Icon = icons[told.kind];
  const line = lineOf(told, speaking);
  return (
    <li>
      <Link
        {...placeOf(told)}
        className={css.row}
        data-row
        data-fresh={fresh || undefined}
        data-urgent={(fresh && needsAPersonNow(told)) || undefined}
        onClick={onOpen}
      >
        <span className={css.icon} aria-hidden="true">
          <Icon size={18} stroke={1.6} />
        </span>
        <span className={css.words}>
          <span className={css.line}>{line}</span>
          {told.ticket === null ? null : (
            <span className={css.about} title={told.ticket.subject}>
              <span className={css.number}>#{told.ticket.number}</span> {told.ticket.subject}
            </span>
          )}
        </span>
        <RelativeTime at={told.at} className={css.time} />
      </Link>
    </li>
  );
}
