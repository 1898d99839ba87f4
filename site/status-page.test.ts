import { describe, expect, it } from 'vitest';
import type { TestHouse } from '../server/testing/index.ts';
import { openTestHouse } from '../server/testing/index.ts';

const ORIGIN = 'http://help.officinalume.example';
const QUESTION = 'Buongiorno, la mia Luna 2 non si carica più dopo la pioggia. Cosa posso fare?';

interface Page {
  status: number;
  html: string;
  headers: Headers;
  bytes: number;
}

async function get(house: TestHouse, path: string, headers: Record<string, string> = {}): Promise<Page> {
  const response = await house.app.request(ORIGIN + path, { headers });
  const html = await response.text();
  return { status: response.status, html, headers: response.headers, bytes: new TextEncoder().encode(html).length };
}

interface Sent {
  text?: string;
  nonce?: string;
  files?: File[];
  headers?: Record<string, string>;
}

async function post(house: TestHouse, path: string, { text = '', nonce, files = [], headers = {} }: Sent) {
  const body = new FormData();
  if (nonce !== undefined) body.set('nonce', nonce);
  body.set('text', text);
  // An empty file field is what browsers send when none was chosen.
  for (const file of files.length > 0 ? files : [new File([], '')]) body.append('files', file);
  const response = await house.app.request(ORIGIN + path, { method: 'POST', body, headers });
  return { status: response.status, html: await response.text(), location: response.headers.get('location') ?? '' };
}

/** Somebody has written; the path of their page. */
async function asked(
  house: TestHouse,
  options: { text?: string; subject?: string; language?: string } = {},
): Promise<{ id: string; number: number; path: string }> {
  const { body } = await house.call('POST', '/tickets', {
    body: {
      subject: options.subject ?? 'Luna 2 non si carica',
      text: options.text ?? QUESTION,
      contact: { address: 'g.ferraro@postanova.example', name: 'Giulia Ferraro' },
      ...(options.language ? { language: options.language } : {}),
    },
  });
  return { id: body.id, number: body.number, path: new URL(body.statusUrl).pathname };
}

async function answer(house: TestHouse, id: string, message: Record<string, unknown>): Promise<string> {
  const { status, body } = await house.call('POST', `/tickets/${id}/messages`, { body: message });
  expect(status).toBe(201);
  await house.runJobs();
  return body.id;
}

const nonceIn = (html: string): string => /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the page of a request', () => {
  it('says in the language of the request what is true, by when there is news, and what was written', async () => {
    const house = await openTestHouse();
    const ticket = await asked(house, { language: 'it' });
    const page = await get(house, ticket.path);
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html lang="it">');
    expect(page.html).toContain(`Richiesta ${ticket.number}, del 19 novembre`);
    expect(page.html).toContain('La sua richiesta è arrivata.');
    expect(page.html).toContain('Le rispondiamo <b>oggi entro le 15:20</b>');
    expect(page.html).toContain(QUESTION);
    await answer(house, ticket.id, { type: 'reply', text: 'Buongiorno Giulia, ci manda due foto?' });
    const answered = await get(house, ticket.path);
    expect(answered.html).toContain('Aspettiamo una sua risposta.');
    expect(answered.html).toContain('Buongiorno Giulia, ci manda due foto?');
  });
});
