import type { ImportTarget } from '../../../contract/contact-lists.ts';

/** What a column can be, in the order in which they are offered. Here, so that the screen needs no library of shapes. */
export const importTargets = [
  'name',
  'first_name',
  'last_name',
  'email',
  'other_email',
  'phone',
  'organization',
  'language',
  'time_zone',
  'plan',
  'value',
  'currency',
  'vip',
  'note',
] as const satisfies readonly ImportTarget[];
