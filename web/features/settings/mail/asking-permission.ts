import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { api } from '../../../api/index.ts';
import { sayNow } from '../../../i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { reasonOf } from '../saving.ts';

/** Sends the browser to the provider, where a person allows us the account; it comes back to this page. */
export async function askPermission({ id, settings }: Pick<Mailbox, 'id' | 'settings'>): Promise<void> {
  try {
    const { url } = await api.post<{ url: string }>('/mail-permissions', {
      body: { provider: settings.provider, ...(id === null ? {} : { mailboxId: id }) },
    });
    location.assign(url);
  } catch (error) {
    toast({ tone: 'failed', title: sayNow().t('mail-page.notAsked'), text: reasonOf(error) });
  }
}
