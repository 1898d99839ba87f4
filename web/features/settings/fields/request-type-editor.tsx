import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { FIELD_LIMITS } from '../../../../contract/field-limits.ts';
import type { Category, Field, RequestType, RequestTypeChange } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import type { Priority } from '../../../../contract/tickets.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, ChoiceMenu, IconButton, Sentence, SentenceToken } from '../../../ui/index.ts';
import { categoryChoices, RequestTypeIcon, requestTypeIcons, TagChips } from '../../tickets/index.ts';
import type { Saving } from '../saving.ts';
import fieldCss from './field-editor.module.css';
import { FormBuilder } from './form-builder.tsx';
import css from './request-type-editor.module.css';
import { WordsInLanguages } from './words-in-languages.tsx';

const none = 'none';
const priorities: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

/** Everything about one kind of request: its names, what it asks for, and what a ticket of it gets. */
export function RequestTypeEditor({
  type,
  fields,
  categories,
  place,
  last,
  saving,
  onChange,
}: {
  type: RequestType;
  fields: readonly Field[];
  categories: readonly Category[];
  place: number;
  last: number;
  saving: Saving;
  onChange: (wish: RequestTypeChange, painted?: Partial<RequestType>) => Promise<void>;
}) {
  const { t, tx, language } = useSpeaking();
  const disabled = !type.can.change || type.archived;
  const keep = (wish: RequestTypeChange, painted?: Partial<RequestType>) =>
    void saving.save(() => onChange(wish, painted));
  const { defaults } = type;
  const gives = (change: Partial<RequestType['defaults']>) => {
    const next = { ...defaults, ...change };
    keep({ defaults: next }, { defaults: next });
  };
  return (
    <>
      <WordsInLanguages
        label={t('field-settings.types.name')}
        words={type.names}
        first={language}
        maxLength={LIMITS.name}
        disabled={disabled}
        path="names"
        onChange={(names) => onChange({ names })}
      />
      <WordsInLanguages
        label={t('field-settings.types.description')}
        words={type.descriptions}
        first={language}
        maxLength={FIELD_LIMITS.help}
        optional
        disabled={disabled}
        path="descriptions"
        onChange={(descriptions) => onChange({ descriptions })}
      />
      <FormBuilder
        form={type.form}
        fields={fields}
        disabled={disabled}
        onChange={(form) => keep({ form: [...form] }, { form: [...form] })}
      />
      <div>
        <h2 className={css.title}>{t('field-settings.types.givesTitle')}</h2>
        <Sentence>
          {tx('field-settings.types.gives', {
            category: (
              <CategoryToken
                key="category"
                categories={categories}
                chosen={defaults.categoryId}
                disabled={disabled}
                onChoose={(categoryId) => gives({ categoryId })}
              />
            ),
            priority: (
              <SentenceToken
                key="priority"
                label={t('tickets.field.priority')}
                value={defaults.priority ?? none}
                disabled={disabled}
                options={[
                  { value: none, label: t('field-settings.types.usualPriority') },
                  ...priorities.map((value) => ({ value, label: t(`shell.priority.${value}`) })),
                ]}
                onChange={(value) => gives({ priority: value === none ? null : (value as Priority) })}
              />
            ),
          })}
        </Sentence>
        <TagChips
          tags={defaults.tags}
          deskId={type.deskId}
          disabled={disabled}
          onChange={(tags) => gives({ tags: [...tags] })}
        />
      </div>
      {disabled ? null : (
        <>
          <div>
            <h2 className={css.title}>{t('field-settings.types.icon')}</h2>
            <div className={css.icons} role="radiogroup" aria-label={t('field-settings.types.icon')}>
              {requestTypeIcons.map((icon, at) => (
                <label key={icon} className={css.icon} data-on={icon === type.icon || undefined}>
                  <input
                    type="radio"
                    className="sp-hidden"
                    name={`icon ${type.id}`}
                    checked={icon === type.icon}
                    aria-label={t('field-settings.types.iconNumber', { number: at + 1 })}
                    onChange={() => keep({ icon }, { icon })}
                  />
                  <RequestTypeIcon name={icon} size={18} />
                </label>
              ))}
            </div>
          </div>
          <div className={fieldCss.actions}>
            <IconButton
              label={t('field-settings.moveUp', { name: type.name })}
              icon={<IconArrowUp size={14} stroke={2} aria-hidden />}
              disabled={place <= 0}
              onClick={() => keep({ position: place - 1 })}
            />
            <IconButton
              label={t('field-settings.moveDown', { name: type.name })}
              icon={<IconArrowDown size={14} stroke={2} aria-hidden />}
              disabled={place < 0 || place >= last}
              onClick={() => keep({ position: place + 1 })}
            />
          </div>
        </>
      )}
    </>
  );
}

/** The category that a ticket of this kind gets, found by typing: a desk may have hundreds. */
function CategoryToken({
  categories,
  chosen,
  disabled,
  onChoose,
}: {
  categories: readonly Category[];
  chosen: string | null;
  disabled: boolean;
  onChoose: (id: string | null) => void;
}) {
  const { t } = useSpeaking();
  const [opened, setOpened] = useState(false);
  const name = categories.find(({ id }) => id === chosen)?.path.join(' › ') ?? t('field-settings.types.noCategory');
  return (
    <ChoiceMenu
      label={t('tickets.field.category')}
      opened={opened}
      onOpened={setOpened}
      width={280}
      search
      chosen={chosen ?? none}
      choices={[
        { id: none, label: t('field-settings.types.noCategory') },
        ...categoryChoices(categories, chosen ?? undefined),
      ]}
      nothing={(typed) => t('field-settings.nothing', { typed })}
      onChoose={(id) => onChoose(id === none ? null : id)}
    >
      <Button
        size={28}
        className={css.token ?? ''}
        disabled={disabled}
        title={name}
        aria-label={t('tickets.field.is', { field: t('tickets.field.category'), value: name })}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {name}
      </Button>
    </ChoiceMenu>
  );
}
