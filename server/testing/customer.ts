import { expect } from 'vitest';
import type { TestHouse } from './index.ts';

export const ORIGIN = 'http://help.officinalume.example';
export const QUESTION = 'Buongiorno, la mia Luna 2 non si carica più dopo la pioggia. Cosa posso fare?';

interface Page {
  status: number;
  html: string;
  headers: Headers;
  bytes: number;
}

/** Opens a page as a browser without a script does. */
export async function get(house: TestHouse, path: string, headers: Record<string, string> = {}): Promise<Page> {
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

/** Sends the form of a page. */
export async function post(house: TestHouse, path: string, { text = '', nonce, files = [], headers = {} }: Sent) {
  const body = new FormData();
  if (nonce !== undefined) body.set('nonce', nonce);
  body.set('text', text);
  // An empty file field is what browsers send when none was chosen.
  for (const file of files.length > 0 ? files : [new File([], '')]) body.append('files', file);
  const response = await house.app.request(ORIGIN + path, { method: 'POST', body, headers });
  return { status: response.status, html: await response.text(), location: response.headers.get('location') ?? '' };
}

/** Giulia has written; the path of her page. */
export async function asked(
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

/** The team writes, and what was due then has been done. @returns the message's id. */
export async function answer(house: TestHouse, id: string, message: Record<string, unknown>): Promise<string> {
  const { status, body } = await house.call('POST', `/tickets/${id}/messages`, { body: message });
  expect(status).toBe(201);
  await house.runJobs();
  return body.id;
}

/** The word that makes two sendings of one form one message. */
export const nonceIn = (html: string): string => /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
