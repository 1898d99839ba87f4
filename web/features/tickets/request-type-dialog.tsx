import { type FormEvent, useState } from 'react';
import type { FieldValuesChange } from '../../../contract/field-values.ts';
import type { Field, RequestType } from '../../../contract/fields.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { FormField, mistakeWords } from './form-field.tsx';
import { type AskedField, asFilled, askedFields, type FieldMistake, type FormValues, readForm } from './form-values.ts';
import { isFilled } from './own-field-value.ts';
import css from './request-type-dialog.module.css';

/** What this kind must be told and the ticket does not say yet. */
export function missingOf(type: RequestType, fields: readonly Field[], ticket: TicketDetail): AskedField[] {
  return askedFields(fields, type).filter(({ field, required }) => required && !isFilled(ticket.fields[field.id]));
}

/** A kind of request that cannot be without some fields asks for them before the ticket becomes one. */
export function RequestTypeDialog({
  type,
  asked,
  onDone,
  onClose,
}: {
  type: RequestType;
  asked: readonly AskedField[];
  onDone: (fields: FieldValuesChange) => void;
  onClose: () => void;
}) {
  const t = useT();
  const [filled, setFilled] = useState<FormValues>({});
  const [mistakes, setMistakes] = useState<ReadonlyMap<string, FieldMistake>>(new Map());
  const title = t('new-ticket.typeAsks', { type: type.name, count: asked.length });
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const read = readForm(asked, filled);
    setMistakes(read.mistakes);
    if (read.mistakes.size === 0) onDone(read.values);
  };
  return (
    <Dialog label={title} width={440} onClose={onClose}>
      <form className={css.body} noValidate onSubmit={keep}>
        <h2 className={css.title}>{title}</h2>
        {asked.map(({ field, required }) => {
          const mistake = mistakes.get(field.id);
          return (
            <FormField
              key={field.id}
              field={field}
              required={required}
              value={filled[field.id] ?? asFilled(field, undefined)}
              error={mistake === undefined ? undefined : mistakeWords(t, field, mistake)}
              onChange={(value) => setFilled((before) => ({ ...before, [field.id]: value }))}
            />
          );
        })}
        <div className={css.actions}>
          <Button type="submit" kind="filled">
            {t('new-ticket.makeType', { type: type.name })}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('new-ticket.leaveType')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
