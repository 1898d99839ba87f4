import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuestionSettings } from '../../../contract/questions.ts';
import { api, cache, may, refusalOf, useMe } from '../../api/index.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { Button, Dialog, LoadingRows, Sentence, SentenceToken, toast } from '../../ui/index.ts';
import { questionSettings } from './asking.ts';
import css from './questions.module.css';

const times = ['2', '3', '4', '5', '6', '8', '10', '15', '20'] as const;
const days = ['7', '14', '30', '60', '90', '180', '365'] as const;

/** From when on a question counts as asked again, for each desk in one sentence. */
export function QuestionSettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { desks } = useMe();
  return (
    <Dialog label={t('questions-page.settings')} onClose={onClose} width={520}>
      <div className={css.settings}>
        <h2>{t('questions-page.settings')}</h2>
        {desks.map((desk) => (
          <DeskSettings key={desk.id} desk={desk} />
        ))}
        <Button onClick={onClose}>{t('questions-page.done')}</Button>
      </div>
    </Dialog>
  );
}

function DeskSettings({ desk }: { desk: { id: string; name: string } }) {
  const t = useT();
  const tx = useTx();
  const me = useMe();
  const { data } = useQuery(questionSettings(desk.id));
  const [busy, setBusy] = useState(false);
  if (data === undefined) return <LoadingRows rows={1} />;
  const mayChange = may(me, 'section.change', desk.id) && !busy;
  const change = async (next: QuestionSettings) => {
    setBusy(true);
    try {
      cache.setQueryData(questionSettings(desk.id).queryKey, next);
      await api.put(`/desks/${desk.id}/question-settings`, { body: next });
    } catch (error) {
      toast({ tone: 'failed', title: t('questions-page.notDone'), text: refusalOf(error) ?? '' });
    } finally {
      setBusy(false);
      void cache.invalidateQueries({ queryKey: ['questions'] });
    }
  };
  return (
    <section>
      <h3>{desk.name}</h3>
      <Sentence>
        {tx('questions-page.setting', {
          times: (
            <SentenceToken
              key="times"
              label={t('questions-page.settingTimes')}
              value={String(data.times)}
              disabled={!mayChange}
              options={withOwn(times, data.times).map((value) => ({ value, label: value }))}
              onChange={(value) => void change({ ...data, times: Number(value) })}
            />
          ),
          days: (
            <SentenceToken
              key="days"
              label={t('questions-page.settingDays')}
              value={String(data.days)}
              disabled={!mayChange}
              options={withOwn(days, data.days).map((value) => ({ value, label: value }))}
              onChange={(value) => void change({ ...data, days: Number(value) })}
            />
          ),
        })}
      </Sentence>
    </section>
  );
}

/** The choices, and what was set by another way. */
function withOwn(choices: readonly string[], own: number): string[] {
  return [...new Set([...choices, String(own)])].sort((a, b) => Number(a) - Number(b));
}
