import type { SearchOperator } from '../../../contract/search.ts';

/** What can stand before a colon, here without the library of shapes; the compiler sees that none is missing. */
const inOrder: Record<SearchOperator, true> = {
  from: true,
  to: true,
  subject: true,
  desk: true,
  status: true,
  priority: true,
  tag: true,
  category: true,
  assignee: true,
  team: true,
  type: true,
  channel: true,
  lang: true,
  org: true,
  mark: true,
  before: true,
  after: true,
  has: true,
  is: true,
};
export const SEARCH_OPERATORS = Object.keys(inOrder) as SearchOperator[];

/** Those that one needs first, with an example that is the same in every language. */
export const firstOperators = [
  { operator: 'from', example: 'from:giulia' },
  { operator: 'status', example: 'status:open' },
  { operator: 'tag', example: 'tag:refund' },
  { operator: 'before', example: 'before:2026-06' },
  { operator: 'after', example: 'after:7d' },
  { operator: 'has', example: 'has:attachment' },
  { operator: 'is', example: 'is:unanswered' },
  { operator: 'lang', example: 'lang:it' },
] as const satisfies readonly { operator: SearchOperator; example: string }[];
