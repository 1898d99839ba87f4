import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Actor } from '../access/index.ts';
import { may } from '../access/index.ts';
import type { Platform } from '../act.ts';
import { pingDatabase } from '../db/index.ts';
import { jobFigures } from '../jobs/index.ts';
import { errorFacts } from '../log/index.ts';
import { problemResponse } from './app.ts';
import { problem } from './problem.ts';
import type { Api } from './routes.ts';

/** Names of figures (they become `sportello_<name>`) with their values now. */
export type Figures = () => Promise<Record<string, number>>;

/** `/health` for whoever watches (no token, no facts), `/metrics` in Prometheus' text form for a token or an owner. */
export function healthRoutes(
  app: Api,
  platform: Platform,
  options: { actorOf(request: Request): Promise<Actor>; figures: Figures[] },
): void {
  app.get('/health', async (c) => {
    try {
      await pingDatabase(platform.db);
      await jobFigures(platform.db);
      return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
    } catch (error) {
      platform.log.warn(errorFacts(error), 'not healthy');
      return c.json({ status: 'database-away' }, 503, { 'cache-control': 'no-store' });
    }
  });

  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'sportello_' });
  app.get('/metrics', async (c) => {
    const actor = await options.actorOf(c.req.raw);
    if (!may(actor, 'metrics.read')) {
      return problemResponse(problem(401, 'not-signed-in', 'Figures need a token: Authorization: Bearer TOKEN.'));
    }
    for (const figures of options.figures) {
      for (const [name, value] of Object.entries(await figures())) gauge(registry, `sportello_${name}`).set(value);
    }
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
  });
}

function gauge(registry: Registry, name: string): Gauge {
  const known = registry.getSingleMetric(name);
  if (known instanceof Gauge) return known;
  return new Gauge({ name, help: name.replaceAll('_', ' '), registers: [registry] });
}
