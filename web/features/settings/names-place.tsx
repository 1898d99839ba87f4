import type { Desk } from '../../../contract/desks.ts';
import { type Language, languageNames, useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';
import { changeDesk } from './changing-desk.ts';
import { LanguageChips } from './language-chips.tsx';
import css from './names-place.module.css';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { useSaving } from './saving.ts';

const longestName = 200;

/** What a desk is called, by teammates and in letters, and which languages it answers in. */
export function NamesPlace({ desk }: { desk: Desk }) {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const first = desk.languages[0] ?? 'en';
  const speakFirst = (language: Language) =>
    void saving.save(() =>
      changeDesk(desk, { languages: [language, ...desk.languages.filter((one) => one !== language)] }),
    );

  return (
    <PlaceFrame
      title={t('settings.place.names')}
      lead={t(desk.audience === 'internal' ? 'settings.names.leadInternal' : 'settings.names.lead')}
      saving={saving}
    >
      <Part title={t('settings.names.names')}>
        <div className={css.two}>
          <SavedField
            label={t('settings.names.name')}
            hint={t('settings.names.nameHint')}
            value={desk.name}
            path="name"
            missing={t('settings.missing.name')}
            maxLength={longestName}
            onSave={(name) => saving.saveOrThrow(() => changeDesk(desk, { name }))}
          />
          <SavedField
            label={t('settings.names.fromName')}
            hint={t('settings.names.fromNameHint')}
            value={desk.fromName}
            path="fromName"
            missing={t('settings.missing.name')}
            maxLength={longestName}
            onSave={(fromName) => saving.saveOrThrow(() => changeDesk(desk, { fromName }))}
          />
        </div>
      </Part>
      <Part title={t('settings.names.languages')} hint={t('settings.names.languagesHint')}>
        <LanguageChips
          label={t('settings.names.languages')}
          chosen={desk.languages}
          onChange={(languages) => void saving.save(() => changeDesk(desk, { languages }))}
        />
        {desk.languages.length > 1 ? (
          <Sentence>
            {tx('settings.names.first', {
              language: (
                <SentenceToken
                  key="first"
                  label={t('settings.names.firstLabel')}
                  value={first}
                  options={desk.languages.map((value) => ({ value, label: languageNames[value] }))}
                  onChange={speakFirst}
                />
              ),
            })}
          </Sentence>
        ) : null}
      </Part>
      <Part title={t('settings.names.help')} hint={t('settings.names.helpHint')}>
        <div className={css.one}>
          <SavedField
            label={t('settings.names.helpUrl')}
            value={desk.helpUrl ?? ''}
            path="helpUrl"
            type="url"
            optional
            placeholder="https://"
            wrong={(address) => (isWebAddress(address) ? undefined : t('settings.names.helpUrlWrong'))}
            onSave={(url) => saving.saveOrThrow(() => changeDesk(desk, { helpUrl: url === '' ? null : url }))}
          />
        </div>
      </Part>
    </PlaceFrame>
  );
}

function isWebAddress(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
}
