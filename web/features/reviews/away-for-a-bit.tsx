import { useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, ChoiceMenu, useFocusAfter } from '../../ui/index.ts';
import css from './buddy-side.module.css';
import { comeBack, stepAway } from './doing.ts';

const minutes = [15, 30, 60, 120] as const;

/** Who sits beside others steps away for a bit, and comes back sooner or by itself. `until`: they are away. */
export function AwayForABit({ until, now }: { until: string | null; now: number }) {
  const { t, moments } = useSpeaking();
  const [opened, setOpened] = useState(false);
  const isAway = until !== null && Date.parse(until) > now;
  const part = useFocusAfter<HTMLDivElement>(isAway ? 'away' : 'here', true);
  return (
    <div ref={part} tabIndex={-1} className={isAway ? css.away : css.here}>
      {isAway ? (
        <>
          <span className={css.awayWords}>{t('reviews-page.away.until', { time: moments.time(until) })}</span>
          <Button size={28} onClick={() => void comeBack()}>
            {t('reviews-page.away.back')}
          </Button>
        </>
      ) : (
        <ChoiceMenu
          label={t('reviews-page.away.how')}
          choices={minutes.map((each) => ({
            id: String(each),
            label:
              each < 60
                ? t('reviews-page.away.minutes', { count: each })
                : t('reviews-page.away.hours', { count: each / 60 }),
          }))}
          onChoose={(id) => void stepAway(Number(id))}
          opened={opened}
          onOpened={setOpened}
          width={180}
        >
          <Button
            kind="quiet"
            size={28}
            aria-haspopup="listbox"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {t('reviews-page.away.do')}
          </Button>
        </ChoiceMenu>
      )}
    </div>
  );
}
