import { storable } from './plain-strings.ts';
import { MAX_MESSAGE_ID_LENGTH, MAX_REFERENCES } from './reading-limits.ts';

/**
 * The Message-IDs in a header's value, without angle brackets, in their order, without repeats. Words around them ("Message
 * of Monday <a@b>") are passed over; ids written without brackets are taken when they look like ids.
 */
export function readMessageIds(value: string): string[] {
  const text = storable(value);
  const bracketed = [...text.matchAll(/<([^<>]*)>/g)].map((match) => (match[1] ?? '').replace(/\s+/g, ''));
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,]+/).filter((word) => word.includes('@'));
  return [...new Set(ids)].filter((id) => id !== '' && id.length <= MAX_MESSAGE_ID_LENGTH && !/\p{Cc}/u.test(id));
}

/** A mail's own Message-ID; taken as it stands when it has neither brackets nor an at-sign, since answers will repeat it. */
export function readMessageId(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const plain = storable(value).trim();
  return (
    readMessageIds(plain)[0] ?? (/^[^\s<>]+$/.test(plain) && plain.length <= MAX_MESSAGE_ID_LENGTH ? plain : undefined)
  );
}

/** References, the oldest and the newest when there are too many (RFC 5322 section 3.6.4). */
export function readReferences(value: string): string[] {
  const ids = readMessageIds(value);
  return ids.length <= MAX_REFERENCES ? ids : [ids[0] as string, ...ids.slice(ids.length - MAX_REFERENCES + 1)];
}
