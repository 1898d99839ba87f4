import {
  IconAt,
  IconBan,
  IconBell,
  IconBook2,
  IconBuilding,
  IconBuildingStore,
  IconCategory,
  IconClock,
  IconFileText,
  IconForms,
  IconKey,
  IconListDetails,
  IconMail,
  IconMailQuestion,
  IconMessage2Question,
  IconMoodSmile,
  IconSignature,
  IconStairs,
  IconTags,
  IconUser,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../../../contract/permissions.ts';
import { type Me, may } from '../../api/index.ts';
import type { MessageKey } from '../../i18n/index.ts';

/** Names in addresses: /settings/hours?desk=… */
export const deskPlaces = [
  'names',
  'hours',
  'mails',
  'addresses',
  'help',
  'form',
  'satisfaction',
  'types',
  'fields',
  'categories',
] as const;
export const housePlaces = [
  'mail',
  'spam',
  'teammates',
  'teams',
  'desks',
  'company',
  'tags',
  'tokens',
  'webhooks',
  'kept',
  'me',
  'notifications',
] as const;
export type DeskPlace = (typeof deskPlaces)[number];
export type HousePlace = (typeof housePlaces)[number];
export type PlaceName = DeskPlace | HousePlace;

export interface SettingsPlace {
  name: PlaceName;
  desk?: Me['desks'][number];
  label: MessageKey;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Other words it is found by. */
  alias: MessageKey;
}
export interface SettingsGroup {
  /** A desk's own name, or a word of ours. */
  title: { words: string } | { key: MessageKey };
  id: string;
  places: SettingsPlace[];
}

const icons: Record<PlaceName, SettingsPlace['icon']> = {
  names: IconSignature,
  hours: IconClock,
  mails: IconFileText,
  addresses: IconAt,
  help: IconBook2,
  form: IconMessage2Question,
  satisfaction: IconMoodSmile,
  types: IconForms,
  fields: IconListDetails,
  categories: IconCategory,
  mail: IconMail,
  spam: IconBan,
  teammates: IconUsers,
  teams: IconStairs,
  tags: IconTags,
  desks: IconBuildingStore,
  company: IconBuilding,
  tokens: IconKey,
  webhooks: IconWebhook,
  kept: IconMailQuestion,
  me: IconUser,
  notifications: IconBell,
};

/** Any of these opens the place. */
const deskRights: Record<DeskPlace, readonly Permission[]> = {
  names: ['desk.change'],
  hours: ['desk.change'],
  mails: ['desk.change'],
  addresses: ['desk.change'],
  help: ['help-centre.change'],
  form: ['contact-form.change'],
  satisfaction: ['desk.change'],
  types: ['field.manage'],
  fields: ['field.manage'],
  categories: ['category.change', 'category.create'],
};

function place(name: PlaceName, desk?: Me['desks'][number]): SettingsPlace {
  return {
    name,
    label: `settings.place.${name}`,
    alias: `settings.alias.${name}`,
    icon: icons[name],
    ...(desk ? { desk } : {}),
  };
}

/** What this person has use for: desks they may change, people, the house, and always themselves. */
export function placesFor(me: Me): SettingsGroup[] {
  const house: PlaceName[] = [];
  if (may(me, 'desk.create')) house.push('desks');
  if (may(me, 'company.change')) house.push('company');
  if (may(me, 'tag.rename')) house.push('tags');
  if (may(me, 'token.manage')) house.push('tokens');
  if (may(me, 'webhook.manage')) house.push('webhooks');
  if (may(me, 'mail.inspect')) house.push('kept');
  const groups: SettingsGroup[] = me.desks
    .map((desk) => ({
      id: desk.id,
      title: { words: desk.name },
      places: deskPlaces
        .filter((name) => deskRights[name].some((right) => may(me, right, desk.id)))
        .map((name) => place(name, desk)),
    }))
    .filter(({ places }) => places.length > 0);
  const ways: PlaceName[] = may(me, 'desk.change') ? ['mail'] : [];
  if (may(me, 'sender.block')) ways.push('spam');
  if (ways.length > 0) {
    groups.push({ id: 'ways', title: { key: 'settings.group.ways' }, places: ways.map((name) => place(name)) });
  }
  if (may(me, 'teammate.read')) {
    const people: PlaceName[] = ['teammates'];
    if (may(me, 'team.manage') || may(me, 'team.change-members')) people.push('teams');
    groups.push({
      id: 'people',
      title: { key: 'settings.group.people' },
      places: people.map((name) => place(name)),
    });
  }
  if (house.length > 0) {
    groups.push({ id: 'house', title: { key: 'settings.group.house' }, places: house.map((name) => place(name)) });
  }
  groups.push({ id: 'me', title: { key: 'settings.group.me' }, places: [place('me'), place('notifications')] });
  return groups;
}

/** The place of an address; a desk's place without a desk is the first desk's. */
export function placeAt(groups: readonly SettingsGroup[], name: string, deskId?: string): SettingsPlace | undefined {
  const named = groups.flatMap((group) => group.places).filter((one) => one.name === name);
  return named.find((one) => one.desk?.id === deskId) ?? (deskId === undefined ? named[0] : undefined);
}
