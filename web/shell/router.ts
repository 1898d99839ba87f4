import { createRouter } from '@tanstack/react-router';
import { NothingHere, PageBroke } from './page-states.tsx';
import { routes } from './routes.ts';

export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  // Nothing for 300 ms; pages then show the shape of what comes.
  defaultPendingMs: 300,
  defaultErrorComponent: PageBroke,
  defaultNotFoundComponent: NothingHere,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
