import { Checkbox, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_WAYS,
  type NotificationKind,
  type NotificationWay,
} from '../../../contract/notification-kinds.ts';
import type { NotificationSettings } from '../../../contract/notifications.ts';
import { may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';
import { changeSettings, devicesAsked, settingsAsked } from '../notifications/index.ts';
import { Waiting } from './load-states.tsx';
import css from './notifications-place.module.css';
import { daySets, timesBetween } from './opening-lines.ts';
import { Part, PlaceFrame } from './place-frame.tsx';
import { PushPart } from './push-part.tsx';
import { useSaving } from './saving.ts';
import { daysInWords } from './week-words.ts';

type Change = (before: NotificationSettings) => NotificationSettings;

const letters: readonly NotificationSettings['mail'][] = ['at_once', 'hourly', 'daily'];
/** What stands there when somebody begins to keep quiet hours. */
const usualQuiet = { from: '20:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] };
const midnight = { from: -1, to: 24 * 60 };

/** Of what one hears, by which way, when mail leaves, when all is quiet, and which browsers are told. */
export function NotificationsPlace() {
  const { t } = useSpeaking();
  const saving = useSaving();
  const settings = useQuery(settingsAsked);
  const change = (wish: Change) => void saving.save(() => changeSettings(wish));
  const now = settings.data;
  return (
    <PlaceFrame title={t('settings.place.notifications')} lead={t('notifications.lead')} saving={saving}>
      <Waiting query={settings}>
        {now ? (
          <>
            <Part title={t('notifications.what')}>
              <Choices settings={now} onChange={change} />
            </Part>
            <Part title={t('notifications.when')}>
              <MailSentence settings={now} onChange={change} />
            </Part>
            <Part title={t('notifications.quiet')} hint={t('notifications.quietHint')}>
              <Quiet settings={now} onChange={change} />
            </Part>
            <PushPart saving={saving}>
              <Switch
                className={css.words}
                checked={now.pushWords}
                label={t('notifications.pushWords')}
                description={t('notifications.pushWordsHint')}
                classNames={{ description: css.under ?? '' }}
                onChange={(event) => {
                  const pushWords = event.currentTarget.checked;
                  change((before) => ({ ...before, pushWords }));
                }}
              />
            </PushPart>
          </>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function Choices({ settings, onChange }: { settings: NotificationSettings; onChange: (change: Change) => void }) {
  const { t } = useSpeaking();
  const me = useMe();
  const devices = useQuery(devicesAsked);
  const kinds = NOTIFICATION_KINDS.filter((kind) => kind !== 'webhook_disabled' || may(me, 'webhook.manage'));
  const set = (kind: NotificationKind, way: NotificationWay, on: boolean) =>
    onChange((before) => ({
      ...before,
      kinds: { ...before.kinds, [kind]: { ...before.kinds[kind], [way]: on } },
    }));
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('notifications.whatColumn')}</th>
            {NOTIFICATION_WAYS.map((way) => (
              <th scope="col" key={way} className={css.way}>
                {t(`notifications.way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`notifications.kind.${kind}`)}</th>
              {NOTIFICATION_WAYS.map((way) => (
                <td key={way} className={css.way}>
                  {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside */}
                  <label className={css.cell}>
                    <Checkbox
                      checked={settings.kinds[kind][way]}
                      aria-label={t('notifications.cell', {
                        kind: t(`notifications.kind.${kind}`),
                        way: t(`notifications.way.${way}`),
                      })}
                      onChange={(event) => set(kind, way, event.currentTarget.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {devices.data?.items.length === 0 && kinds.some((kind) => settings.kinds[kind].push) ? (
        <p className={css.note}>{t('notifications.noDeviceYet')}</p>
      ) : null}
    </>
  );
}

function MailSentence({ settings, onChange }: { settings: NotificationSettings; onChange: (change: Change) => void }) {
  const { t, tx } = useSpeaking();
  return (
    <Sentence>
      {tx('notifications.whenSentence', {
        when: (
          <SentenceToken
            key="when"
            label={t('notifications.whenLabel')}
            value={settings.mail}
            options={letters.map((value) => ({ value, label: t(`notifications.when.${value}`) }))}
            onChange={(mail) => onChange((before) => ({ ...before, mail }))}
          />
        ),
      })}
    </Sentence>
  );
}

function Quiet({ settings, onChange }: { settings: NotificationSettings; onChange: (change: Change) => void }) {
  const speaking = useSpeaking();
  const { t, tx } = speaking;
  const { quiet } = settings;
  const set = (wish: Partial<typeof usualQuiet>) =>
    onChange((before) => ({ ...before, quiet: { ...usualQuiet, ...before.quiet, ...wish } }));
  const times = (current: string, other: string) =>
    timesBetween(midnight.from, midnight.to, current)
      .filter((time) => time !== other)
      .map((value) => ({ value, label: value }));
  return (
    <>
      <Switch
        checked={quiet !== null}
        label={t('notifications.quietSwitch')}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          onChange((before) => ({ ...before, quiet: on ? usualQuiet : null }));
        }}
      />
      {quiet === null ? null : (
        <Sentence>
          {tx('notifications.quietSentence', {
            from: (
              <SentenceToken
                key="from"
                label={t('notifications.quietFrom')}
                value={quiet.from}
                options={times(quiet.from, quiet.to)}
                onChange={(from) => set({ from })}
              />
            ),
            to: (
              <SentenceToken
                key="to"
                label={t('notifications.quietTo')}
                value={quiet.to}
                options={times(quiet.to, quiet.from)}
                onChange={(to) => set({ to })}
              />
            ),
            days: (
              <SentenceToken
                key="days"
                label={t('notifications.quietDays')}
                value={String(quiet.days)}
                options={daySets(quiet.days).map((days) => ({
                  value: String(days),
                  label: daysInWords(days, speaking),
                }))}
                onChange={(days) => set({ days: days.split(',').map(Number) })}
              />
            ),
          })}
        </Sentence>
      )}
    </>
  );
}
