import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the source, or as seen from the bundle in build/server. */
const FOLDERS = [
  '../channels/email/samples',
  '../../server/channels/email/samples',
  '../../../server/channels/email/samples',
];

/** The mails that are named for their quirk, by name. */
export function nastySamples(): Map<string, Buffer> {
  const folder = FOLDERS.map((one) => join(import.meta.dirname, one)).find((one) => existsSync(one));
  if (folder === undefined)
    throw new Error('The samples of mail are not there: the benchmark runs in the source tree.');
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return new Map(names.map((name) => [name.slice(0, -'.eml'.length), readFileSync(join(folder, name))]));
}
