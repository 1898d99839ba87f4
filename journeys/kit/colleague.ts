import { expect } from 'vitest';
import type { pete } from './cast.ts';
import { marta } from './cast.ts';
import type { Installation } from './installation.ts';
import { sessionOf } from './installation.ts';
import type { Sink } from './sink.ts';

/** Somebody of one desk or (null) of all: invited by Marta, and came by the link of the letter. */
export async function joinedBy(
  house: Installation,
  sink: Sink,
  who: typeof pete,
  deskId: string | null = null,
  role: 'agent' | 'teammate' = 'agent',
): Promise<void> {
  const headers = { cookie: await sessionOf(house, marta), origin: house.url };
  const invited = await house.call('POST', '/api/v1/invitations', {
    token: null,
    headers,
    body: { email: who.email, name: who.name, role, deskId },
  });
  expect(invited.status).toBe(201);
  const { raw, mail } = await sink.letterTo(who.email);
  const [, token] = /\/invitation\/([\w-]+)/.exec(mail.text ?? raw) ?? [];
  const taken = await house.call('POST', `/api/v1/invitations/${token}/acceptance`, {
    token: null,
    headers: { origin: house.url },
    body: { name: who.name, password: who.password, locale: 'en' },
  });
  expect(taken.status).toBe(201);
}
