import { z } from '@hono/zod-openapi';
import { problem } from '../../platform/http/problem.ts';

/** As routes declare it (RFC 9110, 13.1.1). */
export const ifMatchHeader = z.object({ 'if-match': z.string().max(1_000).optional() });

/** The ETag of an article's words at this version. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** @throws Problem 412 where the header means other words than these. A tag that a proxy weakened counts as ours. */
export function requireMatch(ifMatch: string | undefined, version: number | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*' || version === undefined) return;
  if (ifMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(version))) return;
  throw problem(412, 'article-changed', 'Somebody changed this article since you opened it.', undefined, { version });
}
