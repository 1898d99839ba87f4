import { Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconDots,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Webhook } from '../../../../contract/webhooks.ts';
import { api } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, confirm, IconButton, RelativeTime, toast, useNow } from '../../../ui/index.ts';
import type { Saving } from '../saving.ts';
import { WebhookForm } from './webhook-form.tsx';
import { type Health, healthOf } from './webhook-health.ts';
import { WebhookLog } from './webhook-log.tsx';
import css from './webhooks.module.css';
import { webhooksAgain } from './webhooks-asking.ts';

const icons: Record<Health, typeof IconCircleCheck> = {
  works: IconCircleCheck,
  fresh: IconCircleDashed,
  failing: IconAlertTriangle,
  teammate: IconCircleOff,
  gone: IconPlugConnectedX,
  stopped: IconPlugConnectedX,
};

/** One webhook: how it does, whom it tells of what, and all that can be done with it. */
export function WebhookRow({
  webhook,
  saving,
  onSecret,
}: {
  webhook: Webhook;
  saving: Saving;
  onSecret: (name: string, secret: string) => void;
}) {
  const { t, tx, locale } = useSpeaking();
  const [changing, setChanging] = useState(false);
  const [log, setLog] = useState(false);
  const { id, name } = webhook;
  const path = `/webhooks/${id}`;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const save = async (work: () => Promise<unknown>) => {
    const kept = await saving.save(work);
    await webhooksAgain();
    return kept;
  };
  const test = async () => {
    if (!(await save(() => api.post(`${path}/test`, { body: {} })))) return;
    setLog(true);
    toast({ title: t('webhooks.tested'), text: t('webhooks.testedText') });
  };
  const turn = async (enabled: boolean) => {
    if (!(await save(() => api.patch(path, { body: { enabled } })))) return;
    toast(
      enabled
        ? { title: t('webhooks.isOn', { name }), text: t('webhooks.isOnText') }
        : {
            title: t('webhooks.isOff', { name }),
            undo: () => void save(() => api.patch(path, { body: { enabled: true } })),
          },
    );
  };
  const renew = async () => {
    const sure = await confirm({
      title: t('webhooks.renewTitle', { name }),
      text: t('webhooks.renewText'),
      yes: t('webhooks.renewYes'),
      no: t('webhooks.renewNo'),
    });
    if (!sure) return;
    await save(async () => {
      const { secret } = await api.post<{ secret: string }>(`${path}/secret`, { body: {} });
      onSecret(name, secret);
    });
  };
  const remove = async () => {
    const sure = await confirm({
      title: t('webhooks.deleteTitle', { name }),
      text: t('webhooks.deleteText'),
      yes: t('webhooks.deleteYes'),
      no: t('webhooks.deleteNo'),
      danger: true,
      byName: name,
    });
    if (sure) await save(() => api.delete(path));
  };

  return (
    <li className={css.item}>
      <div className={css.row}>
        <span className={css.words}>
          <span className={css.name}>
            <b>{name}</b>
            <HealthMark webhook={webhook} />
          </span>
          <code className={css.url}>{webhook.url}</code>
          <span>
            {t('webhooks.sentence', {
              events: webhook.events.length === 0 ? t('webhooks.everyEvent') : list.format(webhook.events),
              desks:
                webhook.desks.length === 0
                  ? t('webhooks.everyDesk')
                  : list.format(webhook.desks.map((desk) => desk.name)),
            })}
          </span>
          <span className={css.quiet}>
            {webhook.lastDeliveredAt === null
              ? null
              : tx('webhooks.lastDelivered', { when: <RelativeTime key="when" at={webhook.lastDeliveredAt} /> })}{' '}
            {webhook.createdBy === null ? null : t('webhooks.madeBy', { name: webhook.createdBy.name })}{' '}
            {webhook.oldSecretEndsAt === null
              ? null
              : tx('webhooks.oldSecret', { when: <RelativeTime key="when" at={webhook.oldSecretEndsAt} ahead /> })}
          </span>
        </span>
        <span className={css.doings}>
          <Button size={28} aria-expanded={log} aria-label={t('webhooks.logOf', { name })} onClick={() => setLog(!log)}>
            {t('webhooks.log')}
          </Button>
          <Button size={28} aria-label={t('webhooks.testOf', { name })} onClick={() => void test()}>
            {t('webhooks.test')}
          </Button>
          <Menu position="bottom-end" width={180}>
            <Menu.Target>
              <IconButton label={t('webhooks.more', { name })} icon={<IconDots size={18} stroke={1.6} />} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setChanging(true)}>{t('webhooks.change')}</Menu.Item>
              <Menu.Item onClick={() => void renew()}>{t('webhooks.renew')}</Menu.Item>
              {webhook.disabled ? (
                <Menu.Item onClick={() => void turn(true)}>{t('webhooks.switchOn')}</Menu.Item>
              ) : (
                <Menu.Item onClick={() => void turn(false)}>{t('webhooks.switchOff')}</Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item className={css.danger} onClick={() => void remove()}>
                {t('webhooks.delete')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      {changing ? (
        <WebhookForm
          before={webhook}
          label={t('webhooks.changeOf', { name })}
          yes={t('webhooks.keep')}
          onNot={() => setChanging(false)}
          onKeep={async (wish) => {
            await saving.saveOrThrow(() => api.patch(path, { body: wish }));
            await webhooksAgain();
            setChanging(false);
          }}
        />
      ) : null}
      {log ? <WebhookLog webhook={webhook} saving={saving} /> : null}
    </li>
  );
}

/** How it does, in a glyph and words. */
function HealthMark({ webhook }: { webhook: Webhook }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const health = healthOf(webhook);
  const Icon = icons[health];
  return (
    <span className={css.health} data-health={health}>
      <Icon size={15} stroke={1.8} aria-hidden />
      {health === 'failing'
        ? t('webhooks.state.failing', { since: moments.ago(webhook.failingSince ?? now, now) })
        : t(`webhooks.state.${health}`)}
    </span>
  );
}
