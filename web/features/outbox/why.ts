import type { Outgoing } from '../../../contract/tickets.ts';
import type { Speaking } from '../../i18n/index.ts';
import { canBeUndone } from './outbox-groups.ts';

/** The third line of a row: how it is, and what happens next. */
export function whyOf(mail: Outgoing, now: number, { t, moments }: Pick<Speaking, 't' | 'moments'>): string {
  if (canBeUndone(mail, now)) {
    const seconds = Math.max(1, Math.ceil((Date.parse(mail.sendAt) - now) / 1000));
    return t('outbox-page.why.undo', { seconds });
  }
  switch (mail.state) {
    case 'delayed':
      return mail.nextTryAt === null
        ? t('outbox-page.why.delayedSoon', { tries: mail.attempts })
        : t('outbox-page.why.delayed', { tries: mail.attempts, when: moments.ahead(mail.nextTryAt, now) });
    case 'failed':
      return t('outbox-page.why.failed', { reason: mail.lastError ?? '' });
    case 'bounced':
      return t('outbox-page.why.bounced', { reason: mail.lastError ?? '' });
    case 'scheduled':
      return t('outbox-page.why.scheduled', { when: moments.ahead(mail.sendAt, now) });
    case 'sent':
      // When it left stands at the end of the row already.
      return mail.authorName === null
        ? t(`outbox-page.kind.${mail.kind}`)
        : t('outbox-page.why.by', { name: mail.authorName });
    default:
      return t(`outbox-page.why.${mail.state}`);
  }
}

/** Whether that line asks for a person. */
export function needsPerson(mail: Outgoing): boolean {
  return mail.state === 'failed' || mail.state === 'bounced';
}
