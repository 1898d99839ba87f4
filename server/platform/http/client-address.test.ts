import { describe, expect, it } from 'vitest';
import { ConfigError } from '../config/index.ts';
import { clientAddressReader } from './client-address.ts';

const forwarded = (chain: string) => new Headers({ 'x-forwarded-for': chain });

describe('where a request came from', () => {
  it('takes the peer, whatever the headers say, when no proxy is named', () => {
    expect(clientAddressReader([])(forwarded('203.0.113.9'), '198.51.100.7')).toBe('198.51.100.7');
  });

  it('does not believe headers of a peer that is not a named proxy', () => {
    expect(clientAddressReader(['10.0.0.2'])(forwarded('203.0.113.9'), '198.51.100.7')).toBe('198.51.100.7');
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['1.2.3.4, 203.0.113.9', '203.0.113.9'],
    ['1.2.3.4, 203.0.113.9, 10.0.0.3', '203.0.113.9'],
    ['10.0.0.4, 10.0.0.3', '10.0.0.4'],
    ['rubbish', '10.0.0.2'],
    ['203.0.113.9, rubbish', '10.0.0.2'],
    ['', '10.0.0.2'],
  ])('behind a named network, reads the chain "%s" from the right', (chain, client) => {
    expect(clientAddressReader(['10.0.0.0/8'])(forwarded(chain), '10.0.0.2')).toBe(client);
  });

  it('knows an IPv4 proxy that comes in over a dual-stack socket', () => {
    expect(clientAddressReader(['loopback'])(forwarded('2001:db8::1'), '::ffff:127.0.0.1')).toBe('2001:db8::1');
  });

  it('says nothing when there is no connection', () => {
    expect(clientAddressReader(['loopback'])(forwarded('203.0.113.9'), undefined)).toBeUndefined();
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '*'])(
    'refuses the setting "%s" by name',
    (entry) => {
      expect(() => clientAddressReader([entry])).toThrow(ConfigError);
      expect(() => clientAddressReader([entry])).toThrow(/TRUST_PROXY/);
    },
  );
});
