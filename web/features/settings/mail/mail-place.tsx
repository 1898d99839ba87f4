import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mailbox } from '../../../../contract/mailboxes.ts';
import { useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, useNow } from '../../../ui/index.ts';
import { Waiting } from '../load-states.tsx';
import { PlaceFrame } from '../place-frame.tsx';
import { useSaving } from '../saving.ts';
import { BrokenMailbox } from './broken-mailbox.tsx';
import { DomainRecords } from './domain-records.tsx';
import { mailDomainsAsked, mailHealthAsked } from './mail-asking.ts';
import css from './mail-place.module.css';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxRow } from './mailbox-row.tsx';
import { byNeed, stateOf } from './mailbox-state.ts';
import { PermissionAnswer } from './permission-answer.tsx';
import { ProviderPart } from './provider-part.tsx';
import { WatchersPart } from './watchers-part.tsx';

/** All mailboxes in sentences: how each is, what broke and what is safe, and what to publish so that letters are believed. */
export function MailPlace({
  answer,
  onTest,
}: {
  /** What a provider sent the browser back with. */
  answer: string | undefined;
  onTest: (mailbox: Mailbox) => void;
}) {
  const { t } = useSpeaking();
  const me = useMe();
  const now = useNow();
  const saving = useSaving();
  const health = useQuery(mailHealthAsked);
  const domains = useQuery(mailDomainsAsked);
  const [opened, setOpened] = useState<string>();
  const mailboxes = byNeed(health.data?.mailboxes ?? [], now);

  return (
    <PlaceFrame
      title={t('settings.place.mail')}
      lead={health.data ? <Summary mailboxes={mailboxes} /> : t('mail-page.leadPlain')}
      saving={saving}
      action={
        opened === 'new' ? null : (
          <Button icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setOpened('new')}>
            {t('mail-page.add')}
          </Button>
        )
      }
    >
      <PermissionAnswer answer={answer} />
      {opened === 'new' ? (
        <MailboxForm mailbox={undefined} saving={saving} onDone={() => setOpened(undefined)} onTest={onTest} />
      ) : null}
      {me.mailIsKept ? <p className={css.queue}>{t('mail-page.noWayOut')}</p> : null}
      <Waiting query={health} rows={3}>
        <ul className={css.list}>
          {mailboxes.map((mailbox) => (
            <li key={mailbox.address}>
              {stateOf(mailbox, now) === 'broken' ? (
                <BrokenMailbox
                  mailbox={mailbox}
                  onChange={() => setOpened(mailbox.address)}
                  onTest={() => onTest(mailbox)}
                />
              ) : (
                <MailboxRow
                  mailbox={mailbox}
                  saving={saving}
                  open={opened === mailbox.address}
                  onChange={() => setOpened(mailbox.address)}
                  onTest={() => onTest(mailbox)}
                />
              )}
              {opened === mailbox.address ? (
                <MailboxForm mailbox={mailbox} saving={saving} onDone={() => setOpened(undefined)} onTest={onTest} />
              ) : null}
            </li>
          ))}
        </ul>
        {health.data && (health.data.intake.waiting > 0 || health.data.intake.kept > 0) ? (
          <p className={css.queue}>{t('mail-page.queue', { ...health.data.intake, oldestWaitingAt: '' })}</p>
        ) : null}
        {health.data ? <WatchersPart health={health.data} saving={saving} /> : null}
      </Waiting>
      <Waiting query={domains} rows={2}>
        {(domains.data ?? []).map((domain) => (
          <DomainRecords key={domain.domain} domain={domain} />
        ))}
      </Waiting>
      <ProviderPart saving={saving} />
    </PlaceFrame>
  );
}

/** "Two of three mailboxes are well. ayuda@… has brought nothing in since 08:41." */
function Summary({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  const { t, tx, moments } = useSpeaking();
  const now = useNow();
  const broken = mailboxes.filter((mailbox) => stateOf(mailbox, now) === 'broken');
  const [first] = broken;
  const since = first?.in.failingSince ?? first?.out.failingSince ?? first?.permission?.failingSince;
  return (
    <>
      {tx('mail-page.summary', {
        all: mailboxes.length,
        well: mailboxes.length - broken.length,
        b: (words) => <b key="b">{words}</b>,
      })}{' '}
      {first && since
        ? t(first.in.failingSince === null ? 'mail-page.nothingOut' : 'mail-page.nothingIn', {
            address: first.address,
            when: moments.ago(since, now),
          })
        : null}
    </>
  );
}
