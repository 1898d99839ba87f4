import './domain-keys.tables.ts';
import './records.tables.ts';

export { domainRoutes } from './domains.routes.ts';
export { keyLookedUp, publicKeysOf, signingKeysOf } from './keys.ts';
