import { z } from 'zod';
import { defineJob, PRIORITY } from '../../../platform/jobs/definition.ts';
import type { Platform } from '../../../platform/platform.ts';
import { BlobMissing } from '../../../platform/storage/index.ts';
import { FileReader } from './file-reader.ts';
import type { FileText } from './file-text.ts';
import { isWordless, kindOf } from './kinds.ts';
import { FILE_LIMITS } from './limits.ts';
import type { WaitingFile } from './reading.queries.ts';
import { giveBackFile, settleWordless, takeWaitingFile, waitingFiles, writeFileText } from './reading.queries.ts';

/** Of one run: the next minute goes on, and other jobs come in between. */
const FILES_OF_A_RUN = 200;
/** Most of what comes is pictures: those that are next are settled in one statement. */
const LOOKED_THROUGH = 2_000;
/** A file that ends its reader each time would otherwise be begun for ever. */
const MOST_ATTEMPTS = 3;
/** Longer than any file may take. */
const TAKEN_FOR = { minutes: 5 };

/** Reads the words of files that came, in a process of its own that lasts as long as there are some. */
defineJob({
  name: 'search.read-files',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  maxAttempts: 3,
  recurs: '* * * * *',
  run: readWaitingFiles,
});

async function readWaitingFiles(platform: Platform): Promise<void> {
  const { db, clock } = platform;
  const reader = new FileReader();
  try {
    await db.transaction().execute(async (trx) => {
      const waiting = await waitingFiles(trx, clock.now(), LOOKED_THROUGH);
      const wordless = waiting.filter((file) => isWordless(file.name, file.content_type));
      if (wordless.length > 0)
        await settleWordless(
          trx,
          wordless.map(({ id }) => id),
          clock.now(),
        );
    });
    for (let count = 0; count < FILES_OF_A_RUN; count++) {
      const now = clock.now();
      const file = await takeWaitingFile(db, now, now.add(TAKEN_FOR));
      if (file === null) return;
      const read = await textOf(platform, reader, file);
      await db.transaction().execute((trx) => writeFileText(trx, file.id, read, clock.now()));
      // Other work may have waited for as long as this took.
      if (read.reason === 'too-slow') return;
    }
  } finally {
    reader.end();
  }
}

async function textOf({ db, storage }: Platform, reader: FileReader, file: WaitingFile): Promise<FileText> {
  if (isWordless(file.name, file.content_type)) return { text: null, reason: 'unsupported' };
  if (file.attempts > MOST_ATTEMPTS) return { text: null, reason: 'given-up' };
  if (file.size > FILE_LIMITS.bytes) return { text: null, reason: 'too-large' };
  if (file.size === 0) return { text: '', reason: null };
  try {
    const bytes = await storage.read(file.blob_sha256);
    const kind = kindOf(file.name, file.content_type, bytes);
    return kind === null ? { text: null, reason: 'unsupported' } : await reader.read({ kind, bytes });
  } catch (error) {
    if (error instanceof BlobMissing) return { text: null, reason: 'missing' };
    await giveBackFile(db, file.id);
    throw error;
  }
}
