import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

/** What bin/ starts, each a file in build/server; packages stay in node_modules. */
const entries = {
  'own-stacks': 'server/own-stacks.ts',
  main: 'server/main.ts',
  console: 'server/console.ts',
  bench: 'server/bench/main.ts',
  'mail-reader': 'server/channels/email/reading/reading-worker.ts',
  'rota-planner': 'server/features/rota/planning/planning-worker.ts',
  'file-reader': 'server/features/search/files/reading-process.ts',
  'calendar-reader': 'server/features/rota/calendar-worker.ts',
};

export default defineConfig({
  // web/public belongs to the app alone.
  publicDir: false,
  // The public pages are written in JSX and rendered to text by hono.
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    outDir: 'build/server',
    emptyOutDir: true,
    target: 'node26',
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
