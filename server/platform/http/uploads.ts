import { Readable } from 'node:stream';
import busboy from '@fastify/busboy';
import type { Storage, StoredBlob } from '../storage/index.ts';
import { StorageFull } from '../storage/index.ts';
import { problem } from './problem.ts';

export interface UploadLimits {
  files: number;
  fileBytes: number;
  fields: number;
  fieldBytes: number;
}

export interface UploadedFile extends StoredBlob {
  field: string;
  name: string;
  contentType: string;
}

export interface Upload {
  fields: Record<string, string>;
  files: UploadedFile[];
}

/**
 * Reads a form (multipart/form-data, RFC 7578): files stream into the storage and never pass through memory whole. `fields`
 * is filled while reading, so that a caller can give the words back even where the form is refused.
 * @throws Problem 413 when a file or the form is larger than allowed, 415 when it is no form, 503 when the disk is full.
 */
export async function receiveForm(
  request: Request,
  storage: Storage,
  limits: UploadLimits,
  fields: Record<string, string> = {},
): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data') || !request.body) {
    throw problem(415, 'no-form', 'Send this as a form (multipart/form-data).');
  }
  const form = busboy({
    headers: { 'content-type': contentType },
    limits: {
      files: limits.files,
      fileSize: limits.fileBytes,
      fields: limits.fields,
      fieldSize: limits.fieldBytes,
      headerPairs: 50,
    },
  });
  const stored: Promise<UploadedFile | null>[] = [];
  let tooMuch: string | null = null;

  form.on('field', (name, value, _nameCut, valueCut) => {
    if (valueCut) tooMuch = `The words in "${name}" are too long.`;
    fields[name] = value;
  });
  form.on('file', (field, stream, name, _encoding, type) => {
    stream.on('limit', () => {
      tooMuch = `"${name}" is over ${Math.floor(limits.fileBytes / 1_048_576)} MB.`;
    });
    const storing = storage
      .put(stream)
      .then((blob) =>
        blob.size === 0 && !name ? null : { ...blob, field, name: plainName(name), contentType: plainType(type) },
      );
    // Told below, where all are awaited; without this a failure before then would be nobody's.
    storing.catch(() => stream.resume());
    stored.push(storing);
  });
  form.on('filesLimit', () => {
    tooMuch = `These are more than ${limits.files} files.`;
  });
  form.on('fieldsLimit', () => {
    tooMuch = 'This form has too many fields.';
  });

  const parsed = new Promise<void>((resolve, reject) => {
    form.on('finish', () => resolve());
    form.on('error', (error: unknown) =>
      reject(
        problem(400, 'broken-form', `The form broke off: ${error instanceof Error ? error.message : 'unreadable'}.`),
      ),
    );
  });
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  source.on('error', (error) => form.destroy(error));
  source.pipe(form);
  await parsed;
  try {
    const files = (await Promise.all(stored)).filter((file) => file !== null);
    if (tooMuch !== null) throw problem(413, 'too-large', tooMuch);
    return { fields, files };
  } catch (error) {
    if (error instanceof StorageFull)
      throw problem(503, 'storage-full', 'There is no room for this file just now. Nothing was sent; try again later.');
    throw error;
  }
}

const NAME_LENGTH = 200;

/** A file's name without path, control and direction-changing characters; it is shown and saved, never used as a path here. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = [...last]
    .filter((character) => !/\p{Cc}|\p{Bidi_Control}/u.test(character))
    .join('')
    .trim()
    .slice(0, NAME_LENGTH);
  return plain === '' || plain === '.' || plain === '..' ? 'file' : plain;
}

function plainType(type: string | undefined): string {
  const bare = (type ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(bare) ? bare : 'application/octet-stream';
}
