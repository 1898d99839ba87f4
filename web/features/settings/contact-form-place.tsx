import { Switch } from '@mantine/core';
import { IconExternalLink, IconWorld, IconX } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ContactForm, ContactFormChange } from '../../../contract/contact-form.ts';
import type { Desk } from '../../../contract/desks.ts';
import { api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, IconButton, Sentence, SentenceToken, TextField } from '../../ui/index.ts';
import { CodeToCopy } from './code-to-copy.tsx';
import css from './contact-form-place.module.css';
import { FormFiguresPart } from './form-figures-part.tsx';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { reasonOf, type Saving, useSaving } from './saving.ts';

/** As many as a form offers, see the contract. */
const MOST_TYPES = 12;

function contactFormOf(deskId: string) {
  return queryOptions({
    queryKey: ['contact-form', deskId],
    queryFn: ({ signal }) => api.get<ContactForm>(`/contact-forms/${deskId}`, { signal }),
  });
}

/** Whether customers find a form, what it asks, which sites may show it, and what came of it. */
export function ContactFormPlace({ desk }: { desk: Desk }) {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const query = useQuery(contactFormOf(desk.id));
  const form = query.data;
  const change = async (body: ContactFormChange) => {
    const changed = await api.patch<ContactForm>(`/contact-forms/${desk.id}`, { body });
    cache.setQueryData(contactFormOf(desk.id).queryKey, changed);
  };
  const offered = form?.requestTypes.filter((type) => type.offered) ?? [];
  return (
    <PlaceFrame title={t('settings.place.form')} lead={t('contact-form.lead')} saving={saving}>
      <Waiting query={query}>
        {form ? (
          <>
            <div className={css.offered}>
              <Sentence>
                {tx('contact-form.offered', {
                  desk: <b key="desk">{desk.name}</b>,
                  state: (
                    <SentenceToken
                      key="state"
                      label={t('contact-form.state')}
                      value={form.offered ? 'on' : 'off'}
                      options={[
                        { value: 'on', label: t('contact-form.on') },
                        { value: 'off', label: t('contact-form.off') },
                      ]}
                      onChange={(state) => void saving.save(() => change({ offered: state === 'on' }))}
                    />
                  ),
                })}
              </Sentence>
            </div>
            {form.address === null ? (
              <p className={css.quiet}>{t('contact-form.nowhere')}</p>
            ) : form.offered ? (
              <a className={css.link} href={form.address} target="_blank" rel="noreferrer">
                {t('contact-form.open')}
                <IconExternalLink size={14} stroke={2} aria-hidden />
              </a>
            ) : null}
            <Part title={t('contact-form.types.title')} hint={t('contact-form.types.hint')}>
              {form.requestTypes.length === 0 ? (
                <p className={css.quiet}>{t('contact-form.types.none')}</p>
              ) : (
                <ul className={css.types}>
                  {form.requestTypes.map((type) => (
                    <li key={type.id}>
                      <Switch
                        label={type.name}
                        checked={type.offered}
                        disabled={!type.offered && offered.length >= MOST_TYPES}
                        onChange={() =>
                          void saving.save(() =>
                            change({
                              requestTypes: (type.offered
                                ? offered.filter((one) => one !== type)
                                : [...offered, type]
                              ).map((one) => one.id),
                            }),
                          )
                        }
                      />
                    </li>
                  ))}
                </ul>
              )}
              {offered.length >= MOST_TYPES ? (
                <p className={css.quiet}>{t('contact-form.types.full', { count: MOST_TYPES })}</p>
              ) : null}
            </Part>
            <SitesPart form={form} saving={saving} change={change} />
            <FormFiguresPart deskId={desk.id} />
          </>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function SitesPart({
  form,
  saving,
  change,
}: {
  form: ContactForm;
  saving: Saving;
  change: (body: ContactFormChange) => Promise<void>;
}) {
  const { t } = useSpeaking();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const site = typed.trim();
    if (!/^https?:\/\/[^/\s]/.test(site)) {
      setError(t('contact-form.sites.wrong'));
      return;
    }
    try {
      await saving.saveOrThrow(() => change({ sites: [...form.sites, site] }));
      setTyped('');
    } catch (refusal) {
      setError(reasonOf(refusal));
    }
  };
  return (
    <Part title={t('contact-form.sites.title')} hint={t('contact-form.sites.hint')}>
      <ul className={css.sites}>
        {form.sites.map((site) => (
          <li key={site}>
            <IconWorld size={18} stroke={1.6} aria-hidden />
            <span>{site}</span>
            <IconButton
              label={t('contact-form.sites.remove', { site })}
              icon={<IconX size={16} stroke={1.6} />}
              onClick={() => void saving.save(() => change({ sites: form.sites.filter((one) => one !== site) }))}
            />
          </li>
        ))}
      </ul>
      <form className={css.add} onSubmit={add} noValidate>
        <TextField
          label={t('contact-form.sites.another')}
          hint={t('contact-form.sites.example')}
          type="url"
          autoComplete="off"
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setError(undefined);
          }}
        />
        <Button type="submit" className={css.button}>
          {t('contact-form.sites.add')}
        </Button>
      </form>
      {form.script === null || form.sites.length === 0 ? null : (
        <>
          <CodeToCopy title={t('contact-form.code.button')} code={`<script async src="${form.script}"></script>`} />
          <CodeToCopy
            title={t('contact-form.code.inside')}
            code={`<div data-sportello-form></div>\n<script async src="${form.script}"></script>`}
          />
        </>
      )}
    </Part>
  );
}
