import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import type { Mailbox, MailboxSettings } from '../../../../contract/mailboxes.ts';
import { fieldErrors, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, confirm, PasswordField, Sentence, SentenceToken, TextField } from '../../../ui/index.ts';
import { useFocusFirst } from '../focus-first.ts';
import { reasonOf, type Saving } from '../saving.ts';
import { askPermission } from './asking-permission.ts';
import { presetFor } from './mail-asking.ts';
import css from './mailbox-form.module.css';
import {
  changeOf,
  fieldsOf,
  type MailboxFields,
  type MissingField,
  missingIn,
  usesSmtp,
  withPreset,
} from './mailbox-wishes.ts';
import { addMailbox, changeMailbox, pauseMailbox, removeMailbox } from './saving-mailbox.ts';
import { ServerPart } from './server-part.tsx';

const receiving: readonly MailboxSettings['receiveBy'][] = ['imap', 'handed_over'];
const sending: readonly MailboxSettings['sendBy'][] = ['account', 'smtp', 'house', 'direct'];
const afterwards: readonly MailboxSettings['afterReading'][] = ['seen', 'move', 'leave'];
const beginnings: readonly MailboxSettings['startWith'][] = ['unseen', 'new', 'all'];
const scopes: readonly MailboxSettings['requestScope'][] = ['suggest', 'thread', 'person'];

