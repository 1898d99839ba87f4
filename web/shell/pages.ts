import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';

/**
 * Every feature's page: `web/features/<feature>/<name>-page.tsx` with a default export. A page is its own chunk and is
 * fetched when its address is opened. A place whose page is not there does not show in the rail.
 */
const pages = import.meta.glob<{ default: RouteComponent }>('../features/*/*-page.tsx');

export function hasPage(path: string): boolean {
  return pages[`../features/${path}.tsx`] !== undefined;
}

export function page(path: string): RouteComponent | undefined {
  const load = pages[`../features/${path}.tsx`];
  return load ? lazyRouteComponent(load) : undefined;
}
