import type { NewView } from '../../../contract/views.ts';
import type { TeamKey } from './teams.ts';

interface DemoView extends Pick<NewView, 'name' | 'icon' | 'scope'> {
  byKey: string;
  teamKey?: TeamKey;
  /** The name of a category at the top of the customers' desk; all below it too. */
  category?: string;
  filter: NewView['filter'];
  more?: Partial<Pick<NewView, 'sort' | 'layout' | 'lanes' | 'density' | 'columns'>>;
}

const IN_WORK: NewView['filter'] = { status: ['new', 'open', 'waiting', 'on_hold'] };
/** The company's, then those of teams, then people's own. */
export const views: readonly DemoView[] = [
  {
    name: 'VIPs who wait',
    icon: 'star',
    scope: 'company',
    byKey: 'marta-rinaldi',
    filter: { vip: true, unanswered: true },
    more: { sort: 'due' },
  },
  {
    name: 'Due this week',
    icon: 'flag',
    scope: 'company',
    byKey: 'ioana-munteanu',
    filter: { ...IN_WORK, deadline: { before: '7d' } },
    more: { layout: 'list', columns: ['number', 'subject', 'deadline', 'assignee', 'team'] },
  },
  {
    name: 'Back, and nobody’s',
    icon: 'chat',
    scope: 'company',
    byKey: 'marta-rinaldi',
    filter: { status: ['open'], assignee: ['none'], unanswered: true },
  },
  {
    name: 'Warranty returns',
    icon: 'shield',
    scope: 'team',
    teamKey: 'workshop',
    byKey: 'marta-rinaldi',
    category: 'Warranty',
    filter: IN_WORK,
    more: { layout: 'board', lanes: 'status' },
  },
  {
    name: 'Shops',
    icon: 'store',
    scope: 'team',
    teamKey: 'shops',
    byKey: 'ioana-munteanu',
    category: 'Shops',
    filter: IN_WORK,
    more: {
      layout: 'list',
      columns: ['number', 'subject', 'organization', 'assignee', 'deadline', 'lastMessage'],
      density: 'compact',
    },
  },
  {
    name: 'Batch 26-08',
    icon: 'bug',
    scope: 'private',
    byKey: 'marta-rinaldi',
    filter: { tags: ['batch-26-08'] },
    more: { sort: 'last_message' },
  },
  {
    name: 'Mine by priority',
    icon: 'flag',
    scope: 'private',
    byKey: 'tomas-iglesias',
    filter: { ...IN_WORK, assignee: ['me'] },
    more: { layout: 'board', lanes: 'priority' },
  },
];
