import { z } from 'zod';
import { LIMITS } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound } from '../../platform/http/problem.ts';
import type { Upload } from '../../platform/http/uploads.ts';
import { newId } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { deleteLooseUploads, takeUnnamedBlobs } from './blobs.queries.ts';
import { insertBlobs } from './intake/inbound.queries.ts';
import type { AttachmentRow } from './messages.queries.ts';
import { deleteUpload, insertUpload } from './messages.queries.ts';
import { uploaderOf } from './reply-files.ts';

/** Makes an uploaded file known, for the message that will name it. */
export async function keepUpload(platform: Platform, actor: Actor, upload: Upload): Promise<AttachmentRow> {
  const [file] = upload.files;
  if (!file) throw fieldProblem('file', 'There is no file in this form.');
  if (file.size > LIMITS.attachmentBytes)
    throw fieldProblem('file', `"${file.name}" is over ${LIMITS.attachmentBytes / 1_048_576} MB.`);
  return act(platform, actor, async (one) => {
    await insertBlobs(one.trx, [file], one.at);
    const row = {
      id: newId(),
      message_id: null,
      ticket_id: null,
      uploaded_by: uploaderOf(actor),
      blob_sha256: file.sha256,
      name: file.name,
      content_type: file.contentType,
      size: file.size,
      inline: false,
      content_id: null,
      position: 0,
      created_at: one.at,
    };
    await insertUpload(one.trx, { ...row, created_at: one.at.toString() });
    return row;
  });
}

/** Bytes that are at hand already, as an upload of this writer. @returns its id. */
export async function uploadBytes(
  platform: Platform,
  actor: Actor,
  file: { name: string; contentType: string; content: Uint8Array },
): Promise<string> {
  const blob = await platform.storage.put(file.content);
  const row = await keepUpload(platform, actor, {
    fields: {},
    files: [{ field: 'file', name: file.name, contentType: file.contentType, ...blob }],
  });
  return row.id;
}

export async function dropUpload(platform: Platform, actor: Actor, attachmentId: string): Promise<void> {
  await act(platform, actor, async (one) => {
    if (!(await deleteUpload(one.trx, attachmentId, uploaderOf(actor)))) throw notFound('upload of yours');
  });
}

const LOOSE_FOR = { hours: 7 * 24 };
const UNNAMED_FOR = { hours: 24 };
const BATCH = 500;

/**
 * Uploads that no message took within a week go, and blobs that no row names for a day go with their bytes. Rows first, bytes
 * after the commit: a crash between leaves bytes without a row, which cost room and nothing else.
 */
async function sweepBlobs(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  let swept = 0;
  await platform.db.transaction().execute((trx) => deleteLooseUploads(trx, now.subtract(LOOSE_FOR)));
  for (;;) {
    const taken = await platform.db
      .transaction()
      .execute((trx) => takeUnnamedBlobs(trx, now.subtract(UNNAMED_FOR), BATCH));
    for (const sha256 of taken)
      await platform.storage.remove(sha256, { writtenBefore: Temporal.Now.instant().subtract({ hours: 1 }) });
    swept += taken.length;
    if (taken.length < BATCH) return swept;
  }
}

defineJob({
  name: 'tickets.sweep-blobs',
  payload: z.object({}),
  priority: PRIORITY.background,
  recurs: '17 3 * * *',
  run: async (platform) => {
    const swept = await sweepBlobs(platform);
    if (swept > 0) platform.log.info({ swept }, 'blobs swept that nothing named');
  },
});
