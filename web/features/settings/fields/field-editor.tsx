import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import type { Field, FieldChange } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, Sentence, SentenceToken } from '../../../ui/index.ts';
import { SavedField } from '../saved-field.tsx';
import type { Saving } from '../saving.ts';
import css from './field-editor.module.css';
import { OptionList } from './option-list.tsx';
import { WordsInLanguages } from './words-in-languages.tsx';

/** Lengths that one would choose for a text. */
const lengths = [100, 500, 2_000, FIELD_LIMITS.textValue];
const longestNumber = 16;

function numberOf(typed: string): number | null | undefined {
  if (typed === '') return null;
  const number = Number(typed.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** Everything about one of the desk's own fields but its kind, which stays what it was. */
export function FieldEditor({
  field,
  place,
  last,
  saving,
  onChange,
  onPutAway,
}: {
  field: Field;
  place: number;
  last: number;
  saving: Saving;
  onChange: (wish: FieldChange, painted?: Partial<Field>) => Promise<void>;
  onPutAway: () => void;
}) {
  const { t, tx, language, number } = useSpeaking();
  const disabled = !field.can.change;
  const keep = (wish: FieldChange, painted?: Partial<Field>) => void saving.save(() => onChange(wish, painted));
  const bound = (which: 'least' | 'most') => (
    <SavedField
      label={t(`field-settings.fields.${which}`)}
      value={field[which] === null ? '' : String(field[which])}
      path={which}
      optional
      disabled={disabled}
      maxLength={longestNumber}
      wrong={(typed) => (numberOf(typed) === undefined ? t('ticket-fields.wrong.notANumber') : undefined)}
      onSave={(typed) => onChange({ [which]: numberOf(typed) ?? null })}
    />
  );
  const own = field.longest ?? FIELD_LIMITS.textValue;
  const offered = lengths.includes(own) ? lengths : [...lengths, own].sort((a, b) => a - b);
  return (
    <>
      <WordsInLanguages
        label={t('field-settings.fields.label')}
        words={field.labels}
        first={language}
        maxLength={LIMITS.name}
        disabled={disabled}
        path="labels"
        onChange={(labels) => onChange({ labels })}
      />
      <Sentence>
        {tx('field-settings.fields.sentence', {
          required: (
            <SentenceToken
              key="required"
              label={t('field-settings.fields.requiredLabel')}
              value={field.required ? 'yes' : 'no'}
              disabled={disabled}
              options={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`field-settings.fields.required.${value}`),
              }))}
              onChange={(value) => keep({ required: value === 'yes' }, { required: value === 'yes' })}
            />
          ),
          audience: (
            <SentenceToken
              key="audience"
              label={t('field-settings.fields.audienceLabel')}
              value={field.audience}
              disabled={disabled}
              options={(['team', 'customer'] as const).map((value) => ({
                value,
                label: t(`field-settings.audience.${value}`),
              }))}
              onChange={(audience) => keep({ audience }, { audience })}
            />
          ),
          where: (
            <SentenceToken
              key="where"
              label={t('field-settings.fields.whereLabel')}
              value={field.everywhere ? 'everywhere' : 'asked'}
              disabled={disabled}
              options={(['everywhere', 'asked'] as const).map((value) => ({
                value,
                label: t(`field-settings.fields.where.${value}`),
              }))}
              onChange={(value) => {
                const everywhere = value === 'everywhere';
                keep({ everywhere }, { everywhere });
              }}
            />
          ),
        })}
        {field.kind === 'text' ? (
          <>
            {' '}
            {tx('field-settings.fields.text', {
              lines: (
                <SentenceToken
                  key="lines"
                  label={t('field-settings.fields.linesLabel')}
                  value={field.multiline ? 'several' : 'one'}
                  disabled={disabled}
                  options={(['one', 'several'] as const).map((value) => ({
                    value,
                    label: t(`field-settings.fields.lines.${value}`),
                  }))}
                  onChange={(value) => {
                    const multiline = value === 'several';
                    keep({ multiline }, { multiline });
                  }}
                />
              ),
              longest: (
                <SentenceToken
                  key="longest"
                  label={t('field-settings.fields.longestLabel')}
                  value={String(own)}
                  disabled={disabled}
                  options={offered.map((one) => ({ value: String(one), label: number(one) }))}
                  onChange={(value) => keep({ longest: Number(value) }, { longest: Number(value) })}
                />
              ),
            })}
          </>
        ) : null}
      </Sentence>
      {field.kind === 'number' ? (
        <div className={css.bounds}>
          {bound('least')}
          {bound('most')}
          <SavedField
            label={t('field-settings.fields.unit')}
            value={field.unit ?? ''}
            path="unit"
            optional
            disabled={disabled}
            maxLength={FIELD_LIMITS.unit}
            placeholder="€, kg, km"
            onSave={(unit) => onChange({ unit: unit === '' ? null : unit })}
          />
        </div>
      ) : null}
      {field.kind === 'choice' || field.kind === 'choices' ? (
        <OptionList
          options={field.options.filter(({ archived }) => !archived).map(({ id, names }) => ({ id, names }))}
          first={language}
          disabled={disabled}
          onChange={(options) =>
            keep({ options: options.map(({ id, names }) => (id === undefined ? { names } : { id, names })) })
          }
        />
      ) : null}
      <WordsInLanguages
        label={t('field-settings.fields.help')}
        words={field.helps}
        first={language}
        maxLength={FIELD_LIMITS.help}
        optional
        disabled={disabled}
        path="helps"
        onChange={(helps) => onChange({ helps })}
      />
      {disabled ? null : (
        <div className={css.actions}>
          <Button
            size={28}
            icon={<IconArrowUp size={14} stroke={2} aria-hidden />}
            disabled={place <= 0}
            onClick={() => keep({ position: place - 1 })}
          >
            {t('field-settings.step.up')}
          </Button>
          <Button
            size={28}
            icon={<IconArrowDown size={14} stroke={2} aria-hidden />}
            disabled={place < 0 || place >= last}
            onClick={() => keep({ position: place + 1 })}
          >
            {t('field-settings.step.down')}
          </Button>
          <span className={css.grow} />
          <Button kind="danger" size={28} onClick={onPutAway}>
            {t('field-settings.putAway')}
          </Button>
        </div>
      )}
    </>
  );
}
