import { benchAnswers, benchAnswersDesk } from './answers.ts';
import { benchQuality } from './answers-quality.ts';
import { benchDesk } from './desk.ts';
import { runLoad } from './desk-load.ts';
import { benchImap } from './imap.ts';
import { benchMail } from './mail.ts';
import { benchParse, benchParseMemory } from './parse.ts';
import { benchQuotes } from './quotes.ts';
import { benchRota } from './rota.ts';
import { benchShift } from './shift.ts';
import { benchStart } from './start.ts';

/** A number after a name is how much of it: `bin/bench imap 100000`. */
const BENCHES: Record<string, (amount?: number) => Promise<void>> = {
  start: benchStart,
  mail: benchMail,
  imap: benchImap,
  desk: benchDesk,
  answers: benchAnswers,
  'answers-desk': benchAnswersDesk,
  'answers-quality': benchQuality,
  rota: benchRota,
  shift: benchShift,
  quotes: benchQuotes,
  parse: benchParse,
  'parse-memory': benchParseMemory,
};

/** Takes minutes, and is asked for by name. */
const ONLY_BY_NAME = new Set(['parse-memory', 'imap', 'answers-desk', 'answers-quality', 'shift']);

// Ended early, it takes along what it started: see product.ts, and the embedded database does so by itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const words = process.argv.slice(2);
if (words[0] === 'load') {
  // What the desk's benchmark starts beside itself.
  await runLoad();
  process.exit(0);
}
const isAmount = (word: string | undefined): boolean => word !== undefined && /^[1-9]\d{0,7}$/.test(word);
const wanted = words.filter((word, index) => index === 0 || !isAmount(word));
const strange = wanted.find((name) => !(name in BENCHES));
if (strange !== undefined) {
  process.stderr.write(`There is no benchmark "${strange}": there are ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 ? ONLY_BY_NAME.has(name) : !wanted.includes(name)) continue;
  const amount = words[words.indexOf(name) + 1];
  await (wanted.length > 0 && isAmount(amount) ? bench(Number(amount)) : bench());
}
