import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CardField, CardFieldValues, ContactDetail } from '../../../contract/contacts.ts';
import type { OrganizationDetail } from '../../../contract/organizations.ts';
import { api, fieldErrors } from '../../api/index.ts';
import { languageNames, languages, useT } from '../../i18n/index.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import { cardFields } from './asking.ts';
import css from './card.module.css';
import { reasonOf, renew } from './doing.ts';
import { FieldInput } from './field-input.tsx';
import { OrganizationChoice } from './organization-choice.tsx';

type Written = {
  name: string;
  plan: string;
  value: string;
  currency: string;
  language: string;
  timeZone: string;
  domains: string;
  organization: { id: string; name: string } | null;
  fields: CardFieldValues;
};

/** Everything of a card that is written by hand, in one form. */
export function CardForm(
  props:
    | { of: 'contact'; card: ContactDetail; onClose: () => void }
    | { of: 'organization'; card: OrganizationDetail; onClose: () => void },
) {
  const { of, card, onClose } = props;
  const t = useT();
  const { data } = useQuery(cardFields);
  const fields = (data?.fields ?? []).filter((field) => field.of === of);
  const person = props.of === 'contact' ? props.card : undefined;
  const [before] = useState<Written>(() => ({
    name: card.name,
    plan: card.plan ?? '',
    value: card.value === null ? '' : String(card.value),
    currency: card.currency ?? '',
    language: person?.languageFrom === 'set' ? (person.language ?? '') : '',
    timeZone: person?.timeZoneFrom === 'set' ? (person.timeZone ?? '') : '',
    domains: props.of === 'organization' ? props.card.domains.join(', ') : '',
    organization: person?.organization?.because === 'set' ? person.organization : null,
    fields: card.fields,
  }));
  const [now, setNow] = useState(before);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Written>) => setNow((was) => ({ ...was, ...change }));

  async function keep(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setErrors({});
    setRefused(undefined);
    try {
      await api.patch(of === 'contact' ? `/contacts/${card.id}` : `/organizations/${card.id}`, {
        body: changeOf(before, now, of, fields),
      });
      await renew();
      onClose();
    } catch (error) {
      setErrors(fieldErrors(error));
      setRefused(reasonOf(error));
      setBusy(false);
    }
  }

  const title = t(of === 'contact' ? 'contacts.card.edit' : 'contacts.organization.edit');
  return (
    <Dialog label={title} onClose={onClose} width={520}>
      <form className={css.form} onSubmit={(event) => void keep(event)}>
        <h2 className={css.formTitle}>{title}</h2>
        <TextField
          label={t('contacts.field.name')}
          value={now.name}
          required
          data-autofocus
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {of === 'contact' ? (
          <>
            <OrganizationChoice
              chosen={now.organization}
              guessed={person?.organization?.because === 'domain' ? person.organization.name : undefined}
              onChoose={(organization) => set({ organization })}
            />
            <div className={css.two}>
              <SelectField
                label={t('contacts.facts.language')}
                value={now.language}
                error={errors.language}
                data={[
                  { value: '', label: t('contacts.field.asTheyWrite') },
                  ...[...new Set([...languages, ...(now.language ? [now.language] : [])])].map((one) => ({
                    value: one,
                    label: (languageNames as Record<string, string>)[one] ?? one,
                  })),
                ]}
                onChange={(event) => set({ language: event.currentTarget.value })}
              />
              <SelectField
                label={t('contacts.facts.timeZone')}
                value={now.timeZone}
                error={errors.timeZone}
                data={[
                  { value: '', label: t('contacts.field.guess') },
                  ...Intl.supportedValuesOf('timeZone').map((zone) => ({
                    value: zone,
                    label: zone.replaceAll('_', ' '),
                  })),
                ]}
                onChange={(event) => set({ timeZone: event.currentTarget.value })}
              />
            </div>
          </>
        ) : (
          <TextField
            label={t('contacts.field.domains')}
            hint={t('contacts.field.domainsHint')}
            value={now.domains}
            error={errors.domains}
            onChange={(event) => set({ domains: event.currentTarget.value })}
          />
        )}
        <div className={css.three}>
          <TextField
            label={t('contacts.facts.plan')}
            value={now.plan}
            error={errors.plan}
            onChange={(event) => set({ plan: event.currentTarget.value })}
          />
          <TextField
            label={t('contacts.facts.value')}
            value={now.value}
            inputMode="decimal"
            error={errors.value}
            onChange={(event) => set({ value: event.currentTarget.value })}
          />
          <TextField
            label={t('contacts.field.currency')}
            value={now.currency}
            maxLength={3}
            placeholder="EUR"
            error={errors.currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </div>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={now.fields[field.id]}
            error={errors[`fields.${field.id}`]}
            onChange={(value) => {
              const next = { ...now.fields };
              if (value === undefined) delete next[field.id];
              else next[field.id] = value;
              set({ fields: next });
            }}
          />
        ))}
        {refused ? (
          <p className={css.refused} role="alert">
            {refused}
          </p>
        ) : null}
        <div className={css.formFoot}>
          <Button kind="filled" type="submit" busy={busy}>
            {t('contacts.keep')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('contacts.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was changed, and nothing else: what a colleague changed meanwhile stays. */
function changeOf(
  before: Written,
  now: Written,
  of: 'contact' | 'organization',
  fields: readonly CardField[],
): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  if (now.name !== before.name) change.name = now.name;
  if (now.plan !== before.plan) change.plan = now.plan || null;
  if (now.value !== before.value) change.value = now.value.trim() === '' ? null : Number(now.value.replace(',', '.'));
  if (now.currency !== before.currency) change.currency = now.currency || null;
  if (of === 'contact') {
    if (now.language !== before.language) change.language = now.language || null;
    if (now.timeZone !== before.timeZone) change.timeZone = now.timeZone || null;
    if (now.organization?.id !== before.organization?.id) change.organizationId = now.organization?.id ?? null;
  } else if (now.domains !== before.domains) {
    change.domains = now.domains.split(/[\s,;]+/).filter((one) => one !== '');
  }
  const own = fields.filter(({ id }) => JSON.stringify(now.fields[id]) !== JSON.stringify(before.fields[id]));
  if (own.length > 0) change.fields = Object.fromEntries(own.map(({ id }) => [id, now.fields[id] ?? null]));
  return change;
}
