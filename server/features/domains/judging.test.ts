import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookedUp, LookUp } from '../../platform/dns/index.ts';
import { judgeDkim, judgeDmarc, judgeSpf, mergedSpf } from './judging.ts';
import { spfTermsOf } from './sending-hosts.ts';

function dns(texts: Record<string, string[] | 'offline'> = {}): LookUp {
  const txt = async (name: string): Promise<LookedUp<string[]>> => {
    const found = texts[name];
    if (found === 'offline') return { found: null, why: 'offline' };
    return found ? { found } : { found: null, why: 'not_found' };
  };
  const never = (): never => {
    throw new Error('SPF records are read from texts alone');
  };
  return { txt, mx: never, a: never, resolve: never };
}

const NOT_FOUND: LookedUp<string[]> = { found: null, why: 'not_found' };
const OFFLINE: LookedUp<string[]> = { found: null, why: 'offline' };

describe('SPF', () => {
  const google = ['include:_spf.google.com'];

  it('is there when our mechanism is, in whatever spelling and place', async () => {
    for (const record of ['v=spf1 include:_spf.google.com ~all', 'V=SPF1 mx +Include:_SPF.google.com -all']) {
      const judged = await judgeSpf(dns(), { found: ['google-site-verification=x', record] }, google);
      expect(judged).toEqual({ seen: 'there', seenValue: record, value: record });
    }
  });

  it('is there when what is included, or what it is redirected to, allows us', async () => {
    const texts = {
      'spf.lume.example': ['v=spf1 include:two.lume.example ?all'],
      'two.lume.example': ['v=spf1 include:_spf.google.com ~all'],
    };
    for (const record of ['v=spf1 include:spf.lume.example ~all', 'v=spf1 redirect=spf.lume.example']) {
      expect((await judgeSpf(dns(texts), { found: [record] }, google)).seen).toBe('there');
    }
    const looped = { 'a.example': ['v=spf1 include:a.example'] };
    expect((await judgeSpf(dns(looped), { found: ['v=spf1 include:a.example ~all'] }, google)).seen).toBe('different');
  });

  it('is different when it lacks us, excludes us or is there twice, and says what would be right', async () => {
    expect(await judgeSpf(dns(), { found: ['v=spf1 mx include:other.example -all'] }, google)).toEqual({
      seen: 'different',
      seenValue: 'v=spf1 mx include:other.example -all',
      value: 'v=spf1 mx include:other.example include:_spf.google.com -all',
    });
    expect((await judgeSpf(dns(), { found: ['v=spf1 -include:_spf.google.com ~all'] }, google)).seen).toBe('different');
    const twice = await judgeSpf(dns(), { found: ['v=spf1 mx ~all', 'v=spf1 include:_spf.google.com -all'] }, google);
    expect(twice).toMatchObject({ seen: 'different', value: 'v=spf1 mx include:_spf.google.com ~all' });
  });

  it('is missing, or nobody knows', async () => {
    expect(await judgeSpf(dns(), NOT_FOUND, google)).toEqual({ seen: 'missing', seenValue: null });
    expect(await judgeSpf(dns(), { found: ['v=spf10 x', 'hello'] }, google)).toMatchObject({ seen: 'missing' });
    expect(await judgeSpf(dns(), OFFLINE, google)).toEqual({ seen: 'offline', seenValue: null });
    const through = await judgeSpf(
      dns({ 'x.example': 'offline' }),
      { found: ['v=spf1 include:x.example ~all'] },
      google,
    );
    expect(through.seen).toBe('offline');
  });

  it('never loses a mechanism of somebody else when it is mended, and is right after it', async () => {
    const term = fc.constantFrom('mx', 'a', 'ip4:192.0.2.1', 'include:x.example', '?include:y.example', '-all', '~all');
    await fc.assert(
      fc.asyncProperty(
        fc.array(term),
        fc.subarray(['mx', 'a:mail.lume.example', ...google], { minLength: 1 }),
        async (has, terms) => {
          const merged = mergedSpf([['v=spf1', ...has].join(' ')], terms);
          const words = merged.split(' ');
          for (const one of has.filter((each) => !each.endsWith('all'))) expect(words).toContain(one);
          expect(words.at(-1)).toMatch(/^[-~]all$/);
          expect(words.filter((one) => /all$/.test(one))).toHaveLength(1);
          expect((await judgeSpf(dns(), { found: [merged] }, terms)).seen).toBe('there');
        },
      ),
    );
  });

  it('asks for what each way out needs', () => {
    const terms = (hosts: string[], direct = false) => spfTermsOf({ hosts, direct }, 'help.lume.example');
    expect(terms(['smtp.gmail.com', 'smtp.office365.com'])).toEqual([
      'include:_spf.google.com',
      'include:spf.protection.outlook.com',
    ]);
    expect(terms(['mail.lume.example', 'notgmail.com'], true)).toEqual([
      'a:mail.lume.example',
      'a:notgmail.com',
      'a:help.lume.example',
    ]);
    expect(spfTermsOf({ hosts: [], direct: true }, null)).toEqual(['mx']);
  });
});

describe('DKIM', () => {
  const value = 'v=DKIM1; k=rsa; p=AAAA+BBB/';
  it('is our key, another, none, or not to be known', () => {
    expect(judgeDkim({ found: ['v=DKIM1;k=rsa; p= AAAA +BBB/ '] }, value).seen).toBe('there');
    expect(judgeDkim({ found: ['v=DKIM1; p=CCCC'] }, value).seen).toBe('different');
    expect(judgeDkim({ found: ['v=DKIM1; p='] }, value).seen).toBe('different');
    expect(judgeDkim({ found: [value, 'v=DKIM1; p=CCCC'] }, value).seen).toBe('different');
    expect(judgeDkim({ found: ['hello'] }, value).seen).toBe('missing');
    expect(judgeDkim(OFFLINE, value).seen).toBe('offline');
  });
});

describe('DMARC', () => {
  it('is there however strict it is, and taken from the organization where the domain has none', () => {
    const strict = 'v=DMARC1; p=reject; rua=mailto:x@lume.example';
    expect(judgeDmarc({ found: [strict] }, null)).toEqual({ seen: 'there', seenValue: strict, value: strict });
    expect(judgeDmarc({ found: ['v=DMARC1;p=none'] }, null).seen).toBe('there');
    expect(judgeDmarc(NOT_FOUND, { found: [strict] }).seen).toBe('there');
    expect(judgeDmarc({ found: ['v=DMARC1; p=sometimes'] }, null).seen).toBe('different');
    expect(judgeDmarc({ found: [strict, strict] }, null).seen).toBe('different');
    expect(judgeDmarc(NOT_FOUND, null).seen).toBe('missing');
    expect(judgeDmarc(NOT_FOUND, OFFLINE).seen).toBe('offline');
  });
});

it('takes whatever a stranger writes into DNS', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 500 })), async (texts) => {
      const hostile = { found: texts.map((text) => `v=spf1 ${text}`) };
      expect((await judgeSpf(dns(), hostile, ['mx'])).seenValue?.length ?? 0).toBeLessThanOrEqual(1_000);
      judgeDkim({ found: texts }, 'v=DKIM1; p=x');
      judgeDmarc({ found: texts.map((text) => `v=DMARC1;${text}`) }, null);
    }),
  );
});
