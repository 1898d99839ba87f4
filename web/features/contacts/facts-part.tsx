import { useQuery } from '@tanstack/react-query';
import type { CardField, CardFieldValues, ContactDetail } from '../../../contract/contacts.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { cardFields } from './asking.ts';
import css from './card.module.css';

interface CardFacts {
  plan: string | null;
  value: number | null;
  currency: string | null;
  fields: CardFieldValues;
  createdAt: string;
  /** Of people: their first message. */
  customerSince?: string | null;
}

/** What is known besides, with where it is known from. */
export function FactsPart({
  card,
  of,
  language,
}: {
  card: CardFacts;
  of: CardField['of'];
  language?: Pick<ContactDetail, 'language' | 'languageFrom' | 'timeZone' | 'timeZoneFrom'>;
}) {
  const { t, locale, timeZone } = useSpeaking();
  const { data } = useQuery(cardFields);
  const spoken = language?.language
    ? new Intl.DisplayNames([locale], { type: 'language' }).of(language.language)
    : null;
  const facts: { id: string; label: string; value: string; from?: string | undefined }[] = [
    {
      id: 'since',
      label: t('contacts.facts.since'),
      value: new Intl.DateTimeFormat(locale, { timeZone, month: 'long', year: 'numeric' }).format(
        new Date(card.customerSince ?? card.createdAt),
      ),
    },
    ...(spoken && language?.languageFrom
      ? [
          {
            id: 'language',
            label: t('contacts.facts.language'),
            value: spoken,
            from: t(`contacts.from.${language.languageFrom}`),
          },
        ]
      : []),
    ...(language?.timeZone && language.timeZoneFrom
      ? [
          {
            id: 'zone',
            label: t('contacts.facts.timeZone'),
            value: language.timeZone.replaceAll('_', ' '),
            from: t(`contacts.from.${language.timeZoneFrom}`),
          },
        ]
      : []),
    ...(card.plan === null ? [] : [{ id: 'plan', label: t('contacts.facts.plan'), value: card.plan }]),
    ...(card.value === null
      ? []
      : [{ id: 'value', label: t('contacts.facts.value'), value: valueInWords(card.value, card.currency, locale) }]),
    ...(data?.fields ?? [])
      .filter((field) => field.of === of && card.fields[field.id] !== undefined)
      .map((field) => ({
        id: field.id,
        label: field.name,
        value: fieldInWords(field, card.fields[field.id], { locale, yes: t('contacts.yes'), no: t('contacts.no') }),
      })),
  ];
  return (
    <section className={css.part}>
      <div className={css.caption}>
        <h3>{t('contacts.facts.title')}</h3>
      </div>
      <dl className={css.facts}>
        {facts.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              {fact.from ? <span className={css.from}>{fact.from}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function valueInWords(value: number, currency: string | null, locale: string): string {
  return new Intl.NumberFormat(locale, {
    ...(currency === null ? {} : { style: 'currency', currency }),
    maximumFractionDigits: Number.isInteger(value) ? 0 : 2,
  }).format(value);
}

function fieldInWords(
  field: CardField,
  value: CardFieldValues[string] | undefined,
  { locale, yes, no }: { locale: string; yes: string; no: string },
): string {
  const named = (id: string): string => field.choices.find((choice) => choice.id === id)?.name ?? id;
  if (Array.isArray(value)) return value.map(named).join(', ');
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (field.kind === 'date' && value)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${value}T00:00:00Z`),
    );
  return named(value ?? '');
}
