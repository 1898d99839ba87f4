/**
 * For every rule the smallest house that breaks it: path → source. The check builds each one in an empty folder and must
 * find that rule broken. This also proves that the parser reads our TypeScript at all: a check that reads nothing is green.
 */
export const violations: Record<string, Record<string, string>> = {
  'platform-knows-no-domain': {
    'server/platform/db/index.ts':
      "import type { Ticket } from '../../features/tickets/index.ts';\nexport type T = Ticket;",
    'server/features/tickets/index.ts': 'export interface Ticket { id: string }',
  },
  'contract-is-pure': {
    'contract/tickets.ts': "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a', 'utf8');",
  },
  'features-by-their-front-door': {
    'server/features/tickets/index.ts': "export { closing } from '../desks/hours.ts';",
    'server/features/desks/hours.ts': 'export const closing: number = 18;',
  },
  'features-stay-in-the-house': {
    'server/features/tickets/index.ts': "import { page } from '../../../site/page.tsx';\nexport const made = page;",
    'site/page.tsx': 'export const page = <p>Hello</p>;',
  },
  'no-cycles': {
    'server/features/tickets/index.ts':
      "import type { Desk } from '../desks/index.ts';\nexport interface Ticket { desk: Desk }",
    'server/features/desks/index.ts':
      "import type { Ticket } from '../tickets/index.ts';\nexport interface Desk { next: Ticket }",
  },
  'channels-know-only-intake': {
    'server/channels/email/index.ts':
      "import { hours } from '../../features/desks/index.ts';\nexport const open = hours;",
    'server/features/desks/index.ts': 'export const hours = 9;',
  },
  'channels-get-the-outbox-as-types': {
    'server/channels/email/index.ts': "import { queue } from '../../features/outbox/index.ts';\nqueue();",
    'server/features/outbox/index.ts': 'export function queue(): void {}',
  },
  'channels-know-nothing-of-each-other': {
    'server/channels/form/index.ts': "export * from '../email/index.ts';",
    'server/channels/email/index.ts': 'export const parse = (raw: string): string => raw;',
  },
  'channels-are-plugged-in': {
    'server/features/tickets/index.ts': "export const load = () => import('../../channels/email/index.ts');",
    'server/channels/email/index.ts': 'export const parse = (raw: string): string => raw;',
  },
  'listeners-are-named-by-nobody': {
    'server/features/tickets/index.ts': "import { notify } from '../notifications/index.ts';\nnotify();",
    'server/features/notifications/index.ts': 'export function notify(): void {}',
  },
  'browsers-speak-through-the-contract': {
    'web/features/tickets/list.tsx':
      "import type { Ticket } from '../../../server/features/tickets/index.ts';\nexport const row = (one: Ticket) => <li>{one.id}</li>;",
    'server/features/tickets/index.ts': 'export interface Ticket { id: string }',
  },
  'web-and-widget-apart': {
    'widget/main.ts': "import { button } from '../web/button.ts';\nbutton();",
    'web/button.ts': 'export const button = (): void => undefined;',
  },
  'app-features-stay-apart': {
    'web/features/outbox/page.tsx': "import { Row } from '../tickets/row.tsx';\nexport const page = <Row />;",
    'web/features/tickets/row.tsx': 'export const Row = () => <li />;',
  },
  'site-enters-by-the-front-door': {
    'site/page.tsx': "import { closing } from '../server/features/tickets/closing.ts';\nexport const page = closing;",
    'server/features/tickets/closing.ts': 'export const closing = 1;',
  },
  'kysely-in-queries': {
    'server/features/tickets/closing.ts': "import { sql } from 'kysely';\nexport const now = sql.raw('now()');",
  },
  'worker-in-jobs': {
    'server/features/tickets/closing.ts': "import { run } from 'graphile-worker';\nexport const start = run;",
  },
  'process-by-its-global-name': {
    'server/features/tickets/closing.ts': "import { env } from 'node:process';\nexport const home = env.HOME;",
  },
  'composition-is-the-top': {
    'server/features/tickets/closing.ts':
      "import type { House } from '../../composition.ts';\nexport type Whole = House;",
    'server/composition.ts': 'export interface House { open: true }',
  },
  'nobody-leans-on-the-outside': {
    'server/platform/clock/index.ts': "import { marta } from '../../demo/company.ts';\nexport const who = marta;",
    'server/demo/company.ts': "export const marta = 'Marta';",
  },
  'composition-takes-only-the-sample': {
    'server/main.ts': "import { openTestHouse } from './testing/index.ts';\nopenTestHouse();",
    'server/testing/index.ts': 'export function openTestHouse(): void {}',
  },
  'what-runs-is-installed': {
    'server/features/tickets/closing.ts': "import fc from 'fast-check';\nexport const any = fc.string();",
  },
  'tests-stay-tests': {
    'server/features/tickets/index.ts': "export { sample } from './closing.test.ts';",
    'server/features/tickets/closing.test.ts': 'export const sample = 1;',
  },
  'every-import-is-found': {
    'server/features/tickets/index.ts': "export { gone } from './gone.ts';",
  },
  'environment-in-config': {
    'server/features/tickets/index.ts': "const { env } = process;\nexport const home = env['HOME'];",
  },
  'statements-in-queries': {
    'server/features/tickets/closing.ts':
      "export const close = (db: any) => db.updateTable('tickets').set({ status: 'closed' }).execute();",
  },
};
