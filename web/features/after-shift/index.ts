// What other features use of the end of a shift.
export { GatheredStrip } from './gathered-strip.tsx';
export { UnendedLine } from './unended-line.tsx';
export { WordsToMe } from './words-to-me.tsx';
