import { Switch } from '@mantine/core';
import { useEffect } from 'react';
import type { myChange } from '../../../contract/people.ts';
import { changeMe, useMe } from '../../api/index.ts';
import { languageNames, languages, speak, useSpeaking } from '../../i18n/index.ts';
import { themes, useAccount } from '../../shell/account.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';
import css from './me-place.module.css';
import { PasswordPart } from './password-part.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { useSaving } from './saving.ts';
import { SessionsPart } from './sessions-part.tsx';
import { SignaturePart } from './signature-part.tsx';
import { zoneOptions } from './week-words.ts';

type MyChange = (typeof myChange)['_output'];
const longestName = 200;

/** One's own name, words, clock, light and keys; the password; and where one is signed in. */
export function MePlace({ part }: { part: string | undefined }) {
  const { t, tx, locale } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const { setTheme } = useAccount();
  const change = (wish: MyChange) => saving.save(() => changeMe(wish));

  useEffect(() => {
    if (part !== 'sessions' && part !== 'password') return;
    const target = document.getElementById(`part-${part}`);
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  }, [part]);

  return (
    <PlaceFrame title={t('settings.place.me')} lead={t('settings.me.lead', { mail: me.email })} saving={saving}>
      <Part title={t('settings.me.name')}>
        <div className={css.one}>
          <SavedField
            label={t('settings.me.nameLabel')}
            hint={t('settings.me.nameHint')}
            value={me.name}
            path="name"
            missing={t('settings.missing.name')}
            maxLength={longestName}
            autoComplete="name"
            onSave={(name) => saving.saveOrThrow(() => changeMe({ name }))}
          />
        </div>
      </Part>
      <Part title={t('settings.me.looks')}>
        <Sentence>
          {tx('settings.me.sentence', {
            language: (
              <SentenceToken
                key="language"
                label={t('shell.me.language')}
                value={me.locale}
                options={languages.map((value) => ({ value, label: languageNames[value] }))}
                onChange={(value) => {
                  void speak(value);
                  void change({ locale: value }).then((kept) => {
                    if (!kept) void speak(me.locale);
                  });
                }}
              />
            ),
            zone: (
              <SentenceToken
                key="zone"
                label={t('settings.zone')}
                value={me.timeZone}
                options={zoneOptions(me.timeZone, locale)}
                onChange={(timeZone) => {
                  void speak(me.locale, timeZone);
                  void change({ timeZone }).then((kept) => {
                    if (!kept) void speak(me.locale, me.timeZone);
                  });
                }}
              />
            ),
            theme: (
              <SentenceToken
                key="theme"
                label={t('shell.me.theme')}
                value={me.theme}
                options={themes.map((value) => ({ value, label: t(`settings.me.theme.${value}`) }))}
                onChange={(value) => {
                  setTheme(value);
                  void saving.save(async () => undefined);
                }}
              />
            ),
          })}
        </Sentence>
      </Part>
      <SignaturePart saving={saving} />
      <Part title={t('settings.me.keys')}>
        <Switch
          checked={me.singleKeys}
          label={t('settings.me.singleKeys')}
          description={t('settings.me.singleKeysHint')}
          classNames={{ description: css.under ?? '' }}
          onChange={(event) => void change({ singleKeys: event.currentTarget.checked })}
        />
      </Part>
      <PasswordPart />
      <SessionsPart />
    </PlaceFrame>
  );
}
