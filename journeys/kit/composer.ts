import type { Page } from 'playwright-core';
import { until } from './waiting.ts';

/** The box for words, once the editor stands in it. Until then a plain field of the same name takes what is typed. */
export const box = (page: Page, name: string | RegExp) =>
  page.getByRole('textbox', { name }).and(page.locator('.tiptap'));

/**
 * Opens a box by its key and puts the cursor into it. A letter right after typed words still belongs to them, so the key
 * is pressed until it has opened the box.
 */
export async function openBox(page: Page, key: 'r' | 'n', name: string | RegExp): Promise<void> {
  const early = page.getByRole('textbox', { name });
  await until(`the box of ${key}`, async () => {
    if ((await early.count()) > 0) return true;
    await page.keyboard.press(key);
    return undefined;
  });
  await box(page, name).focus();
}
