import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingFound } from './kit/axe.ts';
import { openBrowser } from './kit/browser.ts';
import { company, giulia } from './kit/cast.ts';
import type { Installation } from './kit/installation.ts';
import { prepareInstallation } from './kit/installation.ts';

const LONG_WORD = 'Luna-2-senza-spazi-'.repeat(12);

let house: Installation;
let browser: Browser;
let page: string;

beforeAll(async () => {
  house = await prepareInstallation();
  await house.start();
  browser = await openBrowser();
  const { body } = await house.call('POST', '/api/v1/tickets', {
    body: {
      subject: `La luce non si ricarica ${LONG_WORD}`,
      text: `Buongiorno, ${LONG_WORD} dopo la pioggia non si ricarica più.`,
      contact: { address: giulia.address, name: giulia.name },
      desk: company.support,
      language: 'it',
      autoReply: true,
    },
  });
  await house.call('POST', `/api/v1/tickets/${body.id}/messages`, {
    body: { type: 'reply', html: '<p>Buongiorno,</p><ul><li>una foto della presa</li><li>una del retro</li></ul>' },
  });
  page = body.statusUrl;
});
afterAll(async () => {
  await browser?.close();
  await house?.remove();
});

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

test.each(
  SIZES.flatMap((viewport) => (['light', 'dark'] as const).map((colorScheme) => ({ ...viewport, colorScheme }))),
)('Whoever reads with a screen reader or by keys finds everything ($width px, $colorScheme)', async (look) => {
  const { width, height, colorScheme } = look;
  // The page itself has no script; axe needs to be let in.
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
  const shown = await context.newPage();
  for (const address of [page, `${page}?lang=ro`, `${house.url}/s/nowhere`]) {
    await shown.goto(address);
    await shown.locator('details').evaluateAll((all) => {
      for (const folded of all) folded.setAttribute('open', '');
    });
    await nothingFound(shown);
  }
  await context.close();
});

test('On the narrowest phone nothing sticks out, and nothing is asked of anybody else', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const shown = await context.newPage();
  const asked: string[] = [];
  shown.on('request', (request) => asked.push(request.url()));
  const complaints: string[] = [];
  shown.on('console', (line) => complaints.push(line.text()));
  await shown.goto(page);
  const wide = await shown.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const dock = await shown.evaluate<number>('document.forms[0].getBoundingClientRect().bottom');
  expect(wide).toBeLessThanOrEqual(0);
  expect(dock).toBeLessThanOrEqual(640);
  await shown.keyboard.press('Tab');
  await shown.getByLabel(/^Scriva a/).fill('Eccole.');
  await shown.getByRole('button', { name: 'Invia' }).press('Enter');
  await shown.getByText('Il suo messaggio è arrivato.').waitFor();
  expect(asked.filter((address) => !address.startsWith(house.url))).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
