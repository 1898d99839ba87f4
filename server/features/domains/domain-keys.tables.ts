import type { InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

export type KeyAlgorithm = 'rsa' | 'ed25519';

export interface DomainKeysTable {
  id: string;
  /** In lower case. */
  domain: string;
  selector: string;
  algorithm: KeyAlgorithm;
  /** PKCS #8 in PEM, sealed for `domain-key:<id>`. */
  private_key_sealed: string;
  /** Base64 as it stands in `p=` (RFC 6376, 3.6.1; RFC 8463, 4). */
  public_key: string;
  created_at: InstantColumn;
  /** When it was first seen in DNS and began to sign; null while it must not. */
  signs_from: NullableInstantColumn;
  /** When the next one took its place; it stays published for a while, for letters that are under way. */
  retired_at: NullableInstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    domain_keys: DomainKeysTable;
  }
}
