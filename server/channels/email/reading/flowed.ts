/**
 * Joins the lines of format=flowed text (RFC 3676): a line ending in a space goes on in the next, if both are quoted equally
 * deep. `deleteSpace` is the part's DelSp parameter. Line ends in and out are \n.
 */
export function joinFlowedLines(text: string, deleteSpace: boolean): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  let openDepth: number | undefined;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = unstuffed(line.slice(depth), depth);
    const isSignature = content === '-- ';
    if (openDepth !== depth || isSignature) {
      if (pieces.length > 0) joined.push(pieces.join(''));
      pieces = [depth > 0 ? `${'>'.repeat(depth)} ` : ''];
    }
    const flows = content.endsWith(' ') && !isSignature;
    pieces.push(flows && deleteSpace ? content.slice(0, -1) : content);
    openDepth = flows ? depth : undefined;
    if (!flows) {
      joined.push(pieces.join(''));
      pieces = [];
    }
  }
  if (pieces.length > 0) joined.push(pieces.join(''));
  return joined.join('\n');
}

/** The space that protects a line's beginning goes, unless without it the line would look quoted. */
function unstuffed(content: string, depth: number): string {
  return content.startsWith(' ') && !(depth === 0 && content.startsWith(' >')) ? content.slice(1) : content;
}
