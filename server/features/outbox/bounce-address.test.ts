import { expect, test } from 'vitest';
import { newSecretWord } from '../../platform/ids/index.ts';
import { bounceAddress, bounceTokenIn } from './bounce-address.ts';

test('a bounce address gives its token back, whatever case it comes back in', () => {
  const token = newSecretWord();
  const address = bounceAddress('support@officinalume.example', token);
  expect(address).toBe(`support+b-${token}@officinalume.example`);
  expect(bounceTokenIn(['marta@officinalume.example', address?.toUpperCase() ?? ''])).toBe(token);
  expect(bounceAddress('support+it@officinalume.example', token)).toBe(address);
});

test('a reply token is none, nor is a short or a long one', () => {
  const token = newSecretWord();
  for (const other of [`support+${token}@a.example`, 'support+b-abc@a.example', `support+b-${token}a@a.example`])
    expect(bounceTokenIn([other])).toBeNull();
});

test('an address without room for it has none (64 octets before the @)', () => {
  const token = newSecretWord();
  expect(bounceAddress(`${'a'.repeat(29)}@a.example`, token)).toHaveLength(64 + '@a.example'.length);
  expect(bounceAddress(`${'a'.repeat(30)}@a.example`, token)).toBeNull();
});
