import { Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RequestType, RequestTypeChange } from '../../../../contract/fields.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { api, cache, may, optimistically, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, EmptyState } from '../../../ui/index.ts';
import { RequestTypeIcon } from '../../tickets/index.ts';
import { Waiting } from '../load-states.tsx';
import { PlaceFrame } from '../place-frame.tsx';
import { type Saving, useSaving } from '../saving.ts';
import { categoriesOf, fieldsOf, requestTypesOf } from './fields-asking.ts';
import { NewName } from './new-name.tsx';
import { OpeningRow, OpeningRows } from './opening-row.tsx';
import { RequestTypeEditor } from './request-type-editor.tsx';

/** What kinds of request a desk takes, what each asks for, and what a ticket of it gets. */
export function RequestTypesPlace({
  deskId,
  deskName,
  onShow,
}: {
  deskId: string;
  deskName: string;
  /** The type that stands open, whose form customers see beside it. */
  onShow: (type: RequestType | undefined) => void;
}) {
  const { t, tx, language } = useSpeaking();
  const me = useMe();
  const saving = useSaving();
  const types = useQuery(requestTypesOf(deskId));
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<string>();
  const all = (types.data ?? []).toSorted((a, b) => a.position - b.position);
  const on = all.filter(({ archived }) => !archived);
  const shown = all.find(({ id }) => id === opened) ?? on[0];
  useEffect(() => onShow(shown), [shown, onShow]);
  const make = (name: string) =>
    saving.saveOrThrow(async () => {
      const made = await api.post<RequestType>(`/desks/${deskId}/request-types`, {
        body: { names: { [language]: name } },
      });
      await cache.invalidateQueries({ queryKey: ['request-type'] });
      setOpened(made.id);
    });
  return (
    <PlaceFrame
      title={t('settings.place.types')}
      lead={
        types.data === undefined
          ? t('field-settings.types.leadPlain', { desk: deskName })
          : tx('field-settings.types.lead', {
              count: on.length,
              off: all.length - on.length,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        may(me, 'field.manage', deskId) && !making ? (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('field-settings.types.new')}
          </Button>
        ) : null
      }
    >
      {making ? (
        <NewName
          label={t('field-settings.types.name')}
          yes={t('field-settings.types.make')}
          maxLength={LIMITS.name}
          onMake={make}
          onDone={() => setMaking(false)}
        />
      ) : null}
      <Waiting query={types} rows={8}>
        {all.length > 0 ? (
          <OpeningRows>
            {all.map((type) => (
              <TypeRow
                key={type.id}
                type={type}
                place={on.indexOf(type)}
                last={on.length - 1}
                deskId={deskId}
                open={opened === type.id}
                onOpen={(open) => setOpened(open ? type.id : undefined)}
                saving={saving}
              />
            ))}
          </OpeningRows>
        ) : making ? null : (
          <EmptyState level={2} title={t('field-settings.types.empty')}>
            {t('field-settings.types.emptyText')}
          </EmptyState>
        )}
      </Waiting>
    </PlaceFrame>
  );
}

function TypeRow({
  type,
  place,
  last,
  deskId,
  open,
  onOpen,
  saving,
}: {
  type: RequestType;
  /** Its place among those that are on; -1 for one that is off. */
  place: number;
  last: number;
  deskId: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  saving: Saving;
}) {
  const { t } = useSpeaking();
  const { data: fields = [] } = useQuery(fieldsOf(deskId));
  const { data: categories = [] } = useQuery(categoriesOf(deskId));
  const paint = (next: RequestType, send: () => Promise<RequestType>) =>
    optimistically<RequestType[], RequestType>(
      requestTypesOf(deskId).queryKey,
      (types) => types.map((one) => (one.id === type.id ? next : one)),
      send,
    );
  const change = (wish: RequestTypeChange, painted: Partial<RequestType> = {}) =>
    saving.saveOrThrow(() =>
      paint({ ...type, ...painted }, () => api.patch<RequestType>(`/request-types/${type.id}`, { body: wish })),
    );
  const turn = (on: boolean) => {
    const path = `/request-types/${type.id}/archival`;
    void saving.save(() =>
      paint({ ...type, archived: !on }, () => (on ? api.delete<RequestType>(path) : api.post<RequestType>(path))),
    );
  };
  const category = categories.find(({ id }) => id === type.defaults.categoryId);
  return (
    <OpeningRow
      title={type.name}
      icon={<RequestTypeIcon name={type.icon} size={18} />}
      words={[
        t('field-settings.types.asks', { count: type.form.length }),
        ...(category === undefined ? [] : [t('field-settings.types.goesTo', { category: category.path.join(' › ') })]),
      ].join(' · ')}
      quiet={type.archived}
      after={
        <Switch
          checked={!type.archived}
          disabled={!type.can.change}
          aria-label={t('field-settings.types.on', { name: type.name })}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
      }
      open={open}
      onOpen={onOpen}
    >
      <RequestTypeEditor
        type={type}
        fields={fields}
        categories={categories}
        place={place}
        last={last}
        saving={saving}
        onChange={change}
      />
    </OpeningRow>
  );
}
