import './views.tables.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { viewSeenBy, viewsSeenBy } from './presenting.ts';

export { viewRoutes } from './views.routes.ts';

/** What lists, counts and bulk changes need of saved views. */
export function savedViews(platform: Platform) {
  return {
    find: (actor: Actor, id: string) => viewSeenBy(platform, actor, id),
    seenBy: (actor: Actor) => viewsSeenBy(platform, actor),
  };
}
