import { FORM_LIMITS } from '../../contract/contact-form.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { FormFile } from '../../server/features/contact-form/index.ts';
import { filesByKey, keepFormFiles } from '../../server/features/contact-form/index.ts';
import type { Platform } from '../../server/platform/act.ts';
import { Problem } from '../../server/platform/http/problem.ts';
import type { UploadLimits } from '../../server/platform/http/uploads.ts';
import { receiveForm } from '../../server/platform/http/uploads.ts';

const FILE = 'file.';

const WHOLE_FORM: UploadLimits = {
  files: FORM_LIMITS.files,
  fileBytes: LIMITS.attachmentBytes,
  // Own fields with their options, and the files that are here already.
  fields: 400,
  // Bytes: four for the widest character, and one more character to see that it was too long.
  fieldBytes: (FORM_LIMITS.words + 1) * 4,
};

/** The most that a form brings before it is found to be too large. */
const MOST_BYTES = WHOLE_FORM.files * WHOLE_FORM.fileBytes;

/** What a form says that it brings; the most there may be where it says nothing. */
export function bytesOf(request: Request): number {
  const said = Number(request.headers.get('content-length') ?? Number.NaN);
  return Number.isSafeInteger(said) && said >= 0 ? Math.min(said, MOST_BYTES) : MOST_BYTES;
}

export interface ReceivedForm {
  /** Those that came along and those that were here before. */
  files: FormFile[];
  /** Why the form could not be read, or has too much in it. */
  problem: 'files' | 'full' | 'broken' | 'tooMany' | null;
}

/**
 * Reads a form that somebody sends. `given` is filled while reading, so that the words are there whatever happens to the
 * files; files that arrived are kept, so that a form that is refused brings them again. Without `takesFiles` none is read.
 */
export async function receiveWhole(
  platform: Platform,
  request: Request,
  given: Record<string, string>,
  takesFiles: boolean,
): Promise<ReceivedForm> {
  let problem: ReceivedForm['problem'] = null;
  let fresh: FormFile[] = [];
  try {
    const limits = takesFiles ? WHOLE_FORM : { ...WHOLE_FORM, files: 0 };
    const upload = await receiveForm(request, platform.storage, limits, given);
    fresh = await keepFormFiles(platform, upload.files);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!takesFiles) problem = 'tooMany';
    else problem = error.type === 'too-large' ? 'files' : error.type === 'storage-full' ? 'full' : 'broken';
  }
  const keys = Object.keys(given).filter((name) => name.startsWith(FILE) && given[name]);
  const before = await filesByKey(
    platform,
    keys.map((name) => name.slice(FILE.length)).slice(0, FORM_LIMITS.files * 2),
  );
  const files = [...before, ...fresh];
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length > FORM_LIMITS.files || bytes > LIMITS.messageFileBytes) problem ??= 'files';
  return { files, problem };
}
