import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook } from '../../../contract/webhooks.ts';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, EmptyState, useNow } from '../../ui/index.ts';
import { Waiting } from './load-states.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { useSaving } from './saving.ts';
import { ShownOnce } from './shown-once.tsx';
import { WebhookForm } from './webhooks/webhook-form.tsx';
import { healthOfAll } from './webhooks/webhook-health.ts';
import { WebhookRow } from './webhooks/webhook-row.tsx';
import css from './webhooks/webhooks.module.css';
import { webhooksAgain, webhooksAsked } from './webhooks/webhooks-asking.ts';

/** Which other programs are told what happens here, whether it gets through, and what became of each call. */
export function WebhooksPlace() {
  const { t, tx, moments } = useSpeaking();
  const now = useNow();
  const saving = useSaving();
  const webhooks = useQuery(webhooksAsked);
  const [making, setMaking] = useState(false);
  const [told, setTold] = useState<{ name: string; secret: string; renewed: boolean }>();
  const all = webhooks.data ?? [];
  const { since, ...health } = healthOfAll(all);

  return (
    <PlaceFrame
      title={t('settings.place.webhooks')}
      lead={
        webhooks.data === undefined
          ? t('webhooks.leadPlain')
          : all.length === 0
            ? t('webhooks.leadNone')
            : tx('webhooks.lead', {
                ...health,
                since: since === undefined ? '' : moments.ago(since, now),
                b: (words) => <b key="b">{words}</b>,
              })
      }
      saving={saving}
      action={
        making ? null : (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('webhooks.open')}
          </Button>
        )
      }
    >
      {making ? (
        <WebhookForm
          label={t('webhooks.open')}
          yes={t('webhooks.make')}
          onNot={() => setMaking(false)}
          onKeep={async (wish) => {
            await saving.saveOrThrow(async () => {
              const { name, secret } = await api.post<Webhook & { secret: string }>('/webhooks', { body: wish });
              setTold({ name, secret, renewed: false });
            });
            await webhooksAgain();
            setMaking(false);
          }}
        />
      ) : null}
      {told ? (
        <ShownOnce
          key={told.secret}
          title={t('webhooks.onceTitle')}
          text={t(told.renewed ? 'webhooks.onceRenewed' : 'webhooks.once', { name: told.name })}
          secret={told.secret}
          seen={t('webhooks.seen')}
          onSeen={() => setTold(undefined)}
        />
      ) : null}
      <Waiting query={webhooks} rows={3}>
        {all.length > 0 ? (
          <ul className={css.list}>
            {all.map((webhook) => (
              <WebhookRow
                key={webhook.id}
                webhook={webhook}
                saving={saving}
                onSecret={(name, secret) => setTold({ name, secret, renewed: true })}
              />
            ))}
          </ul>
        ) : making ? null : (
          <EmptyState level={2} title={t('webhooks.empty')}>
            {t('webhooks.emptyText')}
          </EmptyState>
        )}
      </Waiting>
    </PlaceFrame>
  );
}
