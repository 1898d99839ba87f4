import './domain-keys.tables.ts';

export type { PublicKey, SigningKey } from './keys.ts';
export { isPublicDomain, keyLookedUp, publicKeysOf, rotateDomainKey, signingKeysOf } from './keys.ts';
