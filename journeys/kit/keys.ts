import type { Locator, Page } from 'playwright-core';
import { until } from './waiting.ts';

/** A press that was heard shows by then, also on a machine that others slow down. */
const SHOWS_WITHIN_MS = 5_000;

/**
 * Presses a key until what it does is there. For presses that do no harm a second time, where who presses at once may be
 * earlier than what listens.
 */
export async function pressUntil(page: Page, key: string, what: string, done: () => Promise<boolean>): Promise<void> {
  await until(what, async () => {
    if (await done()) return true;
    await page.keyboard.press(key);
    return until(what, done, SHOWS_WITHIN_MS);
  });
}

/** Waits until something in there has the focus: what opens is seen a moment before it is typed into. */
export async function hasFocus(place: Locator): Promise<void> {
  await place.locator(':focus').first().waitFor({ state: 'attached' });
}
