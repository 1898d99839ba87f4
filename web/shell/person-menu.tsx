import { Menu } from '@mantine/core';
import { IconBell, IconCheck, IconDeviceLaptop, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../api/index.ts';
import { openNotifications, useUnread } from '../features/notifications/index.ts';
import { languageNames, languages, useSpeaking } from '../i18n/index.ts';
import { Face } from '../ui/face.tsx';
import { Key } from '../ui/key.tsx';
import { themes, useAccount } from './account.ts';
import { hasPage } from './pages.ts';
import css from './person-menu.module.css';
import type { Place } from './places.tsx';

/** One's own face at the foot of the rail: theme, language, sessions, keys, signing out. */
export function PersonMenu({
  onKeys,
  onPhone = false,
  others = [],
}: {
  onKeys: () => void;
  onPhone?: boolean;
  /** Places for which the bar at the foot has no room. */
  others?: readonly Place[];
}) {
  const { t, language } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const { setTheme, setLanguage, signOut } = useAccount();
  const unread = useUnread();
  const dotted = onPhone && unread.count > 0;
  return (
    <Menu position={onPhone ? 'top-end' : 'right-end'} width={248} offset={onPhone ? 4 : 14} withinPortal={false}>
      <Menu.Target>
        <button
          type="button"
          className={onPhone ? css.tab : css.me}
          aria-label={
            onPhone
              ? dotted
                ? `${t('shell.me.short')}, ${unread.name}`
                : undefined
              : t('shell.me.menu', { name: me.name })
          }
          title={me.name}
        >
          <Face person={me} size={onPhone ? 24 : 28} decorative />
          {onPhone ? <span>{t('shell.me.short')}</span> : <span className={css.there} aria-hidden="true" />}
          {dotted ? <span className={css.dot} data-urgent={unread.urgent || undefined} aria-hidden="true" /> : null}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className={css.who}>
            <b>{me.name}</b>
            <span className="sp-truncate" title={me.email}>
              {me.email}
            </span>
          </span>
        </Menu.Label>
        <Menu.Divider />
        {onPhone ? (
          <Menu.Item
            leftSection={<IconBell size={16} stroke={1.6} />}
            rightSection={unread.count === 0 ? undefined : <span className="sp-figures">{unread.count}</span>}
            onClick={() => openNotifications(true)}
          >
            {t('notifications.bell')}
          </Menu.Item>
        ) : null}
        {others.map((place) => (
          <Menu.Item
            key={place.path}
            leftSection={<place.icon size={16} stroke={1.6} />}
            onClick={() => void navigate({ to: place.path })}
          >
            {t(place.label)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.me.theme')}</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            closeMenuOnClick={false}
            onClick={() => setTheme(theme)}
            rightSection={<Tick on={me.theme === theme} />}
          >
            {t(`shell.me.theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.me.language')}</Menu.Label>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            closeMenuOnClick={false}
            onClick={() => setLanguage(one)}
            rightSection={<Tick on={language === one} />}
          >
            {languageNames[one]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {hasPage('settings/settings-page') ? (
          <Menu.Item
            leftSection={<IconDeviceLaptop size={16} stroke={1.6} />}
            onClick={() =>
              void navigate({ to: '/settings/$place', params: { place: 'me' }, search: { part: 'sessions' } })
            }
          >
            {t('shell.me.sessions')}
          </Menu.Item>
        ) : null}
        {onPhone ? null : (
          <Menu.Item
            leftSection={<IconKeyboard size={16} stroke={1.6} />}
            rightSection={<Key keys="?" />}
            onClick={onKeys}
          >
            {t('shell.keys.all')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
          {t('shell.me.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Tick({ on }: { on: boolean }) {
  const { t } = useSpeaking();
  return on ? <IconCheck size={14} stroke={2} className={css.tick} role="img" aria-label={t('shell.chosen')} /> : null;
}
