import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { opensToShift } from '../features/shift/index.ts';
import { requireDevelopersPage, requireFreshHouse, requireHouse, requireMe } from './guard.ts';
import { NothingHere, PageBroke } from './page-states.tsx';
import { page, withAllWords } from './pages.ts';
import { ShellFrame } from './shell-frame.tsx';
import { texts } from './words-of-address.ts';

const root = createRootRoute({ notFoundComponent: NothingHere, errorComponent: PageBroke });

/** Everything for teammates stands in the frame with the rail, and only after signing in. */
const frame = createRoute({
  id: 'frame',
  getParentRoute: () => root,
  component: ShellFrame,
  beforeLoad: async ({ location }) => ({ me: await requireMe(location.href) }),
});

const home = createRoute({
  path: '/',
  getParentRoute: () => frame,
  beforeLoad: async ({ context }) => {
    if (await opensToShift(context.me)) throw redirect({ to: '/shift', replace: true });
    throw redirect({ to: '/inbox/$view', params: { view: 'next' }, replace: true });
  },
});

/** One page for list and ticket, so that going from one ticket to the next keeps the list where it is. */
const workbench = createRoute({
  id: 'workbench',
  getParentRoute: () => frame,
  component: page('tickets/workbench-page'),
});
const inboxHome = createRoute({
  path: '/inbox',
  getParentRoute: () => frame,
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: 'next' }, replace: true });
  },
});
const inbox = createRoute({
  path: '/inbox/$view',
  getParentRoute: () => workbench,
  validateSearch: texts('desk', 'language', 'q', 'filter'),
});
const ticket = createRoute({
  path: '/tickets/$number',
  getParentRoute: () => workbench,
  validateSearch: texts('view', 'desk', 'language', 'q', 'filter', 'message'),
});

const newTicket = createRoute({
  path: '/tickets/new',
  getParentRoute: () => frame,
  validateSearch: texts('to'),
  component: page('tickets/new-ticket-page'),
});

const search = createRoute({
  path: '/search',
  getParentRoute: () => frame,
  validateSearch: texts('q', 'sort', 'message'),
  component: page('search/search-page'),
});
const savedReplies = createRoute({
  path: '/saved-replies',
  getParentRoute: () => frame,
  validateSearch: texts('reply', 'state', 'q', 'language'),
  component: page('saved-replies/saved-replies-page'),
});

const askedAgain = createRoute({
  path: '/answers/asked-again',
  getParentRoute: () => frame,
  component: page('questions/asked-again-page'),
});

const answers = createRoute({
  path: '/answers',
  getParentRoute: () => frame,
  validateSearch: texts('article', 'language', 'desk', 'state'),
  component: page('articles/answers-page'),
});

const afterShift = createRoute({
  path: '/shift/after',
  getParentRoute: () => frame,
  validateSearch: texts('shift'),
  component: page('after-shift/after-shift-page'),
});

const looks = createRoute({
  path: '/looks',
  getParentRoute: () => frame,
  validateSearch: texts('look'),
  component: page('reviews/looks-page'),
});

const rota = createRoute({
  path: '/rota',
  getParentRoute: () => frame,
  validateSearch: texts('rota', 'month', 'show', 'shift'),
  component: page('rota/rota-page'),
});
const rotaPlan = createRoute({
  path: '/rota/plan',
  getParentRoute: () => frame,
  validateSearch: texts('rota', 'plan'),
  component: page('rota/plan-page'),
});

const shift = createRoute({
  path: '/shift',
  getParentRoute: () => frame,
  component: page('shift/shift-page'),
});

const rotaCompany = createRoute({
  path: '/rota/company',
  getParentRoute: () => frame,
  validateSearch: texts('rota'),
  component: page('after-shift/company-page'),
});

const contacts = createRoute({
  path: '/contacts',
  getParentRoute: () => frame,
  validateSearch: texts('q', 'show', 'vip'),
  component: page('contacts/contacts-page'),
});
const contact = createRoute({
  path: '/contacts/$id',
  getParentRoute: () => frame,
  component: page('contacts/contact-page'),
});
const organization = createRoute({
  path: '/organizations/$id',
  getParentRoute: () => frame,
  component: page('contacts/organization-page'),
});
const contactImport = createRoute({
  path: '/contact-import',
  getParentRoute: () => frame,
  validateSearch: texts('list'),
  component: page('contacts/import-page'),
});

const outbox = createRoute({
  path: '/outbox',
  getParentRoute: () => frame,
  validateSearch: texts('message', 'view', 'desk'),
  component: page('outbox/outbox-page'),
});

const settingsHome = createRoute({
  path: '/settings',
  getParentRoute: () => frame,
  beforeLoad: () => {
    throw redirect({ to: '/settings/$place', params: { place: 'me' }, replace: true });
  },
});
const settings = createRoute({
  path: '/settings/$place',
  getParentRoute: () => frame,
  validateSearch: texts('desk', 'language', 'part', 'permission'),
  component: page('settings/settings-page'),
});

/** Without the frame: one comes here to become somebody. */
const dev = createRoute({
  path: '/dev',
  getParentRoute: () => root,
  validateSearch: texts('as'),
  beforeLoad: requireDevelopersPage,
  component: page('dev/dev-page'),
});
const gallery = createRoute({ path: '/gallery', getParentRoute: () => frame, component: page('gallery/gallery-page') });

const setup = createRoute({
  path: '/setup',
  getParentRoute: () => root,
  validateSearch: texts('code'),
  beforeLoad: requireFreshHouse,
  component: lazyRouteComponent(() => withAllWords(() => import('../features/entry/set-up.tsx')), 'SetUp'),
});
const signIn = createRoute({
  path: '/sign-in',
  getParentRoute: () => root,
  validateSearch: texts('to', 'because'),
  beforeLoad: requireHouse,
  component: lazyRouteComponent(() => withAllWords(() => import('../features/entry/sign-in.tsx')), 'SignIn'),
});
const forgot = createRoute({
  path: '/forgot',
  getParentRoute: () => root,
  component: lazyRouteComponent(() => withAllWords(() => import('../features/entry/forgot.tsx')), 'Forgot'),
});
const reset = createRoute({
  path: '/reset/$token',
  getParentRoute: () => root,
  component: lazyRouteComponent(() => withAllWords(() => import('../features/entry/reset.tsx')), 'Reset'),
});
const invitation = createRoute({
  path: '/invitation/$token',
  getParentRoute: () => root,
  component: lazyRouteComponent(() => withAllWords(() => import('../features/entry/invitation.tsx')), 'Invitation'),
});

export const routes = root.addChildren([
  frame.addChildren([
    home,
    workbench.addChildren([inbox, ticket]),
    newTicket,
    inboxHome,
    search,
    savedReplies,
    answers,
    askedAgain,
    shift,
    afterShift,
    looks,
    rota,
    rotaPlan,
    rotaCompany,
    contacts,
    contact,
    organization,
    contactImport,
    outbox,
    settingsHome,
    settings,
    gallery,
  ]),
  dev,
  setup,
  signIn,
  forgot,
  reset,
  invitation,
]);
