import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { speakAll } from '../i18n/index.ts';

/**
 * Every feature's page: `web/features/<feature>/<name>-page.tsx` with a default export. A page is its own chunk and is
 * fetched when its address is opened. A place whose page is not there does not show in the rail.
 */
const pages = import.meta.glob<{ default: RouteComponent }>('../features/*/*-page.tsx');

/** It speaks the words that are there from the beginning. */
const INBOX = 'tickets/workbench-page';

export function hasPage(path: string): boolean {
  return pages[`../features/${path}.tsx`] !== undefined;
}

export function page(path: string): RouteComponent | undefined {
  const load = pages[`../features/${path}.tsx`];
  if (!load) return undefined;
  return lazyRouteComponent(path === INBOX ? load : () => withAllWords(load));
}

/** What comes with a page besides its script. */
export async function withAllWords<Module>(load: () => Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([load(), speakAll()]);
  return module;
}
