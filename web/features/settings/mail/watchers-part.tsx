import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { MailHealth } from '../../../../contract/mailboxes.ts';
import { api, cache, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { IconButton, SentenceToken } from '../../../ui/index.ts';
import { teammatesAsked } from '../asking.ts';
import { Part } from '../place-frame.tsx';
import type { Saving } from '../saving.ts';
import css from './watchers-part.module.css';

const nobody = '';

/** Who is told when a mailbox of a desk fails, or a permission is about to end. */
export function WatchersPart({ health, saving }: { health: MailHealth; saving: Saving }) {
  const { t } = useSpeaking();
  const me = useMe();
  const people = useQuery(teammatesAsked);
  const desks = me.desks.filter((desk) => may(me, 'desk.change', desk.id));
  const set = (deskId: string, teammateIds: readonly string[]) =>
    saving.save(async () => {
      await api.put(`/desks/${deskId}/mail-watchers`, { body: { teammateIds } });
      await cache.invalidateQueries({ queryKey: ['mailbox'] });
    });
  if (desks.length === 0) return null;
  return (
    <Part title={t('mail-page.watchers.title')} hint={t('mail-page.watchers.hint')}>
      {desks.map((desk) => {
        const told = health.watchers.find((one) => one.deskId === desk.id)?.teammates ?? [];
        const others = (people.data ?? []).filter(
          (one) => one.deactivatedAt === null && !told.some(({ id }) => id === one.id),
        );
        return (
          <p key={desk.id} className={css.line}>
            {desks.length > 1 ? <b className={css.desk}>{desk.name}</b> : null}
            {told.length === 0 ? <span className={css.usual}>{t('mail-page.watchers.usual')}</span> : null}
            {told.map((person) => (
              <span key={person.id} className={css.person}>
                {person.name}
                <IconButton
                  label={t('mail-page.watchers.remove', { name: person.name })}
                  size={24}
                  icon={<IconX size={12} stroke={2} aria-hidden />}
                  onClick={() =>
                    void set(
                      desk.id,
                      told.filter(({ id }) => id !== person.id).map(({ id }) => id),
                    )
                  }
                />
              </span>
            ))}
            {others.length > 0 ? (
              <SentenceToken
                label={t('mail-page.watchers.addOn', { desk: desk.name })}
                value={nobody}
                options={[
                  { value: nobody, label: t('mail-page.watchers.add') },
                  ...others.map((one) => ({ value: one.id, label: one.name })),
                ]}
                onChange={(id) => {
                  if (id !== nobody) void set(desk.id, [...told.map((one) => one.id), id]);
                }}
              />
            ) : null}
          </p>
        );
      })}
    </Part>
  );
}
