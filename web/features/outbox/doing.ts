import type { Outgoing, OutgoingDetail } from '../../../contract/tickets.ts';
import { api, cache, refusalOf } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { confirm, toast } from '../../ui/index.ts';
import { mailOf } from './asking.ts';

/** Why something was not done, in one sentence. */
export function reasonOf(error: unknown): string {
  return refusalOf(error) ?? sayNow().t('outbox-page.away');
}

async function done(mail: OutgoingDetail): Promise<void> {
  cache.setQueryData(mailOf(mail.id).queryKey, mail);
  await cache.invalidateQueries({ queryKey: ['outbox'] });
}

/** Takes a mail back before it leaves. */
export async function undo(mail: Outgoing): Promise<void> {
  const { t } = sayNow();
  try {
    await done(await api.post<OutgoingDetail>(`/outbox/${mail.id}/cancellation`));
    toast({ title: t('outbox-page.undone'), text: mail.kind === 'reply' ? t('outbox-page.undoneText') : undefined });
  } catch (error) {
    toast({ tone: 'failed', title: t('outbox-page.notUndone'), text: reasonOf(error) });
    await cache.invalidateQueries({ queryKey: ['outbox'] });
  }
}

/** The same for one that has waited longer, after asking. */
export async function stop(mail: Outgoing): Promise<void> {
  const { t } = sayNow();
  const sure = await confirm({
    title: t('outbox-page.stopTitle', { to: mail.to[0] ?? '' }),
    text: mail.kind === 'reply' ? t('outbox-page.stopReply') : t('outbox-page.stopText'),
    yes: t('outbox-page.stopYes'),
    no: t('outbox-page.stopNo'),
    danger: true,
  });
  if (sure) await undo(mail);
}

/** Sends a mail now, whatever its next try would have been. A reply that failed is asked about: it may have arrived. */
export async function tryNow(mail: Outgoing): Promise<boolean> {
  const { t } = sayNow();
  if (mail.state === 'failed' && mail.kind === 'reply') {
    const sure = await confirm({
      title: t('outbox-page.secondTitle'),
      text: mail.lastError ?? t('outbox-page.secondText'),
      yes: t('outbox-page.secondYes'),
      no: t('outbox-page.secondNo'),
    });
    if (!sure) return false;
  }
  try {
    await done(await api.post<OutgoingDetail>(`/outbox/${mail.id}/retry`));
    return true;
  } catch (error) {
    toast({ tone: 'failed', title: t('outbox-page.notTried'), text: reasonOf(error) });
    await cache.invalidateQueries({ queryKey: ['outbox'] });
    return false;
  }
}

/** Sends what was kept, one after the other; stops at the first that is refused. */
export async function tryAll(mails: readonly Outgoing[]): Promise<void> {
  const { t } = sayNow();
  let sent = 0;
  for (const mail of mails) {
    if (!(await tryNow(mail))) break;
    sent++;
  }
  if (sent > 0) toast({ title: t('outbox-page.triedAll', { count: sent }) });
}
