import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field, FieldChange } from '../../../../contract/fields.ts';
import { api, cache, may, optimistically, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, EmptyState, toast } from '../../../ui/index.ts';
import { Waiting } from '../load-states.tsx';
import { Part, PlaceFrame } from '../place-frame.tsx';
import { type Saving, useSaving } from '../saving.ts';
import css from './field-editor.module.css';
import { FieldEditor } from './field-editor.tsx';
import { fieldsOf, requestTypesOf } from './fields-asking.ts';
import { NewField } from './new-field.tsx';
import { OpeningRow, OpeningRows } from './opening-row.tsx';

/** What a desk wants to know of its requests besides what all have. */
export function CustomFieldsPlace({ deskId, deskName }: { deskId: string; deskName: string }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const fields = useQuery(fieldsOf(deskId));
  const types = useQuery(requestTypesOf(deskId));
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<string>();
  const all = fields.data ?? [];
  const standing = all.filter(({ archived }) => !archived).sort((a, b) => a.position - b.position);
  const away = all.filter(({ archived }) => archived);
  const asked = new Set(
    (types.data ?? []).filter(({ archived }) => !archived).flatMap(({ form }) => form.map(({ fieldId }) => fieldId)),
  );
  const nowhere = standing.filter(({ id, everywhere }) => !everywhere && !asked.has(id)).length;
  const usedBy = (field: Field) =>
    (types.data ?? [])
      .filter((type) => !type.archived && type.form.some(({ fieldId }) => fieldId === field.id))
      .map(({ name }) => name);
  const row = (field: Field, place: number) => (
    <FieldRow
      key={field.id}
      field={field}
      usedBy={usedBy(field)}
      place={place}
      last={standing.length - 1}
      open={opened === field.id}
      onOpen={(open) => setOpened(open ? field.id : undefined)}
      saving={saving}
      deskId={deskId}
    />
  );
  return (
    <PlaceFrame
      title={t('settings.place.fields')}
      lead={
        fields.data === undefined
          ? t('field-settings.fields.leadPlain', { desk: deskName })
          : tx('field-settings.fields.lead', {
              count: standing.length,
              nowhere,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        may(me, 'field.manage', deskId) && !making ? (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('field-settings.fields.new')}
          </Button>
        ) : null
      }
    >
      {making ? (
        <NewField
          deskId={deskId}
          saving={saving}
          onDone={(made) => {
            setMaking(false);
            if (made) setOpened(made);
          }}
        />
      ) : null}
      <Waiting query={fields} rows={5}>
        {standing.length > 0 ? (
          <OpeningRows>{standing.map(row)}</OpeningRows>
        ) : making ? null : (
          <EmptyState level={2} title={t('field-settings.fields.empty')}>
            {t('field-settings.fields.emptyText')}
          </EmptyState>
        )}
        {away.length > 0 ? (
          <Part title={t('field-settings.awayPart')} hint={t('field-settings.fields.awayHint')}>
            <OpeningRows>{away.map((field) => row(field, -1))}</OpeningRows>
          </Part>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

function FieldRow({
  field,
  usedBy,
  place,
  last,
  open,
  onOpen,
  saving,
  deskId,
}: {
  field: Field;
  /** Names of the request types that ask for it. */
  usedBy: readonly string[];
  /** Its place among those that stand; -1 for one that was put away. */
  place: number;
  last: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  saving: Saving;
  deskId: string;
}) {
  const { t, locale } = useSpeaking();
  const where = field.everywhere
    ? t('field-settings.fields.everywhere')
    : usedBy.length > 0
      ? t('field-settings.fields.inTypes', { types: new Intl.ListFormat(locale).format(usedBy) })
      : t('field-settings.fields.nowhere');
  const again = () =>
    Promise.all(['field', 'request-type'].map((word) => cache.invalidateQueries({ queryKey: [word] })));
  const change = (wish: FieldChange, painted: Partial<Field> = {}) =>
    saving.saveOrThrow(() =>
      optimistically<Field[], Field>(
        fieldsOf(deskId).queryKey,
        (fields) => fields.map((one) => (one.id === field.id ? { ...one, ...painted } : one)),
        () => api.patch<Field>(`/fields/${field.id}`, { body: wish }),
      ),
    );
  const bringBack = () => void saving.save(() => api.delete(`/fields/${field.id}/archival`)).then(again);
  const putAway = async () => {
    if (await saving.save(() => api.post(`/fields/${field.id}/archival`)))
      toast({ title: t('field-settings.isAway', { name: field.label }), undo: bringBack });
    await again();
  };
  return (
    <OpeningRow
      title={field.label}
      words={`${t(`field-settings.kind.${field.kind}`)} · ${where}`}
      figures={field.audience === 'customer' ? t('field-settings.fields.seen') : undefined}
      quiet={field.archived}
      open={open}
      onOpen={onOpen}
    >
      {field.archived ? (
        field.can.change ? (
          <Button size={28} className={css.alone ?? ''} onClick={bringBack}>
            {t('field-settings.bringBack')}
          </Button>
        ) : null
      ) : (
        <FieldEditor
          field={field}
          place={place}
          last={last}
          saving={saving}
          onChange={change}
          onPutAway={() => void putAway()}
        />
      )}
    </OpeningRow>
  );
}
