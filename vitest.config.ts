import { defineConfig } from 'vitest/config';

/** Slow proofs (random kills, soak) say `describe.runIf(long)`; `bin/test --long` brings them. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // Two projects: the parts, and after them the journeys, which need the machine for themselves.
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{server,contract,site,web,widget,tools}/**/*.test.{ts,tsx}'],
          globalSetup: ['server/testing/postgres.ts'],
          setupFiles: ['server/testing/every-test.ts'],
          // One worker reads the program once for all its files; a house of one test leaves nothing to that of another.
          isolate: false,
          // Otherwise stylesheets are empty in tests, and this one's weight is a promise.
          css: { include: /[/]site[/].*\.css/ },
          // For a machine that others slow down too: only what hangs takes so long.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: ['journeys/kit/founded-company.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          // Nothing of one journey is left for the next: only modules are, which need not be loaded anew.
          isolate: false,
          // Each has an installation of its own, and mostly waits for it.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
