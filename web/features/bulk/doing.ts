import type { BulkChange, BulkFields } from '../../../contract/bulk.ts';
import type { Translate } from '../../i18n/index.ts';

/** What a change does, as its words stand in the catalogue. */
export type Doing =
  | 'status'
  | 'priority'
  | 'assignee'
  | 'unassign'
  | 'team'
  | 'noTeam'
  | 'category'
  | 'noCategory'
  | 'addTags'
  | 'removeTags'
  | 'desk'
  | 'snooze'
  | 'wake'
  | 'spam'
  | 'notSpam'
  | 'follow'
  | 'unfollow'
  | 'note'
  | 'reply'
  | 'macro'
  | 'several';

export function doingOf(change: BulkFields): Doing {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  const [first] = said;
  if (said.length !== 1 || first === undefined) return 'several';
  const [field, value] = first;
  switch (field) {
    case 'assignee':
      return value === null ? 'unassign' : 'assignee';
    case 'team':
      return value === null ? 'noTeam' : 'team';
    case 'category':
      return value === null ? 'noCategory' : 'category';
    case 'snoozeUntil':
      return value === null ? 'wake' : 'snooze';
    case 'spam':
      return value === true ? 'spam' : 'notSpam';
    case 'follow':
      return value === true ? 'follow' : 'unfollow';
    case 'status':
    case 'priority':
    case 'addTags':
    case 'removeTags':
    case 'desk':
    case 'note':
    case 'reply':
    case 'macro':
      return field;
    default:
      return 'several';
  }
}

/** "Solve 48 tickets", "Give 5 tickets to Ioana". `name` is what the change calls by an id. */
export function sayChange(t: Translate, change: BulkFields, count: number, name: string | undefined): string {
  const doing = doingOf(change);
  const values = { count, name: name ?? 'none' };
  if (doing === 'status') return t('bulk.does.status', { ...values, status: change.status ?? 'open' });
  if (doing === 'priority')
    return t('bulk.does.priority', { ...values, priority: t(`shell.priority.${change.priority ?? 'normal'}`) });
  if (doing === 'addTags' || doing === 'removeTags') {
    return t(`bulk.does.${doing}`, { ...values, tags: (change[doing] ?? []).join(', ') });
  }
  return t(`bulk.does.${doing}`, values);
}

/** What is left to do, at least nothing. */
export function toGo({ total, done, stayed }: Pick<BulkChange, 'total' | 'done' | 'stayed'>): number {
  return Math.max(0, total - done - stayed);
}
