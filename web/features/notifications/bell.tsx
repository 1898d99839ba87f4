import { Popover } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useT } from '../../i18n/index.ts';
import { useBreakpoint } from '../../shell/breakpoint.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { unreadAsked } from './asking.ts';
import css from './bell.module.css';
import { needsAPersonNow } from './day-groups.ts';
import { openNotifications, useNotificationsOpen } from './opening.ts';

const NotificationPanel = lazy(() =>
  import('./notification-panel.tsx').then((module) => ({ default: module.NotificationPanel })),
);

/** In px; a line of a notification fits without being cut twice. */
const width = 400;

/** How much is not read, and whether somebody waits for this person now. */
export function useUnread(): { count: number; urgent: boolean; name: string } {
  const t = useT();
  const { data } = useQuery(unreadAsked);
  const count = data?.length ?? 0;
  const name = count === 0 ? t('notifications.bell') : t('notifications.bellUnread', { count });
  return { count, urgent: data?.some(needsAPersonNow) ?? false, name };
}

/**
 * What one was told: a dot while something is unread, terracotta and ringing when somebody waits for this person now.
 * It stands in the rail; on phones, where there is none, one's own menu opens the same as a sheet.
 */
export function Bell() {
  const t = useT();
  const onPhone = useBreakpoint() === 'phone';
  const opened = useNotificationsOpen();
  const { count, urgent, name } = useUnread();
  const Icon = urgent ? IconBellRinging : IconBell;
  const close = () => openNotifications(false);

  const button = (
    <button
      type="button"
      className={css.bell}
      aria-label={name}
      title={name}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => openNotifications(!opened)}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      {count === 0 ? null : <span className={css.dot} data-urgent={urgent || undefined} aria-hidden="true" />}
    </button>
  );
  const panel = (
    <Suspense>
      <NotificationPanel onClose={close} />
    </Suspense>
  );
  return (
    <>
      <BellKeys />
      {onPhone ? (
        opened ? (
          <Dialog label={t('notifications.bell')} from="below" onClose={close}>
            {panel}
          </Dialog>
        ) : null
      ) : (
        <Popover
          opened={opened}
          onChange={openNotifications}
          position="right-end"
          offset={14}
          width={width}
          trapFocus
          returnFocus
          keepMounted={false}
          withinPortal={false}
        >
          <Popover.Target>{button}</Popover.Target>
          <Popover.Dropdown className={css.panel} aria-label={t('notifications.bell')}>
            {panel}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function BellKeys(): null {
  const t = useT();
  const onOpen = () => openNotifications(true);
  const label = t('notifications.bell');
  useKeys({ 'g h': { label, run: onOpen } }, { scope: 'app', group: t('shell.keys.everywhere') });
  useCommands(
    [
      {
        id: 'notifications',
        label,
        group: t('shell.palette.goTo'),
        keys: 'g h',
        icon: <IconBell size={17} stroke={1.6} />,
        run: onOpen,
      },
    ],
    'app',
  );
  return null;
}
