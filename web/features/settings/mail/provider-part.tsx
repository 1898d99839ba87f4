import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, cache, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, PasswordField, TextField } from '../../../ui/index.ts';
import { Part } from '../place-frame.tsx';
import type { Saving } from '../saving.ts';
import { type MailProvider, mailProvidersAsked } from './mail-asking.ts';
import css from './provider-part.module.css';

const offered = ['google', 'microsoft'] as const;

/** The registration with Google and Microsoft, which comes before any permission; owners' business, once. */
export function ProviderPart({ saving }: { saving: Saving }) {
  const { t } = useSpeaking();
  const me = useMe();
  const allowed = may(me, 'company.change');
  const providers = useQuery({ ...mailProvidersAsked, enabled: allowed });
  if (!allowed || !providers.data) return null;
  const redirectUrl = providers.data[0]?.redirectUrl;
  return (
    <Part title={t('mail-page.providers.title')} hint={t('mail-page.providers.hint')}>
      {redirectUrl ? (
        <p className={css.redirect}>
          {t('mail-page.providers.redirect')} <code>{redirectUrl}</code>
        </p>
      ) : null}
      {offered.map((provider) => (
        <ProviderForm
          key={provider}
          name={provider}
          known={providers.data.find((one) => one.provider === provider)}
          saving={saving}
        />
      ))}
    </Part>
  );
}

function ProviderForm({
  name,
  known,
  saving,
}: {
  name: (typeof offered)[number];
  known: MailProvider | undefined;
  saving: Saving;
}) {
  const { t } = useSpeaking();
  const [clientId, setClientId] = useState(known?.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [tenant, setTenant] = useState('');
  const [busy, setBusy] = useState(false);
  const changed = clientId.trim() !== (known?.clientId ?? '') || clientSecret !== '' || tenant.trim() !== '';
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const kept = await saving.save(async () => {
      await api.put(`/mail-providers/${name}`, {
        body: {
          clientId: clientId.trim(),
          ...(clientSecret === '' ? {} : { clientSecret }),
          ...(tenant.trim() === '' ? {} : { tenant: tenant.trim() }),
        },
      });
      await cache.invalidateQueries({ queryKey: mailProvidersAsked.queryKey });
    });
    if (kept) setClientSecret('');
    setBusy(false);
  };
  return (
    <details className={css.one}>
      <summary className={css.summary}>
        {t(`mail-page.providers.${name}`)}
        <span className={css.state}>{t(known?.clientId ? 'mail-page.providers.is' : 'mail-page.providers.isNot')}</span>
      </summary>
      <form className={css.form} onSubmit={keep}>
        <TextField
          label={t('mail-page.providers.clientId')}
          value={clientId}
          autoComplete="off"
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <PasswordField
          label={t('mail-page.providers.secret')}
          hint={known?.hasSecret ? t('mail-page.providers.secretKept') : undefined}
          value={clientSecret}
          autoComplete="new-password"
          onChange={(event) => setClientSecret(event.currentTarget.value)}
        />
        {name === 'microsoft' ? (
          <TextField
            label={t('mail-page.providers.tenant')}
            hint={t('mail-page.providers.tenantHint')}
            value={tenant}
            autoComplete="off"
            onChange={(event) => setTenant(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" busy={busy} disabled={!changed || clientId.trim() === ''}>
          {t('mail-page.providers.keep')}
        </Button>
      </form>
    </details>
  );
}
