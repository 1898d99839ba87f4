import { IconBook, IconEye, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DayShift, ShiftQueue } from '../../../contract/shift.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Lamp } from '../../ui/drawings.tsx';
import { firstName } from '../../ui/first-name.ts';
import { Button, useFocusAfter } from '../../ui/index.ts';
import { briefingOf } from './asking.ts';
import { takeBreak } from './doing.ts';
import { keptInWords, keptOnes } from './kept-words.ts';
import css from './limits.module.css';

/** Nothing in the queue: what is true, and what one might do meanwhile. */
export function NothingFits({
  shift,
  queue,
  onLook,
  onWatch,
}: {
  shift: DayShift;
  queue: ShiftQueue;
  onLook: () => void;
  /** Opens a ticket of the buddy's by its number. */
  onWatch: (number: number) => void;
}) {
  const { t, locale } = useSpeaking();
  const navigate = useNavigate();
  const { data: briefing } = useQuery(briefingOf(shift.id));
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const unwritten = briefing?.asked.find(({ article }) => article === null);
  const kept = keptOnes(queue);
  const { load } = shift;
  const { watch } = queue;
  const looks = shift.standIn ?? shift.buddy;
  const part = useFocusAfter<HTMLDivElement>('nothing');
  return (
    <div ref={part} tabIndex={-1} className={css.pane} data-lamp>
      <Lamp />
      <div>
        <h3>{t('shift-page.nothing')}</h3>
        <p>
          {queue.waiting === 0
            ? t('shift-page.nobodyWaits')
            : t('shift-page.forOthers', {
                count: queue.waiting,
                has: queue.kept.length === 0 ? 'no' : 'yes',
                list: keptInWords(queue.kept, t, (tag) => names.of(tag) ?? tag),
              })}{' '}
          {t('shift-page.weTell')}
        </p>
        {unwritten === undefined ? null : (
          <div className={css.way}>
            <IconBook size={18} stroke={1.6} aria-hidden />
            <p>
              <b className="sp-truncate">{unwritten.words}</b>
              <span>{t('shift-page.askedUnwritten', { times: unwritten.times })}</span>
            </p>
            <Button size={24} onClick={() => void navigate({ to: '/answers/asked-again' })}>
              {t('shift-page.writeIt')}
            </Button>
          </div>
        )}
        {kept.count === 0 ? null : (
          <div className={css.way}>
            <IconUsers size={18} stroke={1.6} aria-hidden />
            <p>
              <b>
                {t('shift-page.hardTogether', {
                  has: looks ? 'yes' : 'no',
                  name: firstName(looks?.name ?? ''),
                })}
              </b>
              <span>{keptInWords(kept.ones, t)}</span>
            </p>
            <Button size={24} onClick={onLook}>
              {t('shift-page.lookShort')}
            </Button>
          </div>
        )}
        {watch === null ? null : (
          <div className={css.way}>
            <IconEye size={18} stroke={1.6} aria-hidden />
            <p>
              <b>{t('shift-page.watch.title', { name: firstName(watch.by.name) })}</b>
              <span className="sp-truncate" title={watch.subject}>
                {t('shift-page.watch.text', { subject: watch.subject })}
              </span>
            </p>
            <Button size={24} onClick={() => onWatch(watch.number)}>
              {t('shift-page.watch.do')}
            </Button>
          </div>
        )}
        <div className={css.end}>
          <Button size={28} onClick={() => void takeBreak(shift.id)}>
            {t('shift-page.takeBreak')}
          </Button>
          <span>
            {t('shift-page.answeredOf', { count: load.answered, room: Math.max(0, load.softStop - load.answered) })}
          </span>
        </div>
      </div>
    </div>
  );
}
