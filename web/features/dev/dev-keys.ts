/** What a key means on the developers' page. */
export type DevKey =
  | { kind: 'teammate'; place: number; second: boolean }
  | { kind: 'customer'; place: number }
  | { kind: 'nobody' }
  | { kind: 'next' };

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export const customerKeys = ['a', 'b', 'c', 'd', 'e'] as const;

/** The digits by their place on the keyboard: with Shift they type other signs, and others again on other keyboards. */
export function meaningOf(press: Press): DevKey | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit === '0') return { kind: 'nobody' };
  if (digit !== undefined) return { kind: 'teammate', place: Number(digit) - 1, second: press.shiftKey };
  if (press.shiftKey) return undefined;
  if (press.key === '.') return { kind: 'next' };
  const place = (customerKeys as readonly string[]).indexOf(press.key.toLowerCase());
  return place < 0 ? undefined : { kind: 'customer', place };
}
