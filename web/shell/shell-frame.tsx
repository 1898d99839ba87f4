import { useMantineColorScheme } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { forgetMe, onSignedOut, useMe } from '../api/index.ts';
import { BeingTold } from '../features/notifications/index.ts';
import { useT } from '../i18n/index.ts';
import { closeLine, openLine, renewByEvents } from '../live/index.ts';
import { Questions } from '../ui/confirm-dialog.tsx';
import { ToastStack } from '../ui/toast-stack.tsx';
import { undoNewest } from '../ui/toasts.ts';
import { useAccountCommands } from './account.ts';
import { type Command, useCommands, useTypedCommands } from './commands.ts';
import { useFindingEverywhere } from './finding-everywhere.tsx';
import { keyRegistry, listenForKeys, useKeys } from './keys.ts';
import { LineStrip } from './line-strip.tsx';
import { placesFor } from './places.tsx';
import { Rail } from './rail.tsx';
import css from './shell-frame.module.css';
import { TabBar } from './tab-bar.tsx';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
// What runs on over all pages; not needed for the first one to be painted.
const BulkDock = lazy(() => import('../features/bulk/bulk-dock.tsx').then((module) => ({ default: module.BulkDock })));
const KeyList = lazy(() => import('./key-list.tsx').then((module) => ({ default: module.KeyList })));

/** What stands around every page for teammates: rail or tab bar, the line to the server, palette, keys and toasts. */
export function ShellFrame() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [over, setOver] = useState<'palette' | 'keys' | undefined>();
  const places = useMemo(() => placesFor(me), [me]);

  const { colorScheme, setColorScheme } = useMantineColorScheme();

  useEffect(() => listenForKeys(), []);
  // The theme goes with the person from device to device.
  // Setting it styles the whole page anew, even when it is the same; this would be with every ticket.
  useEffect(() => {
    if (colorScheme !== me.theme) setColorScheme(me.theme);
  }, [colorScheme, me.theme, setColorScheme]);
  useEffect(() => {
    keyRegistry.singleKeys = me.singleKeys;
    document.documentElement.dataset.singleKeys = me.singleKeys ? 'on' : 'off';
  }, [me.singleKeys]);
  useEffect(
    () =>
      onSignedOut(() => {
        const { href, pathname } = router.state.location;
        if (pathname === '/sign-in') return;
        closeLine();
        void router.navigate({ to: '/sign-in', search: { because: 'ended', to: href } }).then(forgetMe);
      }),
    [router],
  );
  useEffect(() => {
    openLine();
    const stop = renewByEvents();
    return () => {
      stop();
      closeLine();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes what lies over the old one
  useEffect(() => setOver(undefined), [pathname]);

  const go = (path: string) => void navigate({ to: path });
  const goTo: Command[] = places.map((place) => ({
    id: `go ${place.path}`,
    label: t(place.label),
    group: t('shell.palette.goTo'),
    keys: place.ownKey ?? `g ${place.key}`,
    icon: <place.icon size={17} stroke={1.6} />,
    run: () => go(place.path),
  }));
  useCommands(goTo, 'app');
  useCommands(
    [
      {
        id: 'new ticket',
        label: t('new-ticket.command'),
        alias: t('new-ticket.alias'),
        group: t('shell.palette.goTo'),
        keys: 'c',
        icon: <IconPlus size={17} stroke={1.6} />,
        run: () => go('/tickets/new'),
      },
      {
        id: 'all keys',
        label: t('shell.keys.all'),
        group: t('shell.palette.me'),
        keys: '?',
        run: () => setOver('keys'),
      },
    ],
    'app',
  );
  useCommands(useAccountCommands(), 'app');
  useFindingEverywhere();
  useTypedCommands((typed) => {
    const number = /^#?(\d{1,12})$/.exec(typed)?.[1];
    if (number === undefined) return [];
    return [
      {
        id: 'go to number',
        label: t('tickets.commands.goToNumber', { number }),
        group: t('shell.palette.goTo'),
        run: () => void navigate({ to: '/tickets/$number', params: { number }, search: {} }),
      },
    ];
  }, 'app');

  useKeys(
    {
      'mod+k': { label: t('shell.keys.palette'), opensField: true, run: () => setOver('palette') },
      '?': { label: t('shell.keys.all'), opensField: true, run: () => setOver('keys') },
      c: { label: t('new-ticket.command'), opensField: true, run: () => go('/tickets/new') },
      z: { label: t('shell.keys.undo'), run: () => void undoNewest() },
      ...Object.fromEntries(
        places.flatMap((place) => {
          const there = { label: t(place.label), run: () => go(place.path) };
          return [
            [`g ${place.key}`, place.ownKey === undefined ? there : { run: there.run }],
            ...(place.ownKey === undefined ? [] : [[place.ownKey, { ...there, opensField: true }]]),
          ];
        }),
      ),
    },
    { scope: 'app', group: t('shell.keys.everywhere') },
  );

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main">
        {t('shell.skip')}
      </a>
      <Rail places={places} onPalette={() => setOver('palette')} onKeys={() => setOver('keys')} />
      <div className={css.stage}>
        <LineStrip />
        <main className={css.page} id="main" tabIndex={-1}>
          <Outlet />
          {/* Menus open in here, so that they belong to the page and not to nothing. Not positioned: nothing clips them. */}
          <div data-mantine-shared-portal-node="true" />
        </main>
        <Suspense>
          <BulkDock />
        </Suspense>
      </div>
      <TabBar places={places} />
      <BeingTold />
      <ToastStack />
      <Questions />
      <Suspense>
        {over === 'palette' ? (
          <Palette
            onClose={() => setOver(undefined)}
            onAllKeys={() => setOver('keys')}
            about={/^\/tickets\/(\d+)$/.exec(pathname)?.[1]?.replace(/^/, '#')}
          />
        ) : null}
        {over === 'keys' ? <KeyList onClose={() => setOver(undefined)} /> : null}
      </Suspense>
    </div>
  );
}
