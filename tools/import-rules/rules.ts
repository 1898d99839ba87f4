import type { IForbiddenRuleType } from 'dependency-cruiser';

/** What runs in a customer's house: everything but tests, the sample company, benchmarks and tools. */
const TEST = '[.]test[.]tsx?$';
/** Files that Vite takes in as text or addresses; no import that a reader of TypeScript could follow. */
const TAKEN_IN = '[?](raw|url|inline)$';
const PACKAGES = '(^|/)node_modules/';
/** Outside the house: may look into every room, and nobody leans on them. */
const OUTSIDE = '^(server/(demo|testing|bench)|journeys|tools)/';
/** The only files that name every feature and channel, and the programs that bin/ starts. */
const COMPOSITION = '^server/[^/]+[.]ts$';
/** Features that follow the log of events and are named by nobody else. */
const LISTENERS = 'automations|webhooks|notifications|insights|audit|live';

export type ImportRule = IForbiddenRuleType & {
  name: string;
  /** The rule in one sentence, said to whoever broke it. */
  comment: string;
};

/** Who may import whom. Each rule has its planted violation in violations.ts, which the check must find. */
export const importRules: ImportRule[] = [
  {
    name: 'platform-knows-no-domain',
    comment: 'platform imports only platform, contract and packages',
    severity: 'error',
    from: { path: '^server/platform/', pathNot: TEST },
    to: { pathNot: ['^server/platform/', '^contract/', PACKAGES], dependencyTypesNot: ['core'] },
  },
  {
    name: 'contract-is-pure',
    comment: 'contract imports only zod: browsers load it, so it has no input and output',
    severity: 'error',
    from: { path: '^contract/', pathNot: TEST },
    to: { pathNot: ['^contract/', `${PACKAGES}zod/`] },
  },
  {
    name: 'features-by-their-front-door',
    comment: "a feature imports another only through that one's index.ts",
    severity: 'error',
    from: { path: '^server/features/([^/]+)/' },
    to: { path: '^server/features/[^/]+/', pathNot: ['^server/features/$1/', '^server/features/[^/]+/index[.]ts$'] },
  },
  {
    name: 'features-stay-in-the-house',
    comment: 'a feature imports platform, contract, its own files and other features, and nothing else of ours',
    severity: 'error',
    from: { path: '^server/features/', pathNot: TEST },
    to: {
      pathNot: ['^server/(features|platform)/', '^contract/', PACKAGES],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'no-cycles',
    comment: 'no cycles, anywhere; types count too',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'channels-know-only-intake',
    comment: 'a channel imports platform, contract, its own files, the intake of tickets and the types of the outbox',
    severity: 'error',
    from: { path: '^server/channels/([^/]+)/', pathNot: TEST },
    to: {
      pathNot: [
        '^server/channels/',
        '^server/platform/',
        '^contract/',
        '^server/features/(tickets|outbox)/index[.]ts$',
        PACKAGES,
      ],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'channels-get-the-outbox-as-types',
    comment: 'a channel is given what it sends: of the outbox it knows only the types of its way out',
    severity: 'error',
    from: { path: '^server/channels/', pathNot: TEST },
    to: { path: '^server/features/outbox/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'channels-know-nothing-of-each-other',
    comment: 'no channel imports another channel',
    severity: 'error',
    from: { path: '^server/channels/([^/]+)/' },
    to: { path: '^server/channels/', pathNot: '^server/channels/$1/' },
  },
  {
    name: 'channels-are-plugged-in',
    comment: 'only the composition names a channel: the house asks what a channel can, never which it is',
    severity: 'error',
    from: { pathNot: [COMPOSITION, '^server/channels/', OUTSIDE, TEST] },
    to: { path: '^server/channels/' },
  },
  {
    name: 'listeners-are-named-by-nobody',
    comment: 'automations, webhooks, notifications, insights, audit and live screens only listen: nothing imports them',
    severity: 'error',
    from: { pathNot: [COMPOSITION, `^server/features/(${LISTENERS})/`, OUTSIDE, TEST] },
    to: { path: `^server/features/(${LISTENERS})/` },
  },
  {
    name: 'browsers-speak-through-the-contract',
    comment: 'web and widget reach the server through contract and HTTP, never by importing it',
    severity: 'error',
    from: { path: '^(web|widget)/', pathNot: TEST },
    to: {
      pathNot: ['^web/', '^widget/', '^contract/', '^locales/', PACKAGES],
      dependencyTypesNot: ['undetermined'],
    },
  },
  {
    name: 'web-and-widget-apart',
    comment: 'the app and the widget are two programs: neither imports the other',
    severity: 'error',
    from: { path: '^(web|widget)/' },
    to: { path: '^(web|widget)/', pathNot: '^$1/' },
  },
  {
    name: 'app-features-stay-apart',
    comment: "a feature of the app imports another of the app only through that one's index",
    severity: 'error',
    from: { path: '^web/features/([^/]+)/' },
    to: { path: '^web/features/[^/]+/', pathNot: ['^web/features/$1/', '^web/features/[^/]+/index[.]tsx?$'] },
  },
  {
    name: 'site-enters-by-the-front-door',
    comment:
      "public pages import platform, contract, their own files, features' index.ts and the script that they hand out",
    severity: 'error',
    from: { path: '^site/', pathNot: TEST },
    to: {
      pathNot: [
        '^site/',
        '^contract/',
        '^server/platform/',
        '^server/features/[^/]+/index[.]ts$',
        // As text: what other sites embed, with our words in it.
        '^widget/form[.]js$',
        PACKAGES,
        TAKEN_IN,
      ],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'kysely-in-queries',
    comment: 'Kysely is imported only in platform/db, in *.queries.ts and in migrations',
    severity: 'error',
    from: {
      path: '^(server|site|contract)/',
      pathNot: ['^server/platform/db/', '[.]queries[.]ts$', '^server/migrations/', OUTSIDE, TEST],
    },
    to: { path: `${PACKAGES}kysely/` },
  },
  {
    name: 'worker-in-jobs',
    comment: 'graphile-worker is imported only in platform/jobs',
    severity: 'error',
    from: { path: '^(server|site|contract)/', pathNot: ['^server/platform/jobs/', OUTSIDE, TEST] },
    to: { path: `${PACKAGES}graphile-worker/` },
  },
  {
    name: 'process-by-its-global-name',
    comment:
      'node:process is not imported, so that process.env can be found by its name (only platform/config reads it)',
    severity: 'error',
    from: { path: '^(server|site|contract)/' },
    to: { path: '^(node:)?process$' },
  },
  {
    name: 'composition-is-the-top',
    comment: 'nothing imports the composition but the programs beside it, tests and what is outside the house',
    severity: 'error',
    from: { pathNot: [COMPOSITION, OUTSIDE, TEST] },
    to: { path: COMPOSITION },
  },
  {
    name: 'nobody-leans-on-the-outside',
    comment: 'nothing imports the sample company, benchmarks, test tools or journeys but tests and the composition',
    severity: 'error',
    from: { pathNot: [COMPOSITION, OUTSIDE, TEST] },
    to: { path: OUTSIDE },
  },
  {
    name: 'composition-takes-only-the-sample',
    comment: 'of what is outside the house, programs take only the sample company, for --demo',
    severity: 'error',
    from: { path: COMPOSITION, pathNot: TEST },
    to: { path: OUTSIDE, pathNot: '^server/demo/' },
  },
  {
    name: 'what-runs-is-installed',
    comment: 'the server imports no package of devDependencies: an installation for running has none',
    severity: 'error',
    from: { path: '^(server|site|contract)/', pathNot: [TEST, OUTSIDE] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  {
    name: 'tests-stay-tests',
    comment: 'nothing imports a test',
    severity: 'error',
    from: {},
    to: { path: TEST },
  },
  {
    name: 'every-import-is-found',
    comment: 'what is imported exists and is named in package.json',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: TAKEN_IN },
  },
];
