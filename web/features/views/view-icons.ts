import {
  IconAt,
  IconBolt,
  IconBox,
  IconBug,
  IconBuildingStore,
  IconCalendarCheck,
  IconCircleCheck,
  IconClockExclamation,
  IconEye,
  IconFilter,
  IconFlag,
  IconHourglass,
  IconInbox,
  IconLanguage,
  IconListNumbers,
  IconMail,
  IconMessageCircle,
  IconMoodWrrr,
  IconMoon,
  IconShieldCheck,
  IconStack2,
  IconStar,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { View } from '../../../contract/tickets.ts';

export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** The ready views in their usual order, each with its icon and, where it has one, its second letter after G. */
export const readyViews: Readonly<Record<View, { icon: Icon; key?: string }>> = {
  next: { icon: IconListNumbers, key: 'n' },
  mine: { icon: IconUser, key: 'm' },
  unassigned: { icon: IconInbox, key: 'u' },
  mentions: { icon: IconAt, key: 'e' },
  open: { icon: IconMail, key: 'p' },
  late: { icon: IconClockExclamation, key: 'l' },
  promised: { icon: IconCalendarCheck, key: 'b' },
  waiting: { icon: IconHourglass, key: 'w' },
  snoozed: { icon: IconMoon, key: 's' },
  followed: { icon: IconEye, key: 'f' },
  solved: { icon: IconCircleCheck, key: 'v' },
  all: { icon: IconStack2, key: 'a' },
  spam: { icon: IconMoodWrrr },
};

/** Icons to choose for a view of one's own, by the names that the server keeps. */
export const viewIcons = {
  filter: IconFilter,
  star: IconStar,
  flag: IconFlag,
  bolt: IconBolt,
  language: IconLanguage,
  shield: IconShieldCheck,
  store: IconBuildingStore,
  box: IconBox,
  bug: IconBug,
  chat: IconMessageCircle,
} as const satisfies Record<string, Icon>;
export type ViewIcon = keyof typeof viewIcons;

export function iconOf(name: string | null): Icon {
  return name !== null && Object.hasOwn(viewIcons, name) ? viewIcons[name as ViewIcon] : IconFilter;
}
