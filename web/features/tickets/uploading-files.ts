import { LIMITS } from '../../../contract/limits.ts';
import type { Attachment } from '../../../contract/tickets.ts';
import { api } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { whyNot } from './changing.ts';
import { asFile } from './composer-boxes.ts';
import type { BoxFile } from './composer-state.ts';
import { saySize } from './file-sizes.ts';

/**
 * Uploads files, all at once. `put` hears of each: that it is coming, that it is there, or why it is not. There is `room`
 * for so many. Gives those that arrived, in their order.
 */
export async function uploadFiles(
  files: readonly File[],
  room: number,
  put: (file: BoxFile) => void,
): Promise<Attachment[]> {
  const { t, locale } = sayNow();
  const upload = async (file: File, place: number): Promise<Attachment | undefined> => {
    const about = { key: crypto.randomUUID(), name: file.name || t('tickets.composer.picture'), size: file.size };
    const refuse = (reason: string) => put({ ...about, state: 'failed', reason });
    if (file.size > LIMITS.attachmentBytes) {
      refuse(t('tickets.composer.tooLarge', { most: saySize(LIMITS.attachmentBytes, locale) }));
      return undefined;
    }
    if (place >= room) {
      refuse(t('tickets.composer.tooMany', { most: LIMITS.attachmentsPerMessage }));
      return undefined;
    }
    put({ ...about, state: 'coming' });
    try {
      const form = new FormData();
      form.append('file', file, about.name);
      const attachment = await api.post<Attachment>('/attachments', { body: form });
      put({ ...asFile(attachment), key: about.key });
      return attachment;
    } catch (error) {
      refuse(whyNot(error));
      return undefined;
    }
  };
  const arrived = await Promise.all(files.map(upload));
  return arrived.filter((attachment) => attachment !== undefined);
}