/** Everything about one mailbox, in sentences; the servers stand below, and need a look only where nobody knows them. */
export function MailboxForm({
  mailbox,
  saving,
  onDone,
  onTest,
}: {
  /** Undefined for a new one. */
  mailbox: Mailbox | undefined;
  saving: Saving;
  onDone: () => void;
  onTest: (mailbox: Mailbox) => void;
}) {
  const { t, tx, knows } = useSpeaking();
  const me = useMe();
  const desks = me.desks.filter((desk) => may(me, 'desk.change', desk.id));
  const form = useFocusFirst<HTMLFormElement>();
  const [fields, setFields] = useState<MailboxFields>(() => fieldsOf(mailbox, desks[0]?.id ?? ''));
  const [asked, setAsked] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const told = fieldErrors(failure);
  const set = (change: Partial<MailboxFields>) => setFields((before) => ({ ...before, ...change }));

  const preset = useQuery({ ...presetFor(asked), enabled: asked !== '' });
  const known = preset.data ?? undefined;
  const fill = useEffectEvent(() => {
    if (known) setFields((before) => withPreset(before, known));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => fill(), [known]);

  const missing = missingIn(fields, mailbox?.hasPassword ?? false);
  const wrong = (field: MissingField, path: string) =>
    told[path] ?? (tried && missing.includes(field) ? t(`mail-page.form.missing.${field}`) : undefined);
  const follows = fields.receiveBy === 'imap';
  const oauth = fields.auth === 'oauth2';
  const signsIn = follows || fields.sendBy === 'account';

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(undefined);
    if (missing.length > 0 || busy) return;
    setBusy(true);
    try {
      let kept: Mailbox | undefined;
      await saving.saveOrThrow(async () => {
        const change = changeOf(fields);
        kept =
          mailbox?.id == null
            ? await addMailbox({ ...change, deskId: fields.deskId, address: fields.address.trim() })
            : await changeMailbox(mailbox.id, change);
      });
      if (!kept) return;
      if (oauth && kept.permission === null) await askPermission(kept);
      else {
        onDone();
        if (signsIn) onTest(kept);
      }
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const remove = async () => {
    if (mailbox?.id == null) return;
    const { id } = mailbox;
    const sure = await confirm({
      title: t('mail-page.form.removeTitle', { address: mailbox.address }),
      text: t('mail-page.form.removeText'),
      yes: t('mail-page.form.removeYes'),
      no: t('mail-page.form.removeNo'),
      danger: true,
    });
    if (sure && (await saving.save(() => removeMailbox(id)))) onDone();
  };
  const token = <Value extends string>(
    key: 'receiveBy' | 'sendBy' | 'startWith' | 'afterReading' | 'requestScope' | 'auth',
    values: readonly Value[],
    value: Value,
  ) => (
    <SentenceToken
      key={key}
      label={t(`mail-page.form.${key}.label`)}
      value={value}
      options={values.map((one) => ({
        value: one,
        label: t(`mail-page.form.${key}.${one}` as 'mail-page.form.auth.password'),
      }))}
      onChange={(chosen) => set({ [key]: chosen })}
    />
  );

  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={keep}
      noValidate
      aria-label={mailbox ? t('mail-page.form.of', { address: mailbox.address }) : t('mail-page.add')}
    >
      {mailbox ? null : (
        <TextField
          label={t('mail-page.form.address')}
          hint={t('mail-page.form.addressHint')}
          type="email"
          autoComplete="off"
          value={fields.address}
          error={wrong('address', 'address')}
          onChange={(event) => set({ address: event.currentTarget.value })}
          onBlur={() => {
            if (/^[^\s@]+@[^\s@]+$/.test(fields.address.trim())) setAsked(fields.address.trim().toLowerCase());
          }}
        />
      )}
      {known ? (
        <p className={css.known}>
          {t('mail-page.form.known', { name: known.name })} {known.hint && knows(known.hint) ? t(known.hint) : null}
        </p>
      ) : null}
      {mailbox === undefined && desks.length > 1 ? (
        <Sentence>
          {tx('mail-page.form.desk', {
            desk: (
              <SentenceToken
                key="desk"
                label={t('mail-page.form.deskLabel')}
                value={fields.deskId}
                options={desks.map((desk) => ({ value: desk.id, label: desk.name }))}
                onChange={(deskId) => set({ deskId })}
              />
            ),
          })}
        </Sentence>
      ) : null}
      <Sentence>
        {tx('mail-page.form.in', { how: token('receiveBy', receiving, fields.receiveBy) })}{' '}
        {follows
          ? tx('mail-page.form.afterwards', { what: token('afterReading', afterwards, fields.afterReading) })
          : null}
      </Sentence>
      {follows && mailbox?.settings.receiveBy !== 'imap' ? (
        <Sentence>{tx('mail-page.form.begin', { what: token('startWith', beginnings, fields.startWith) })}</Sentence>
      ) : null}
      {follows ? null : <p className={css.hint}>{t('mail-page.form.handedOverHint')}</p>}
      {follows && fields.afterReading === 'move' ? (
        <TextField
          label={t('mail-page.form.moveTo')}
          value={fields.moveTo}
          error={wrong('moveTo', 'moveTo')}
          onChange={(event) => set({ moveTo: event.currentTarget.value })}
        />
      ) : null}
      <Sentence>{tx('mail-page.form.out', { how: token('sendBy', sending, fields.sendBy) })}</Sentence>
      {fields.sendBy === 'direct' ? <p className={css.hint}>{t('mail-page.form.directHint')}</p> : null}
      {signsIn ? (
        <>
          {fields.provider === 'other' && !oauth ? null : (
            <Sentence>
              {tx('mail-page.form.signIn', { how: token('auth', ['password', 'oauth2'], fields.auth) })}
            </Sentence>
          )}
          {oauth ? (
            <p className={css.hint}>{t('mail-page.form.oauthHint')}</p>
          ) : (
            <PasswordField
              label={t('mail-page.form.password')}
              hint={mailbox?.hasPassword ? t('mail-page.form.passwordKept') : undefined}
              autoComplete="new-password"
              value={fields.password}
              error={wrong('password', 'password')}
              onChange={(event) => set({ password: event.currentTarget.value })}
            />
          )}
        </>
      ) : null}
      {follows ? (
        <ServerPart
          title={t('mail-page.form.imapServer')}
          server={fields.imap}
          userHint={t('mail-page.form.imapUserHint')}
          open={known === undefined}
          error={wrong('imapHost', 'imap.host')}
          onChange={(imap) => set({ imap })}
        >
          <TextField
            label={t('mail-page.form.folder')}
            value={fields.folder}
            onChange={(event) => set({ folder: event.currentTarget.value })}
          />
        </ServerPart>
      ) : null}
      {usesSmtp(fields) ? (
        <ServerPart
          title={t('mail-page.form.smtpServer')}
          server={fields.smtp}
          userHint={t('mail-page.form.smtpUserHint')}
          open={known === undefined}
          error={wrong('smtpHost', 'smtp.host')}
          onChange={(smtp) => set({ smtp })}
        >
          {fields.sendBy === 'smtp' ? (
            <PasswordField
              label={t('mail-page.form.smtpPassword')}
              autoComplete="new-password"
              value={fields.smtpPassword}
              onChange={(event) => set({ smtpPassword: event.currentTarget.value })}
            />
          ) : null}
        </ServerPart>
      ) : null}
      {follows ? (
        <Switch
          checked={fields.keepsSentCopies}
          label={t('mail-page.form.sentCopies')}
          onChange={(event) => set({ keepsSentCopies: event.currentTarget.checked })}
        />
      ) : null}
      <Sentence>{tx('mail-page.form.request', { what: token('requestScope', scopes, fields.requestScope) })}</Sentence>
      <p className={css.hint}>{t(`mail-page.form.requestScope.${fields.requestScope}Hint`)}</p>
      {failure === undefined ? null : (
        <p className={css.refused} role="alert">
          {reasonOf(failure)}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t(
            oauth && mailbox?.permission == null
              ? 'mail-page.form.keepAndAsk'
              : signsIn
                ? 'mail-page.form.keepAndTest'
                : 'mail-page.form.keep',
          )}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('mail-page.form.not')}
        </Button>
        <span className={css.grow} />
        {mailbox?.id == null ? null : (
          <>
            {mailbox.settings.receiveBy === 'imap' && !mailbox.paused ? (
              <Button kind="quiet" onClick={() => void pauseMailbox(saving, mailbox, true)}>
                {t('mail-page.form.pause')}
              </Button>
            ) : null}
            <Button kind="quiet" onClick={() => void remove()}>
              {t('mail-page.form.remove')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
