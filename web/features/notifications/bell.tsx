import { Popover } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useBreakpoint } from '../../shell/breakpoint.ts';
import { useCommands, useKeys } from '../../shell/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { unreadAsked } from './asking.ts';
import css from './bell.module.css';
import { needsAPersonNow } from './day-groups.ts';

const NotificationPanel = lazy(() =>
  import('./notification-panel.tsx').then((module) => ({ default: module.NotificationPanel })),
);

/** In px; a line of a notification fits without being cut twice. */
const width = 400;

/**
 * What one was told: a dot while something is unread, terracotta and ringing when somebody waits for this person now.
 * It stands in the rail, and on phones at the head of the list.
 */
export function Bell({ place }: { place: 'rail' | 'phone' }) {
  const t = useT();
  const onPhone = useBreakpoint() === 'phone';
  const [opened, setOpened] = useState(false);
  const { data } = useQuery(unreadAsked);
  const count = data?.length ?? 0;
  const urgent = data?.some(needsAPersonNow) ?? false;
  const Icon = urgent ? IconBellRinging : IconBell;
  const name = count === 0 ? t('notifications.bell') : t('notifications.bellUnread', { count });

  const button = (
    <button
      type="button"
      className={place === 'rail' ? css.rail : css.phone}
      aria-label={name}
      title={name}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => setOpened((before) => !before)}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      {count === 0 ? null : <span className={css.dot} data-urgent={urgent || undefined} aria-hidden="true" />}
    </button>
  );
  const panel = (
    <Suspense>
      <NotificationPanel onClose={() => setOpened(false)} />
    </Suspense>
  );
  return (
    <>
      {place === 'rail' ? <BellKeys onOpen={() => setOpened(true)} /> : null}
      {onPhone ? (
        <>
          {button}
          {opened ? (
            <Dialog label={t('notifications.bell')} from="below" onClose={() => setOpened(false)}>
              {panel}
            </Dialog>
          ) : null}
        </>
      ) : (
        <Popover
          opened={opened}
          onChange={setOpened}
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

function BellKeys({ onOpen }: { onOpen: () => void }): null {
  const t = useT();
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
