/** Ascending UIDs as a sequence set (RFC 9051, 9), neighbours drawn together: 3,4,5,9 is "3:5,9". */
export function uidRanges(uids: readonly number[]): string {
  const ranges: string[] = [];
  for (let from = 0; from < uids.length; ) {
    let to = from;
    while (to + 1 < uids.length && uids[to + 1] === (uids[to] ?? 0) + 1) to++;
    ranges.push(from === to ? `${uids[from]}` : `${uids[from]}:${uids[to]}`);
    from = to + 1;
  }
  return ranges.join(',');
}
