import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { keyLookedUp, publicKeysOf, rotateDomainKey, signingKeysOf } from './keys.ts';

const DOMAIN = 'officinalume.example';

describe('signing keys of a domain', () => {
  test('the first is made by itself, and signs once it was seen in DNS', async () => {
    const { platform } = await openTestHouse();
    const [key, ...more] = await publicKeysOf(platform, 'OfficinaLume.example');
    expect(more).toEqual([]);
    expect(key).toMatchObject({ selector: 'sp1', algorithm: 'rsa', name: 'sp1._domainkey', state: 'next' });
    const p = /^v=DKIM1; k=rsa; p=([A-Za-z0-9+/=]+)$/.exec(key?.value ?? '')?.[1] ?? '';
    const published = createPublicKey({ key: Buffer.from(p, 'base64'), format: 'der', type: 'spki' });
    expect(published.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(await signingKeysOf(platform, DOMAIN)).toEqual([]);

    await keyLookedUp(platform, DOMAIN, 'sp1', true);
    const [signing] = await signingKeysOf(platform, DOMAIN);
    expect(signing).toMatchObject({ domain: DOMAIN, selector: 'sp1', algorithm: 'rsa' });
    expect(signing && createPublicKey(signing.privateKey).equals(published)).toBe(true);
    // Its name is gone from DNS: a signature that nobody can check is worse than none.
    await keyLookedUp(platform, DOMAIN, 'sp1', false);
    expect(await signingKeysOf(platform, DOMAIN)).toEqual([]);
  });

  test('rotating: the elder signs until the next was seen, and stays published for a week', async () => {
    const house = await openTestHouse();
    const { platform } = house;
    const owner = await house.teammate('owner');
    await publicKeysOf(platform, DOMAIN);
    await expect(rotateDomainKey(platform, owner, DOMAIN)).rejects.toMatchObject({ status: 409 });
    await keyLookedUp(platform, DOMAIN, 'sp1', true);

    expect(await rotateDomainKey(platform, owner, DOMAIN)).toEqual({ selector: 'sp2' });
    const states = async () => (await publicKeysOf(platform, DOMAIN)).map(({ selector, state }) => [selector, state]);
    expect(await states()).toEqual([
      ['sp1', 'signs'],
      ['sp2', 'next'],
    ]);
    expect((await signingKeysOf(platform, DOMAIN)).map(({ selector }) => selector)).toEqual(['sp1']);

    await keyLookedUp(platform, DOMAIN, 'sp2', true);
    expect((await signingKeysOf(platform, DOMAIN)).map(({ selector }) => selector)).toEqual(['sp2']);
    expect(await states()).toEqual([
      ['sp1', 'before'],
      ['sp2', 'signs'],
    ]);
    await expect(rotateDomainKey(platform, owner, DOMAIN)).rejects.toMatchObject({ status: 409 });

    house.clock.set(house.clock.now().add({ hours: 8 * 24 }));
    expect(await states()).toEqual([['sp2', 'signs']]);
    const before = await house.db
      .selectFrom('domain_keys')
      .selectAll()
      .where('selector', '=', 'sp1')
      .executeTakeFirst();
    expect(await rotateDomainKey(platform, owner, DOMAIN)).toEqual({ selector: 'sp1' });
    const after = await house.db.selectFrom('domain_keys').selectAll().where('selector', '=', 'sp1').executeTakeFirst();
    expect(after?.public_key).not.toBe(before?.public_key);
  });

  test('Ed25519 signs beside RSA', async () => {
    const house = await openTestHouse();
    const owner = await house.teammate('owner');
    await publicKeysOf(house.platform, DOMAIN);
    await keyLookedUp(house.platform, DOMAIN, 'sp1', true);
    expect(await rotateDomainKey(house.platform, owner, DOMAIN, 'ed25519')).toEqual({ selector: 'sp3' });
    await keyLookedUp(house.platform, DOMAIN, 'sp3', true);
    const keys = await signingKeysOf(house.platform, DOMAIN);
    expect(keys.map(({ algorithm }) => algorithm)).toEqual(['rsa', 'ed25519']);
  });

  test('is for owners, and for domains that others can know', async () => {
    const house = await openTestHouse();
    const lead = await house.teammate('lead');
    await expect(rotateDomainKey(house.platform, lead, DOMAIN)).rejects.toMatchObject({ status: 403 });
    for (const domain of ['localhost', 'mail.local', 'intranet'])
      expect(await publicKeysOf(house.platform, domain)).toEqual([]);
  });

  test('two processes that want the first key at once have one', async () => {
    const { platform } = await openTestHouse();
    const found = await Promise.all([1, 2, 3].map(() => publicKeysOf(platform, DOMAIN)));
    expect(new Set(found.map(([key]) => key?.value)).size).toBe(1);
  });
});
