import type { RouteConfig, RouteHandler } from '@hono/zod-openapi';
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Permission } from '../../../contract/permissions.ts';
import { problem as problemBody } from '../../../contract/shapes.ts';
import type { Actor } from '../access/index.ts';
import { desksWhere, may } from '../access/index.ts';
import { problem } from './problem.ts';

/** What every handler finds on its context. */
export interface Env {
  Variables: { actor: Actor; requestId: string };
}

/**
 * Who may call a route, declared with it: a permission of the catalogue (the handler, or the scoped query beneath it, asks
 * for the desk's), anyone signed in, or everyone. There is no default: a route without it does not compile.
 */
export type Guard = Permission | 'signed-in' | 'public';

export interface DeclaredRoute {
  method: string;
  path: string;
  guard: Guard;
}

export type Api = OpenAPIHono<Env>;

export interface Routes {
  api: Api;
  declared: DeclaredRoute[];
  /** Declares and answers one route of `/api/v1`. */
  route<Config extends Omit<RouteConfig, 'responses'> & Pick<RouteConfig, 'responses'>>(
    guard: Guard,
    config: Config,
    handler: RouteHandler<Config, Env>,
  ): void;
}

/** A JSON body's place in a route's request. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true as const };
}

const WRONG = { description: 'What was wrong', content: { 'application/problem+json': { schema: problemBody } } };

/** The answers of a route: one good one, and problem+json for the rest. */
export function answers<Status extends number, Schema extends z.ZodType>(
  status: Status,
  description: string,
  schema: Schema,
) {
  return { [status]: { description, content: { 'application/json': { schema } } }, default: WRONG } as {
    [K in Status]: { description: string; content: { 'application/json': { schema: Schema } } };
  };
}

/** For routes that answer 204. */
export function noContent(description: string) {
  return { 204: { description }, default: WRONG } as { 204: { description: string } };
}

/** For routes that answer 200 with what is no JSON: a file, a picture, a stream. `kind`: of its content, where it is known. */
export function bytes(description: string, kind = '*/*') {
  const content = { [kind]: { schema: { type: 'string', format: 'binary' } } };
  return { 200: { description, content }, default: WRONG } as { 200: { description: string } };
}

/** A fresh set of routes; a body or query that does not fit its schema is a Problem 422 with the field's path. */
export function createRoutes(): Routes {
  const api = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const issues = result.error.issues.map((issue) => ({ path: issue.path.join('.'), detail: issue.message }));
      const first = issues[0];
      const detail = first?.path
        ? `"${first.path}" cannot be used: ${first.detail}`
        : `This cannot be used: ${first?.detail ?? 'it has the wrong shape'}`;
      throw problem(422, 'invalid', detail, issues);
    },
  });
  const declared: DeclaredRoute[] = [];
  return {
    api,
    declared,
    route(guard, config, handler) {
      declared.push({ method: config.method.toUpperCase(), path: config.path, guard });
      const guarded = createRoute({ ...config, middleware: [guardMiddleware(guard)] as const });
      api.openapi(guarded as never, handler as never);
    },
  };
}

function guardMiddleware(guard: Guard) {
  return async (c: { get(key: 'actor'): Actor }, next: () => Promise<void>): Promise<void> => {
    const actor = c.get('actor');
    if (guard !== 'public' && actor.kind !== 'teammate' && actor.kind !== 'token') {
      throw problem(401, 'not-signed-in', 'Sign in first, or send a token: Authorization: Bearer TOKEN.');
    }
    if (guard !== 'public' && guard !== 'signed-in' && !mayAnywhere(actor, guard)) {
      throw problem(403, 'not-allowed', 'You may not do this. An owner or a manager of the desk can change that.');
    }
    await next();
  };
}

function mayAnywhere(actor: Actor, permission: Permission): boolean {
  const desks = desksWhere(actor, permission);
  return desks === 'all' || desks.length > 0 || may(actor, permission);
}
