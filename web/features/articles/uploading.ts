import type { ArticleFileShape } from '../../../contract/articles.ts';
import type { ProblemBody } from '../../../contract/shapes.ts';
import { ApiError } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { reasonOf } from './asking.ts';

export interface Upload {
  id: number;
  name: string;
  /** 0 to 1. */
  done: number;
}

type Change = (change: (uploads: readonly Upload[]) => readonly Upload[]) => void;

let latest = 0;

/**
 * Sends a picture for the words of an article (`inline`), or a file that is listed below them, and says how far it is. Undefined
 * where it was not taken: that has been said.
 */
export async function uploadFile(
  articleId: string,
  file: File,
  change: Change,
  inline: boolean,
): Promise<ArticleFileShape | undefined> {
  const id = ++latest;
  change((uploads) => [...uploads, { id, name: file.name, done: 0 }]);
  try {
    return await send(articleId, file, inline, (done) =>
      change((uploads) => uploads.map((one) => (one.id === id ? { ...one, done } : one))),
    );
  } catch (error) {
    const { t } = sayNow();
    toast({ tone: 'failed', title: t('articles-page.editor.notTaken', { name: file.name }), text: reasonOf(error) });
    return undefined;
  } finally {
    change((uploads) => uploads.filter((one) => one.id !== id));
  }
}

/** fetch cannot say how much of a body has gone. */
function send(
  articleId: string,
  file: File,
  inline: boolean,
  onDone: (done: number) => void,
): Promise<ArticleFileShape> {
  const form = new FormData();
  form.set('file', file);
  form.set('inline', String(inline));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/articles/${articleId}/files`);
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onDone(loaded / total);
    };
    request.onerror = () => reject(new Error('The server did not answer'));
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as ArticleFileShape);
      else reject(new ApiError(problemIn(request)));
    };
    request.send(form);
  });
}

function problemIn(request: XMLHttpRequest): ProblemBody {
  const unknown: ProblemBody = {
    type: 'urn:sportello:problem:unknown',
    title: request.statusText,
    status: request.status,
    detail: '',
  };
  const isJson = request.getResponseHeader('content-type')?.includes('json') === true;
  return isJson ? { ...unknown, ...(JSON.parse(request.responseText) as Partial<ProblemBody>) } : unknown;
}
