import type { Clock } from './clock/index.ts';
import type { Config } from './config/index.ts';
import type { Db } from './db/index.ts';
import type { LookUp } from './dns/index.ts';
import type { Whisper } from './events/whispers.ts';
import type { Logger } from './log/index.ts';
import type { Sealer } from './secrets/sealing.ts';
import type { Storage } from './storage/index.ts';

/** What every feature may use of the house. Made once by main.ts. */
export interface Platform {
  config: Config;
  log: Logger;
  clock: Clock;
  db: Db;
  storage: Storage;
  /** For secrets that have to be stored: mail passwords, tokens, private keys. */
  sealer: Sealer;
  /** Names of the network: mail servers, texts, addresses. */
  dns: LookUp;
  /** Called after a commit that wrote events, so that the publisher need not wait for its next look. */
  eventsWritten(): void;
  /** Called after a commit, for what open screens hear and nobody keeps. */
  whisper(whisper: Whisper): void;
}
