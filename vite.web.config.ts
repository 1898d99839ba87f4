import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The teammates' app: web/index.html becomes build/web, every file but the page itself named by its content. */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    manifest: true,
    // The browsers of the last two years or so.
    target: 'es2023',
    sourcemap: false,
    // Fonts and pictures stay files, which the browser may keep and the content policy can name.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
