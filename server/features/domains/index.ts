import './domain-keys.tables.ts';
import './records.tables.ts';

export { domainRoutes } from './domains.routes.ts';
export type { PublicKey, SigningKey } from './keys.ts';
export { isPublicDomain, keyLookedUp, publicKeysOf, rotateDomainKey, signingKeysOf } from './keys.ts';
