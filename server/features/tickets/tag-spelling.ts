import { LIMITS } from '../../../contract/limits.ts';

/** A tag as it is kept: without half characters, outer spaces and runs of them, in one Unicode form. '' for what is none. */
export function tidyTag(written: string): string {
  return [...written.replaceAll('\0', '').toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()]
    .slice(0, LIMITS.tagLength)
    .join('')
    .trim();
}

/** What makes two spellings one tag: "VIP " and "vip". */
export function tagKey(written: string): string {
  return tidyTag(written).toLowerCase().normalize('NFC');
}

/** Each tag once, in the order and the first spelling that they are given in. */
export function eachTagOnce(written: readonly string[]): { key: string; name: string }[] {
  const tags = new Map<string, string>();
  for (const each of written) {
    const key = tagKey(each);
    if (key !== '' && !tags.has(key)) tags.set(key, tidyTag(each));
  }
  return [...tags].map(([key, name]) => ({ key, name }));
}
