import { describe, expect, test } from 'vitest';
import { asked, get, ORIGIN } from '../../testing/customer.ts';
import type { TestHouse } from '../../testing/index.ts';
import { openTestHouse } from '../../testing/index.ts';
import { CLIENT, openLyingProvider, openOpenIdProvider, throughProvider } from '../../testing/openid.ts';

const GIULIA = 'g.ferraro@postanova.example';
const HERS = { subject: 'account-7', email: GIULIA, emailVerified: true };
const ON_LOOPBACK = { config: { privateWebhooks: ['127.0.0.1'] } };

async function register(house: TestHouse, issuer: string, more: Record<string, unknown> = {}) {
  const made = await house.call('POST', '/customer-providers', {
    body: { name: 'Postanova', issuer, ...CLIENT, ...more },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.items.at(-1) as { id: string; redirectUrl: string; hasSecret: boolean };
}

/** Presses the button. @returns where the browser goes, and what it keeps. */
async function leave(house: TestHouse, providerId: string) {
  const left = await get(house, `/my/with/${providerId}?lang=it`);
  return {
    status: left.status,
    html: left.html,
    address: left.headers.get('location') ?? '',
    cookie: left.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
}

async function back(house: TestHouse, address: string, cookie: string) {
  const response = await house.app.request(address, { headers: cookie ? { cookie } : {} });
  const session = response.headers.getSetCookie().find((set) => set.startsWith('sportello_requests='));
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get('location'),
    session: session?.split(';')[0],
    isSafe: session !== undefined && /; HttpOnly/.test(session) && /SameSite=Lax/.test(session),
  };
}

async function comeIn(house: TestHouse, provider: { issuer: string }, providerId: string) {
  const { address, cookie } = await leave(house, providerId);
  return back(house, await throughProvider(address, provider.issuer), cookie);
}

describe('coming in by the account of a provider', () => {
  test('shows what the mailed link shows; the account is known by issuer and subject from then on', async () => {
    const house = await openTestHouse(ON_LOOPBACK);
    await asked(house);
    const provider = await openOpenIdProvider(HERS);
    const { id, redirectUrl, hasSecret } = await register(house, provider.issuer);
    expect(hasSecret).toBe(true);
    provider.register(redirectUrl);
    expect((await house.call('POST', `/customer-providers/${id}/trial`)).body).toEqual({ trouble: null });
    expect((await get(house, '/my/sign-in?lang=it')).html).toContain(`/my/with/${id}?lang=it`);

    const left = await leave(house, id);
    const question = new URL(left.address).searchParams;
    expect(question.get('code_challenge_method')).toBe('S256');
    expect([question.get('state')?.length, question.get('nonce')?.length].every((length) => (length ?? 0) > 20)).toBe(
      true,
    );
    const address = await throughProvider(left.address, provider.issuer);
    // Another browser, and one that never left.
    expect(await back(house, address, '')).toMatchObject({ status: 403, session: undefined });
    const other = await leave(house, id);
    expect(await back(house, address, other.cookie)).toMatchObject({ status: 403, session: undefined });
    const came = await back(house, address, left.cookie);
    expect(came).toMatchObject({ status: 303, location: '/my/it', isSafe: true });
    const list = await get(house, '/my/it', { cookie: came.session ?? '' });
    expect(list.html).toContain('Luna 2 non si carica');
    expect(list.html).toContain(`Postanova, come ${GIULIA}`);
    // A code serves once.
    expect(await back(house, address, left.cookie)).toMatchObject({ status: 403, session: undefined });

    // Whatever address the account says later, and by whichever key it is signed.
    provider.person = { subject: HERS.subject, email: 'giulia@elsewhere.example', emailVerified: false };
    provider.rotate();
    const again = await comeIn(house, provider, id);
    expect((await get(house, '/my/it', { cookie: again.session ?? '' })).html).toContain('Luna 2 non si carica');

    // Signing out ends ours; taking the provider away ends all that came by it.
    await house.app.request(`${ORIGIN}/my/sign-out`, { method: 'POST', headers: { cookie: came.session ?? '' } });
    expect((await get(house, '/my/it', { cookie: came.session ?? '' })).status).toBe(303);
    expect((await house.call('DELETE', `/customer-providers/${id}`)).status).toBe(204);
    expect((await get(house, '/my/it', { cookie: again.session ?? '' })).status).toBe(303);
    expect((await get(house, '/my/sign-in?lang=it')).html).not.toContain('/my/with/');
    expect((await get(house, `/my/with/${id}`)).status).toBe(404);
    expect(await house.db.selectFrom('customer_accounts').selectAll().execute()).toEqual([]);
  });

  test('lets nobody in whose address the provider did not make sure of, may not speak for, or that nobody wrote from', async () => {
    const house = await openTestHouse(ON_LOOPBACK);
    await asked(house);
    const provider = await openOpenIdProvider({ ...HERS, emailVerified: false });
    const { id, redirectUrl } = await register(house, provider.issuer);
    provider.register(redirectUrl);
    const unverified = await comeIn(house, provider, id);
    expect([unverified.status, unverified.session]).toEqual([403, undefined]);
    expect(unverified.html).toContain('non conferma');
    expect(unverified.html).toContain('/my/sign-in?lang=it');
    provider.person = { subject: 'account-8', email: 'nobody@elsewhere.example', emailVerified: true };
    expect((await comeIn(house, provider, id)).html).toContain('Non abbiamo trovato richieste');
    provider.person = null;
    expect(await comeIn(house, provider, id)).toMatchObject({ status: 403, session: undefined });
    provider.person = HERS;
    await house.call('PATCH', `/customer-providers/${id}`, { body: { domains: ['elsewhere.example'] } });
    expect(await comeIn(house, provider, id)).toMatchObject({ status: 403, session: undefined });
    await house.call('PATCH', `/customer-providers/${id}`, { body: { domains: ['postanova.example'] } });
    expect((await comeIn(house, provider, id)).session).toBeDefined();

    // Too late, and down.
    const { address, cookie } = await leave(house, id);
    const late = await throughProvider(address, provider.issuer);
    house.clock.set(house.clock.now().add({ minutes: 16 }));
    expect(await back(house, late, cookie)).toMatchObject({ status: 403, session: undefined });
    await provider.close();
    const down = await leave(house, id);
    expect([down.status, down.address]).toEqual([502, '']);
    expect(down.html).toContain('/my/sign-in?lang=it');
    expect((await house.call('POST', `/customer-providers/${id}/trial`)).body).toEqual({ trouble: 'away' });
  });

  test('believes no token that is for somebody else, of another time, another sign-in or another hand', async () => {
    const house = await openTestHouse(ON_LOOPBACK);
    await asked(house);
    const truth = { sub: 'account-9', email: GIULIA, email_verified: true };
    const liar = await openLyingProvider(truth);
    const { id } = await register(house, liar.issuer, { clientSecret: '' });
    const now = Math.floor(Date.now() / 1_000);
    const lies: Record<string, unknown>[] = [
      { nonce: 'of another sign-in' },
      { nonce: undefined },
      { aud: 'another-client' },
      { aud: [CLIENT.clientId, 'another-client'], azp: 'another-client' },
      { iss: 'https://accounts.elsewhere.example' },
      { exp: now - 3_600 },
      { sub: undefined },
    ];
    for (const lie of lies) {
      liar.claims = { ...truth, ...lie };
      expect([lie, (await comeIn(house, liar, id)).session]).toEqual([lie, undefined]);
    }
    for (const lie of [
      { email_verified: 'true' },
      { email_verified: undefined },
      { email: 'a b', email_verified: true },
    ]) {
      liar.claims = { ...truth, ...lie };
      expect([lie, (await comeIn(house, liar, id)).status]).toEqual([lie, 403]);
    }
    liar.claims = truth;
    liar.unsigned = true;
    expect(await comeIn(house, liar, id)).toMatchObject({ status: 403, session: undefined });
    liar.says = { id_token_signing_alg_values_supported: ['none', 'RS256'] };
    house.clock.set(house.clock.now().add({ minutes: 11 }));
    expect(await comeIn(house, liar, id)).toMatchObject({ status: 403, session: undefined });
    liar.unsigned = false;
    liar.hidesKey = true;
    expect(await comeIn(house, liar, id)).toMatchObject({ status: 403, session: undefined });
    liar.hidesKey = false;
    expect((await comeIn(house, liar, id)).session).toBeDefined();
  });
});

test('a provider is asked only where it may be, over a closed line, and keeps its secret', async () => {
  const house = await openTestHouse();
  for (const issuer of [
    'http://accounts.example.com',
    'ftp://a.example',
    'accounts',
    'https://a.example/?x=1',
    'https://u:p@a.example',
  ])
    expect(
      (await house.call('POST', '/customer-providers', { body: { name: 'P', issuer, clientId: 'x' } })).status,
    ).toBe(422);
  const { id } = await register(house, 'https://127.0.0.1:1');
  expect((await house.call('POST', `/customer-providers/${id}/trial`)).body).toEqual({ trouble: 'private-address' });
  const seen = await house.call('GET', '/customer-providers');
  expect(JSON.stringify(seen.body)).not.toContain(CLIENT.clientSecret);
  const kept = () => house.db.selectFrom('customer_providers').select('client_secret_sealed').executeTakeFirstOrThrow();
  expect((await kept()).client_secret_sealed).not.toContain(CLIENT.clientSecret);
  // A secret belongs to its registration: another one does not inherit it.
  await house.call('PATCH', `/customer-providers/${id}`, { body: { name: 'Shop' } });
  expect((await kept()).client_secret_sealed).not.toBeNull();
  await house.call('PATCH', `/customer-providers/${id}`, { body: { clientId: 'another' } });
  expect((await kept()).client_secret_sealed).toBeNull();
});
