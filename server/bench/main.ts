import { benchLists } from './lists.ts';
import { benchMail } from './mail.ts';
import { benchParse, benchParseMemory } from './parse.ts';
import { benchQuotes } from './quotes.ts';
import { benchStart } from './start.ts';

const BENCHES: Record<string, () => Promise<void>> = {
  start: benchStart,
  mail: benchMail,
  lists: benchLists,
  quotes: benchQuotes,
  parse: benchParse,
  'parse-memory': benchParseMemory,
};

/** Takes minutes, and is asked for by name. */
const ONLY_BY_NAME = new Set(['parse-memory']);

// Ended early, it takes along what it started: see product.ts, and the embedded database does so by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const wanted = process.argv.slice(2);
const strange = wanted.find((name) => !(name in BENCHES));
if (strange !== undefined) {
  process.stderr.write(`There is no benchmark "${strange}": there are ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 ? !ONLY_BY_NAME.has(name) : wanted.includes(name)) await bench();
}
