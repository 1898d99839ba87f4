import { IconAlertTriangle, IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerProvider, ProviderTrial } from '../../../contract/customer-providers.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, toast } from '../../ui/index.ts';
import { CustomerProviderForm } from './customer-provider-form.tsx';
import {
  addProvider,
  changeProvider,
  customerProvidersAsked,
  removeProvider,
  tryProvider,
} from './customer-providers-asking.ts';
import css from './customer-providers-part.module.css';
import { Waiting } from './load-states.tsx';
import { Part } from './place-frame.tsx';
import { reasonOf, type Saving } from './saving.ts';

/** By whose word customers come in to their requests, beside the mailed link. For owners: it holds for all desks. */
export function CustomerProvidersPart({ saving }: { saving: Saving }) {
  const { t } = useSpeaking();
  const asked = useQuery(customerProvidersAsked);
  // Chosen here, so that the address to send people back to can be told to the provider first.
  const [coming, setComing] = useState<string>();
  const all = asked.data?.items ?? [];
  return (
    <Part title={t('help-centre-page.comeIn.title')} hint={t('help-centre-page.comeIn.hint')}>
      <Waiting query={asked} rows={1}>
        {all.length > 0 ? (
          <ul className={css.list}>
            {all.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} saving={saving} />
            ))}
          </ul>
        ) : null}
        {coming === undefined ? (
          <Button icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setComing(crypto.randomUUID())}>
            {t('help-centre-page.comeIn.add')}
          </Button>
        ) : (
          <CustomerProviderForm
            redirectUrl={asked.data?.redirectUrl.replace('{id}', coming) ?? ''}
            onNot={() => setComing(undefined)}
            onKeep={async ({ clientSecret = '', ...wish }) => {
              await saving.saveOrThrow(() => addProvider({ ...wish, clientSecret, id: coming }));
              setComing(undefined);
            }}
          />
        )}
      </Waiting>
    </Part>
  );
}

function ProviderRow({ provider, saving }: { provider: CustomerProvider; saving: Saving }) {
  const { t, locale } = useSpeaking();
  const { id, name, domains } = provider;
  const [changing, setChanging] = useState(false);
  const [tried, setTried] = useState<ProviderTrial>();
  const [busy, setBusy] = useState(false);
  const attempt = async () => {
    setBusy(true);
    setTried(undefined);
    try {
      setTried({ trouble: await tryProvider(id) });
    } catch (error) {
      toast({ title: reasonOf(error) });
    }
    setBusy(false);
  };
  const remove = async () => {
    const sure = await confirm({
      title: t('help-centre-page.comeIn.removeTitle', { name }),
      text: t('help-centre-page.comeIn.removeText'),
      yes: t('help-centre-page.comeIn.removeYes'),
      no: t('help-centre-page.comeIn.removeNo'),
      danger: true,
    });
    if (sure) await saving.save(() => removeProvider(id));
  };
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <li className={css.item}>
      <div className={css.row}>
        <span className={css.words}>
          <b>{name}</b>
          <code>{provider.issuer}</code>
          <span>
            {domains.length === 0
              ? t('help-centre-page.comeIn.anywhere')
              : t('help-centre-page.comeIn.onlyAt', { domains: list.format(domains) })}
          </span>
          <span role="status" className={css.tried} data-wrong={tried ? tried.trouble !== null : undefined}>
            {tried === undefined ? null : tried.trouble === null ? (
              <>
                <IconCircleCheck size={14} stroke={2} aria-hidden />
                {t('help-centre-page.comeIn.answers')}
              </>
            ) : (
              <>
                <IconAlertTriangle size={14} stroke={2} aria-hidden />
                {t(`help-centre-page.comeIn.trouble.${tried.trouble}`)}
              </>
            )}
          </span>
        </span>
        <span className={css.doings}>
          <Button
            size={28}
            busy={busy}
            aria-label={t('help-centre-page.comeIn.tryOf', { name })}
            onClick={() => void attempt()}
          >
            {t('help-centre-page.comeIn.try')}
          </Button>
          <Button
            size={28}
            aria-expanded={changing}
            aria-label={t('help-centre-page.comeIn.changeOf', { name })}
            onClick={() => setChanging(!changing)}
          >
            {t('help-centre-page.comeIn.change')}
          </Button>
          <Button
            size={28}
            kind="quiet"
            aria-label={t('help-centre-page.comeIn.removeOf', { name })}
            onClick={() => void remove()}
          >
            {t('help-centre-page.comeIn.remove')}
          </Button>
        </span>
      </div>
      {changing ? (
        <CustomerProviderForm
          before={provider}
          redirectUrl={provider.redirectUrl}
          onNot={() => setChanging(false)}
          onKeep={async ({ clientSecret, ...wish }) => {
            await saving.saveOrThrow(() =>
              changeProvider(id, { ...wish, ...(clientSecret === undefined ? {} : { clientSecret }) }),
            );
            setChanging(false);
            setTried(undefined);
          }}
        />
      ) : null}
    </li>
  );
}
