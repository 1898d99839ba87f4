import { IconMail, IconMailCheck, IconMailExclamation, IconMailPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, useNow } from '../../../ui/index.ts';
import type { Saving } from '../saving.ts';
import { askPermission } from './asking-permission.ts';
import css from './mailbox-row.module.css';
import { daysLeft, stateOf } from './mailbox-state.ts';
import { pauseMailbox } from './saving-mailbox.ts';

/** One that is well, in a sentence; beside it the test, and what could be done before something breaks. */
export function MailboxRow({
  mailbox,
  saving,
  open,
  onChange,
  onTest,
}: {
  mailbox: Mailbox;
  saving: Saving;
  open: boolean;
  onChange: () => void;
  onTest: () => void;
}) {
  const { t, tx, moments } = useSpeaking();
  const now = useNow();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const state = stateOf(mailbox, now);
  const followed = mailbox.settings.receiveBy === 'imap';
  const seen = mailbox.in.lastAt !== null || mailbox.out.lastAt !== null;
  const Icon =
    state === 'ending'
      ? IconMailExclamation
      : state === 'paused'
        ? IconMailPause
        : seen || followed
          ? IconMailCheck
          : IconMail;
  const bold = (words: React.ReactNode) => <b key="b">{words}</b>;
  const when = (at: string | null) => (at === null ? 'none' : moments.ago(at, now));
  const permission = mailbox.permission;
  const mine = permission?.givenBy?.id === me.id;
  const renew = async () => {
    setBusy(true);
    await askPermission(mailbox);
    setBusy(false);
  };
  return (
    <section className={css.row} aria-label={mailbox.address}>
      <Icon size={20} stroke={1.6} className={css.icon} data-state={state} aria-hidden />
      <div className={css.words}>
        <div className={css.head}>
          <b className={css.address}>{mailbox.address}</b>
          <span className={css.desk}>{mailbox.desk.name}</span>
        </div>
        <p className={css.say}>
          {state === 'paused'
            ? t('mail-page.paused')
            : tx('mail-page.well', { in: when(mailbox.in.lastAt), out: when(mailbox.out.lastAt), b: bold })}{' '}
          {t(followed ? 'mail-page.isFollowed' : 'mail-page.isHandedOver', { host: mailbox.settings.imap?.host ?? '' })}
          {mailbox.waitingOut > 0 ? ` ${t('mail-page.waitingOut', { count: mailbox.waitingOut })}` : null}
          {permission?.endsAt && state === 'ending'
            ? tx('mail-page.ending', {
                days: daysLeft(mailbox, now) ?? 0,
                date: moments.date(permission.endsAt),
                who: mine ? 'you' : (permission.givenBy?.name ?? 'none'),
                b: bold,
              })
            : null}
        </p>
      </div>
      <span className={css.actions}>
        {state === 'ending' ? (
          <Button kind="soft" size={28} busy={busy} onClick={() => void renew()}>
            {t('mail-page.renew')}
          </Button>
        ) : null}
        {state === 'paused' ? (
          <Button size={28} onClick={() => void pauseMailbox(saving, mailbox, false)}>
            {t('mail-page.goOn')}
          </Button>
        ) : null}
        {mailbox.can.change ? (
          <Button size={28} aria-expanded={open} onClick={onChange}>
            {t('mail-page.change')}
          </Button>
        ) : null}
        {mailbox.id === null ? null : (
          <Button size={28} onClick={onTest} aria-label={t('mail-page.testOf', { address: mailbox.address })}>
            {t('mail-page.test')}
          </Button>
        )}
      </span>
    </section>
  );
}
