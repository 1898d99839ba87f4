import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Findings {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** axe finds nothing on the page as it stands. The visit has to let it in (`bypassCSP`), which the page itself would not do. */
export async function nothingFound(page: Page): Promise<void> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate<Findings>('axe.run()');
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}
