import type { IdentityKind } from '../../../contract/contacts.ts';

/** An address, number or name as it is compared: lower case, digits with the plus before them, without spaces around. */
export function identityValue({ kind, value }: { kind: IdentityKind; value: string }): string {
  const trimmed = value.trim();
  if (kind === 'email') return trimmed.toLowerCase();
  if (kind === 'handle') return trimmed;
  const international = trimmed.startsWith('+') || trimmed.startsWith('00');
  const digits = trimmed.replace(/\D/g, '');
  return international ? `+${trimmed.startsWith('00') ? digits.slice(2) : digits}` : digits;
}
