import { api, cache } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { whyNot } from './changing.ts';

/** From now on this reader sees the pictures of this sender at once, where a letter is proved to be theirs. */
export async function alwaysShowPictures(address: string): Promise<void> {
  const { t } = sayNow();
  try {
    await api.put('/me/picture-senders', { body: { address } });
    toast({
      title: t('tickets.message.alwaysPicturesDone', { address }),
      undo: () =>
        void api
          .delete(`/me/picture-senders/${encodeURIComponent(address)}`)
          .then(() => cache.invalidateQueries({ queryKey: ['ticket'] })),
    });
  } catch (error) {
    toast({ tone: 'failed', title: t('tickets.message.alwaysPicturesFailed'), text: whyNot(error) });
  }
}
