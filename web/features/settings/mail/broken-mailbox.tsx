import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, useNow } from '../../../ui/index.ts';
import { askPermission } from './asking-permission.ts';
import css from './broken-mailbox.module.css';
import { LastLetters } from './last-letters.tsx';
import { brokenWay } from './mailbox-state.ts';

/** One that fails: what broke, what is safe, what happens next by itself, and the one thing that a person can do. */
export function BrokenMailbox({
  mailbox,
  onChange,
  onTest,
}: {
  mailbox: Mailbox;
  onChange: () => void;
  onTest: () => void;
}) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const broken = brokenWay(mailbox);
  const trouble = broken?.trouble ?? (mailbox.permission?.failingSince ? 'permission_ended' : 'other');
  const byPermission = mailbox.settings.auth === 'oauth2';
  const givePermission = async () => {
    setBusy(true);
    await askPermission(mailbox);
    setBusy(false);
  };
  return (
    <section className={css.card} aria-label={t('mail-page.brokenLabel', { address: mailbox.address })}>
      <IconPlugConnectedX size={20} stroke={1.6} className={css.icon} aria-hidden />
      <div className={css.words}>
        <div className={css.head}>
          <b className={css.address}>{mailbox.address}</b>
          <span className={css.desk}>{mailbox.desk.name}</span>
          <LastLetters mailbox={mailbox} />
        </div>
        <dl className={css.facts}>
          <dt>{t('mail-page.broke')}</dt>
          <dd>
            {t(`mailboxes.trouble.${trouble}`)}
            {broken?.answer ? <code className={css.answer}>{broken.answer}</code> : null}
          </dd>
          <dt>{t('mail-page.safe')}</dt>
          <dd>
            {t(broken?.way === 'out' ? 'mail-page.safeOut' : 'mail-page.safeIn', { waiting: mailbox.waitingOut })}
          </dd>
          <dt>{t('mail-page.next')}</dt>
          <dd>
            {broken?.nextTryAt
              ? t('mail-page.nextTry', { when: moments.ahead(broken.nextTryAt, now) })
              : t('mail-page.nextByItself')}
          </dd>
        </dl>
        <div className={css.actions}>
          {byPermission ? (
            <Button kind="filled" size={28} busy={busy} onClick={() => void givePermission()}>
              {t('mail-page.givePermission')}
            </Button>
          ) : (
            <Button kind="filled" size={28} onClick={onChange} disabled={!mailbox.can.change}>
              {t(trouble === 'wrong_password' ? 'mail-page.givePassword' : 'mail-page.lookAtSettings')}
            </Button>
          )}
          <Button size={28} onClick={onTest}>
            {t('mail-page.test')}
          </Button>
        </div>
      </div>
    </section>
  );
}
