import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Installation } from './installation.ts';

const PROGRAM = '/usr/bin/chromium';
/** For a machine that others slow down too: only what never comes takes so long. */
const PATIENCE_MS = 60_000;

/**
 * What nobody looks at in a browser without a window. Each window would draw the suggestions of its address bar as two more pages,
 * which takes longer than most of ours. Only the last such list counts, so what Playwright itself switches off stands in it too.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  'PreconnectToSearch',
];

/** Debian's own Chromium with a profile made for this run; it asks nobody but the product. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${SWITCHED_OFF.join()}`,
    ],
  });
}

export interface Visit {
  page: Page;
  /** Errors that the page's own script ran into. */
  complaints: string[];
  close(): Promise<void>;
}

/** Somebody sits down at a browser that has never been here. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    // What the server refuses (a first visit is not signed in) is told there too, and is no error of the script.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) complaints.push(line.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** Through the page where people sign in. */
export async function signIn(page: Page, house: Installation, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${house.url}/`);
  await page.getByLabel('Mail', { exact: true }).fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.waitForURL(/\/inbox/);
}

/** Somebody who has signed in before opens a page: quicker than by the page where people sign in, which has its own journey. */
export async function comeIn(
  page: Page,
  house: Installation,
  who: { email: string; password: string },
  place = '/inbox/next',
): Promise<void> {
  const answer = await page.context().request.post(`${house.url}/api/auth/sign-in/email`, {
    headers: { origin: house.url },
    data: { email: who.email, password: who.password },
  });
  if (!answer.ok()) throw new Error(`${who.email} was not let in: ${answer.status()}`);
  await page.goto(house.url + place);
}
