import {
  IconBook,
  IconCalendarMonth,
  IconCode,
  IconEyeCheck,
  IconInbox,
  IconMessageBolt,
  IconPalette,
  IconSearch,
  IconSend,
  IconSettings,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me } from '../api/index.ts';
import type { MessageKey } from '../i18n/index.ts';
import { hasPage } from './pages.ts';

/** A place in the rail, and in the tab bar on a phone. */
export interface Place {
  /** First words of its addresses: what lies under it lights its icon. */
  path: string;
  /** More beginnings that belong to it: a ticket belongs to the inbox. */
  also?: readonly string[];
  label: MessageKey;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** The page that must be there, as in pages.ts. */
  page: string;
  /** Second letter after G. */
  key: string;
  /** The key alone that leads there too, and is shown for it. */
  ownKey?: string;
  /** At the foot of the rail, beside oneself. */
  atFoot?: boolean;
  /** Whether this person has use for it; all have when it is not said. */
  when?: (me: Me) => boolean;
  /** In the tab bar of a phone, which has room for five. */
  onPhone: boolean;
}

/** In the order of the rail. A new place is one entry here and its routes in routes.ts. */
const places: readonly Place[] = [
  {
    path: '/inbox',
    also: ['/tickets'],
    label: 'shell.place.inbox',
    icon: IconInbox,
    page: 'tickets/workbench-page',
    key: 'i',
    onPhone: true,
  },
  {
    path: '/shift',
    label: 'shell.place.shift',
    icon: IconSun,
    page: 'shift/shift-page',
    key: 'q',
    when: (me) => me.onRota,
    onPhone: true,
  },
  {
    path: '/search',
    label: 'shell.place.search',
    icon: IconSearch,
    page: 'search/search-page',
    key: '/',
    ownKey: '/',
    atFoot: true,
    onPhone: true,
  },
  {
    path: '/saved-replies',
    label: 'shell.place.savedReplies',
    icon: IconMessageBolt,
    page: 'saved-replies/saved-replies-page',
    key: 'y',
    onPhone: false,
  },
  {
    path: '/answers',
    label: 'shell.place.answers',
    icon: IconBook,
    page: 'articles/answers-page',
    key: 'a',
    onPhone: false,
  },
  {
    path: '/looks',
    label: 'shell.place.looks',
    icon: IconEyeCheck,
    page: 'reviews/looks-page',
    key: 'k',
    when: (me) => me.can['review.look'] !== undefined && me.can['review.look'] !== false,
    onPhone: false,
  },
  {
    path: '/rota',
    label: 'shell.place.rota',
    icon: IconCalendarMonth,
    page: 'rota/rota-page',
    key: 'r',
    when: (me) => me.can['rota.read'] !== undefined && me.can['rota.read'] !== false,
    onPhone: false,
  },
  {
    path: '/contacts',
    also: ['/organizations', '/contact-import'],
    label: 'shell.place.contacts',
    icon: IconUsers,
    page: 'contacts/contacts-page',
    key: 'c',
    onPhone: true,
  },
  {
    path: '/outbox',
    label: 'shell.place.outbox',
    icon: IconSend,
    page: 'outbox/outbox-page',
    key: 'o',
    when: (me) => me.can['outbox.read'] !== undefined && me.can['outbox.read'] !== false,
    onPhone: true,
  },
  {
    path: '/settings',
    label: 'shell.place.settings',
    icon: IconSettings,
    page: 'settings/settings-page',
    key: 't',
    onPhone: true,
  },
  {
    path: '/dev',
    label: 'shell.place.dev',
    icon: IconCode,
    page: 'dev/dev-page',
    key: 'd',
    when: (me) => me.development,
    onPhone: false,
  },
  {
    path: '/gallery',
    label: 'shell.place.gallery',
    icon: IconPalette,
    page: 'gallery/gallery-page',
    key: 'l',
    when: (me) => me.development,
    onPhone: false,
  },
];

/** The places that exist and that this person has use for. */
export function placesFor(me: Me): readonly Place[] {
  return places.filter((place) => hasPage(place.page) && (place.when?.(me) ?? true));
}

export function isAt(place: Place, pathname: string): boolean {
  return [place.path, ...(place.also ?? [])].some((start) => pathname === start || pathname.startsWith(`${start}/`));
}
