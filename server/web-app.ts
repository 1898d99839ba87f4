import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { House } from './composition.ts';
import { problem } from './platform/http/problem.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json']);

/**
 * The app may load what the house itself serves, and no script but its own. Mails are shown in sandboxed frames of their own
 * source (srcdoc), which inherit this: pictures of other servers are let through there only when the reader asks.
 */
const APP_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https: http:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the built teammates' app: hashed files for ever, its page for every path that nothing else answers. */
export function serveApp(house: House, folder: string): void {
  house.app.get('/assets/*', async (c) => {
    const file = await fileAt(folder, new URL(c.req.url).pathname, c.req.header('accept-encoding'));
    if (!file) throw problem(404, 'not-found', 'There is no such file.');
    return c.body(file.bytes, 200, { ...file.headers, 'cache-control': 'public, max-age=31536000, immutable' });
  });
  house.app.get('*', async (c) => {
    const { pathname } = new URL(c.req.url);
    if (pathname.startsWith('/api/')) throw problem(404, 'not-found', `There is nothing at ${pathname}.`);
    const accepts = c.req.header('accept-encoding');
    const named = extname(pathname) === '' ? undefined : await fileAt(folder, pathname, accepts);
    if (named) return c.body(named.bytes, 200, { ...named.headers, 'cache-control': 'no-cache' });
    if (extname(pathname) !== '') throw problem(404, 'not-found', 'There is no such file.');
    const page = await fileAt(folder, '/index.html', accepts);
    if (!page)
      throw problem(503, 'not-built', 'The app is not built yet. Start Sportello with bin/sportello, which builds it.');
    return c.body(page.bytes, 200, {
      ...page.headers,
      'cache-control': 'no-cache',
      'content-security-policy': APP_POLICY,
    });
  });
}

async function fileAt(folder: string, pathname: string, accepts: string | undefined) {
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  if (!path.startsWith(`${folder}/`)) return undefined;
  const extension = extname(path);
  const type = TYPES[extension];
  if (!type) return undefined;
  const small = COMPRESSED.has(extension) && accepts?.includes('br') ? await bytesOf(`${path}.br`) : undefined;
  const bytes = small ?? (await bytesOf(path));
  if (!bytes) return undefined;
  return {
    bytes,
    headers: { 'content-type': type, vary: 'accept-encoding', ...(small ? { 'content-encoding': 'br' } : {}) },
  };
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
