import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Findings {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** axe finds nothing on the page as it stands. The visit has to let it in (`bypassCSP`), which the page itself would not do. */
export async function nothingFound(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.addScriptTag({ path: AXE });
  // Every rule looks everywhere; only what is in order is not told element by element.
  const { violations } = await page.evaluate<Findings>(`axe.run({ resultTypes: ['violations'] })`);
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}
