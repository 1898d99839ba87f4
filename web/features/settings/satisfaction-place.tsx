import { useQuery } from '@tanstack/react-query';
import type { SatisfactionSetting } from '../../../contract/satisfaction.ts';
import { SCALES } from '../../../contract/satisfaction.ts';
import { api, optimistically, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { presentMoment, Sentence, SentenceToken } from '../../ui/index.ts';
import { figuresOf, settingOf } from '../satisfaction/index.ts';
import { teammatesAsked } from './asking.ts';
import { Waiting } from './load-states.tsx';
import { Part, PlaceFrame } from './place-frame.tsx';
import css from './satisfaction-place.module.css';
import { useSaving } from './saving.ts';

const hours = [0, 1, 4, 24, 48, 72, 168];
/** Days between two questions to one person. */
const between = [0, 1, 7, 30, 90];
const lowest = [1, 2, 3, 4];
const nobody = 'nobody';
/** Below so many answers a share says less than "9 of 11". */
const few = 30;
const days = 90;
const dayLength = 86_400_000;

/** Whether customers of a desk are asked how well it answered, when, who hears of low marks, and what came of it. */
export function SatisfactionPlace({ deskId }: { deskId: string }) {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const setting = useQuery(settingOf(deskId));
  const teammates = useQuery(teammatesAsked);
  const now = setting.data;
  const change = (wish: Partial<SatisfactionSetting>) => {
    if (!now) return;
    const next = { ...now, ...wish };
    void saving.save(() =>
      optimistically<SatisfactionSetting, SatisfactionSetting>(
        settingOf(deskId).queryKey,
        () => next,
        () => api.put(`/desks/${deskId}/satisfaction`, { body: next }),
      ),
    );
  };
  return (
    <PlaceFrame title={t('satisfaction.place.title')} lead={t('satisfaction.place.lead')} saving={saving}>
      <Waiting query={setting} rows={3}>
        {now ? (
          <>
            <Part title={t('satisfaction.place.question')}>
              <Sentence>
                {tx('satisfaction.place.sentence', {
                  off: now.scale === 'off' ? 'yes' : 'no',
                  scale: (
                    <SentenceToken
                      key="scale"
                      label={t('satisfaction.place.scaleLabel')}
                      value={now.scale}
                      options={SCALES.map((value) => ({ value, label: t(`satisfaction.place.scale.${value}`) }))}
                      onChange={(scale) => change({ scale })}
                    />
                  ),
                  hours: (
                    <SentenceToken
                      key="hours"
                      label={t('satisfaction.place.hoursLabel')}
                      value={String(now.hoursAfter)}
                      options={withCurrent(hours, now.hoursAfter).map((one) => ({
                        value: String(one),
                        label: t('satisfaction.place.hours', { hours: one }),
                      }))}
                      onChange={(chosen) => change({ hoursAfter: Number(chosen) })}
                    />
                  ),
                })}
              </Sentence>
              {now.scale === 'off' ? null : (
                <Sentence>
                  {tx('satisfaction.place.often', {
                    days: (
                      <SentenceToken
                        key="days"
                        label={t('satisfaction.place.oftenLabel')}
                        value={String(now.daysBetween)}
                        options={withCurrent(between, now.daysBetween).map((one) => ({
                          value: String(one),
                          label: t('satisfaction.place.days', { days: one }),
                        }))}
                        onChange={(chosen) => change({ daysBetween: Number(chosen) })}
                      />
                    ),
                  })}
                </Sentence>
              )}
            </Part>
            {now.scale === 'off' ? null : (
              <Part title={t('satisfaction.place.low')}>
                <Sentence>
                  {tx(now.scale === 'five' ? 'satisfaction.place.lowFive' : 'satisfaction.place.lowThumbs', {
                    mark: (
                      <SentenceToken
                        key="mark"
                        label={t('satisfaction.place.lowLabel')}
                        value={String(now.lowMark)}
                        options={lowest.map((mark) => ({
                          value: String(mark),
                          label: t('satisfaction.place.upTo', { mark: String(mark) }),
                        }))}
                        onChange={(mark) => change({ lowMark: Number(mark) })}
                      />
                    ),
                    who: (
                      <SentenceToken
                        key="who"
                        label={t('satisfaction.place.whoLabel')}
                        value={now.tellId ?? nobody}
                        options={[
                          { value: nobody, label: t('satisfaction.place.nobody') },
                          ...(teammates.data ?? [])
                            .filter((one) => one.deactivatedAt === null || one.id === now.tellId)
                            .map(({ id, name }) => ({ value: id, label: name })),
                        ]}
                        onChange={(who) => change({ tellId: who === nobody ? null : who })}
                      />
                    ),
                  })}
                </Sentence>
              </Part>
            )}
            <Figures deskId={deskId} />
          </>
        ) : null}
      </Waiting>
    </PlaceFrame>
  );
}

/** What came of it lately: in full figures while there are few. */
function Figures({ deskId }: { deskId: string }) {
  const { t } = useSpeaking();
  const me = useMe();
  const from = new Date(presentMoment() - days * dayLength).toLocaleDateString('sv-SE', { timeZone: me.timeZone });
  const { data } = useQuery(figuresOf(deskId, from));
  if (!data) return null;
  const most = Math.max(1, ...data.given.map(({ count }) => count));
  return (
    <Part title={t('satisfaction.place.figures')}>
      <p className={css.good}>
        {data.marks === 0
          ? t('satisfaction.place.none')
          : t('satisfaction.place.good', {
              good: data.good,
              marks: data.marks,
              share: data.good / data.marks,
              few: data.marks < few ? 'yes' : 'no',
              asked: data.asked,
            })}
      </p>
      {data.given.length === 0 ? null : (
        <dl className={css.bars}>
          {data.given.map(({ mark, best, count }) => (
            <div key={`${best} ${mark}`}>
              <dt>{t('satisfaction.side.mark', { mark: String(mark), best: String(best) })}</dt>
              <dd>
                <span className={css.track} aria-hidden="true">
                  <i style={{ width: `${Math.round((100 * count) / most)}%` }} />
                </span>
                {count}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}

/** Another one that is set stands among them. */
function withCurrent(offered: readonly number[], current: number): number[] {
  return [...new Set([...offered, current])].sort((a, b) => a - b);
}
