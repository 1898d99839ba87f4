import { IconBellPlus, IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiError, api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Chip, RelativeTime, toast } from '../../ui/index.ts';
import {
  devicesAsked,
  leaveThisBrowser,
  type PushDevice,
  pushAbility,
  tellThisBrowser,
  thisEndpoint,
} from '../notifications/index.ts';
import { browserOf } from './browser-name.ts';
import { Waiting } from './load-states.tsx';
import css from './notifications-place.module.css';
import { Part } from './place-frame.tsx';
import { reasonOf, type Saving } from './saving.ts';
import rows from './sessions-part.module.css';

/** Which browsers are told while the app is closed, this one too after a press, and what to do when it refuses. */
export function PushPart({ saving, children }: { saving: Saving; children: ReactNode }) {
  const { t } = useSpeaking();
  const devices = useQuery(devicesAsked);
  const [ability, setAbility] = useState(pushAbility);
  const [here, setHere] = useState<string>();
  const [busy, setBusy] = useState(false);
  const look = () => {
    setAbility(pushAbility());
    thisEndpoint().then(setHere, () => setHere(undefined));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and when one comes back from the browser's settings
  useEffect(() => {
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  const again = () => cache.invalidateQueries({ queryKey: devicesAsked.queryKey });

  const tell = async (publicKey: string) => {
    setBusy(true);
    try {
      await saving.saveOrThrow(async () => {
        await tellThisBrowser(publicKey);
        await again();
      });
    } catch (error) {
      const text = error instanceof ApiError ? reasonOf(error) : t('notifications.noService');
      toast({ tone: 'failed', title: t('settings.notSaved'), text });
    } finally {
      setBusy(false);
      look();
    }
  };
  const take = async (device: PushDevice, name: string) => {
    const gone = await saving.save(async () => {
      await api.delete(`/me/push-subscriptions/${device.id}`);
      if (device.endpoint === here) await leaveThisBrowser();
    });
    if (gone) toast({ title: t('notifications.taken', { name }) });
    look();
    await again();
  };

  const told = devices.data?.items.some(({ endpoint }) => endpoint === here) ?? false;
  return (
    <Part title={t('notifications.push')} hint={t('notifications.pushHint')}>
      <Waiting query={devices} rows={1}>
        {devices.data ? (
          <>
            {devices.data.items.length === 0 ? null : (
              <ul className={css.list}>
                {devices.data.items.map((device) => (
                  <DeviceRow key={device.id} device={device} here={device.endpoint === here} onTake={take} />
                ))}
              </ul>
            )}
            {ability === 'able' ? (
              told ? null : (
                <Button
                  busy={busy}
                  icon={<IconBellPlus size={16} stroke={1.6} aria-hidden />}
                  onClick={() => void tell(devices.data.publicKey)}
                >
                  {t('notifications.tellThis')}
                </Button>
              )
            ) : (
              <p className={css.told} role="status">
                {t(`notifications.${ability}`)}
              </p>
            )}
          </>
        ) : null}
      </Waiting>
      {children}
    </Part>
  );
}

function DeviceRow({
  device,
  here,
  onTake,
}: {
  device: PushDevice;
  here: boolean;
  onTake: (device: PushDevice, name: string) => Promise<void>;
}) {
  const { t, tx } = useSpeaking();
  const { browser, system } = browserOf(device.browser);
  const Icon = system === 'iPhone' || system === 'Android' ? IconDeviceMobile : IconDeviceDesktop;
  const name =
    browser && system
      ? t('settings.sessions.browserOn', { browser, system })
      : (browser ?? system ?? t('settings.sessions.unknown'));
  return (
    <li className={rows.row}>
      <Icon size={18} stroke={1.6} className={rows.icon} aria-hidden />
      <span className={rows.words}>
        <span className={rows.name}>
          <b>{name}</b>
          {here ? <Chip tone="ours">{t('settings.sessions.this')}</Chip> : null}
        </span>
        <span>{tx('notifications.deviceSince', { when: <RelativeTime key="when" at={device.createdAt} /> })}</span>
      </span>
      <Button size={28} aria-label={t('notifications.takeAwayOne', { name })} onClick={() => void onTake(device, name)}>
        {t('notifications.takeAway')}
      </Button>
    </li>
  );
}
