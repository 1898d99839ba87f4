import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Findings {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** Two frames, in which what opens begins to, and then the end of whatever moves and does not do so for ever. */
const AT_REST = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const moving = () => document.getAnimations().filter(
    (one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity,
  );
  for (let some = moving(); some.length > 0; some = moving()) await Promise.allSettled(some.map((one) => one.finished));
})()`;

/**
 * axe finds nothing on the page once it is at rest: what still fades in has colours that nobody chose. The visit has to let it in
 * (`bypassCSP`), which the page itself would not do.
 */
export async function nothingFound(page: Page): Promise<void> {
  let found = await look(page);
  // A page may begin to move when it was just looked at.
  if (found.length > 0) found = await look(page);
  expect(found).toEqual([]);
}

async function look(page: Page): Promise<string[]> {
  await page.evaluate(AT_REST);
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.addScriptTag({ path: AXE });
  // Every rule looks everywhere; only what is in order is not told element by element.
  const { violations } = await page.evaluate<Findings>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}
