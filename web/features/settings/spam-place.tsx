import { useQuery } from '@tanstack/react-query';
import type { SpamSettings } from '../../../contract/spam.ts';
import { api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, confirm, Sentence, SentenceToken, toast } from '../../ui/index.ts';
import { spamAsked } from './asking.ts';
import { BlockedSenders } from './blocked-senders.tsx';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import { reasonOf, useSaving } from './saving.ts';
import css from './spam-place.module.css';

const lengths = [7, 14, 30, 60, 90];

/** How long spam is kept on each desk, what was learnt, and who is blocked. */
export function SpamPlace() {
  const { t } = useSpeaking();
  const saving = useSaving();
  const settings = useQuery(spamAsked);
  const again = () => cache.invalidateQueries({ queryKey: spamAsked.queryKey });
  return (
    <PlaceFrame title={t('settings.place.spam')} lead={t('settings.spam.lead')} saving={saving}>
      <Waiting query={settings} rows={3}>
        {settings.data ? (
          <Part title={t('settings.spam.keptTitle')}>
            {settings.data.desks.map((desk) => (
              <KeptOn
                key={desk.id}
                desk={desk}
                onDays={(days) =>
                  void saving.save(() => api.put(`/desks/${desk.id}/spam-days`, { body: { days } })).then(again)
                }
                onEmptied={() => void again()}
              />
            ))}
            <p className={css.learnt}>{learntWords(t, settings.data.learnt)}</p>
          </Part>
        ) : null}
      </Waiting>
      <Part title={t('settings.spam.blocksTitle')}>
        <BlockedSenders />
      </Part>
    </PlaceFrame>
  );
}

function learntWords(t: ReturnType<typeof useSpeaking>['t'], learnt: SpamSettings['learnt']): string {
  const { spam, wanted, enough } = learnt;
  const sofar = t('settings.spam.learnt', { spam, wanted });
  return spam < enough || wanted < enough ? `${sofar} ${t('settings.spam.learning', { enough })}` : sofar;
}

function KeptOn({
  desk,
  onDays,
  onEmptied,
}: {
  desk: SpamSettings['desks'][number];
  onDays: (days: number) => void;
  onEmptied: () => void;
}) {
  const { t, tx } = useSpeaking();
  const empty = async () => {
    const sure = await confirm({
      title: t('settings.spam.emptyTitle', { desk: desk.name }),
      text: t('settings.spam.emptyText'),
      yes: t('settings.spam.emptyYes'),
      no: t('settings.spam.emptyNo'),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.delete(`/desks/${desk.id}/spam`);
    } catch (error) {
      toast({ tone: 'failed', title: t('settings.notSaved'), text: reasonOf(error) });
    }
    onEmptied();
    void cache.invalidateQueries({ queryKey: ['tickets'] });
    void cache.invalidateQueries({ queryKey: ['views'] });
  };
  const days = lengths.includes(desk.days) ? lengths : [...lengths, desk.days].sort((a, b) => a - b);
  return (
    <div className={css.desk}>
      <Sentence>
        {tx('settings.spam.kept', {
          desk: <b key="desk">{desk.name}</b>,
          count: desk.count,
          days: desk.can.change ? (
            <SentenceToken
              key="days"
              label={t('settings.spam.daysLabel', { desk: desk.name })}
              value={String(desk.days)}
              options={days.map((one) => ({ value: String(one), label: t('settings.hours.days', { days: one }) }))}
              onChange={(one) => onDays(Number(one))}
            />
          ) : (
            <span key="days">{t('settings.hours.days', { days: desk.days })}</span>
          ),
        })}
      </Sentence>
      {desk.can.empty && desk.count > 0 ? (
        <Button size={28} onClick={() => void empty()}>
          {t('settings.spam.empty')}
        </Button>
      ) : null}
    </div>
  );
}
