import { useQuery } from '@tanstack/react-query';
import type { Company, companyChange } from '../../../contract/people.ts';
import { api, cache, optimistically } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';
import { companyAsked } from './asking.ts';
import { LanguageChips } from './language-chips.tsx';
import { Waiting } from './load-states.tsx';
import css from './names-place.module.css';
import { Part, PlaceFrame } from './place-frame.tsx';
import { SavedField } from './saved-field.tsx';
import { useSaving } from './saving.ts';
import { zoneOptions } from './week-words.ts';

type CompanyChange = (typeof companyChange)['_output'];
const longestName = 200;

/** The name that customers know, the languages that are spoken, and the zone where nobody said another. */
export function CompanyPlace() {
  const { t, tx, locale } = useSpeaking();
  const saving = useSaving();
  const company = useQuery(companyAsked);

  const change = async (wish: CompanyChange) => {
    const known = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    await optimistically<Company, Company>(
      companyAsked.queryKey,
      (before) => ({ ...before, ...known }),
      () => api.patch<Company>('/company', { body: wish }),
    );
    // The rail and other places say the company's name from what is known of the signed-in person.
    await cache.invalidateQueries({ queryKey: ['me'] });
  };

  return (
    <PlaceFrame title={t('settings.place.company')} lead={t('settings.company.lead')} saving={saving}>
      <Waiting query={company} rows={3}>
        {company.data ? (
          <>
            <Part title={t('settings.company.name')} hint={t('settings.company.nameHint')}>
              <div className={css.one}>
                <SavedField
                  label={t('settings.company.nameLabel')}
                  value={company.data.name}
                  path="name"
                  missing={t('settings.missing.name')}
                  maxLength={longestName}
                  autoComplete="organization"
                  disabled={!company.data.can.change}
                  onSave={(name) => saving.saveOrThrow(() => change({ name }))}
                />
              </div>
            </Part>
            <Part title={t('settings.company.languages')} hint={t('settings.company.languagesHint')}>
              <LanguageChips
                label={t('settings.company.languages')}
                chosen={company.data.languages}
                disabled={!company.data.can.change}
                onChange={(languages) => void saving.save(() => change({ languages }))}
              />
            </Part>
            <Part title={t('settings.company.time')}>
              <Sentence>
                {tx('settings.company.zone', {
                  zone: (
                    <SentenceToken
                      key="zone"
                      label={t('settings.zone')}
                      value={company.data.timeZone}
                      options={zoneOptions(company.data.timeZone, locale)}
                      disabled={!company.data.can.change}
                      onChange={(timeZone) => void saving.save(() => change({ timeZone }))}
                    />
                  ),
                })}
              </Sentence>
            </Part>
          </>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}
