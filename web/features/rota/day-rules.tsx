import type { Rota, RotaRules } from '../../../contract/rota.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { Sentence, SentenceToken } from '../../ui/index.ts';

const numbers = {
  looks: [0, 5, 10, 20, 30, 50],
  soft: [6, 8, 10, 12, 15, 20, 30],
  hard: [8, 10, 12, 14, 16, 20, 25, 40],
  buddySoft: [0, 20, 25, 30, 35, 40, 50, 60, 80],
  buddyHard: [0, 30, 40, 50, 60, 80, 100],
  inARow: [0, 1, 2, 3, 4],
  minutes: [5, 10, 15, 20, 30],
} as const;

/** What holds on the day itself: looks, the two stops, breaks. */
export function DayRules({ rota, onChange }: { rota: Rota; onChange: (rules: Partial<RotaRules>) => void }) {
  const t = useT();
  const tx = useTx();
  const { looksBeforeAlone, answersPerShift, breaks, buddyDay } = rota.rules;
  const number = (
    key: keyof typeof numbers,
    value: number,
    label: string,
    name: (count: number) => string,
    set: (count: number) => Partial<RotaRules>,
  ) => (
    <SentenceToken
      key={key}
      label={label}
      value={String(value)}
      disabled={!rota.can.change}
      options={[...new Set([...numbers[key], value])]
        .sort((a, b) => a - b)
        .map((count) => ({ value: String(count), label: name(count) }))}
      onChange={(chosen) => onChange(set(Number(chosen)))}
    />
  );
  return (
    <>
      <Sentence>
        {tx('rota-page.rules.looks', {
          looks: number(
            'looks',
            looksBeforeAlone,
            t('rota-page.rules.looksLabel'),
            (count) => t('rota-page.rules.looksOf', { count }),
            (looks) => ({ looksBeforeAlone: looks }),
          ),
        })}
      </Sentence>
      <Sentence>
        {tx('rota-page.rules.stops', {
          soft: number('soft', answersPerShift.soft, t('rota-page.rules.softLabel'), String, (soft) => ({
            answersPerShift: { soft, hard: Math.max(soft, answersPerShift.hard) },
          })),
          hard: number('hard', answersPerShift.hard, t('rota-page.rules.hardLabel'), String, (hard) => ({
            answersPerShift: { soft: Math.min(answersPerShift.soft, hard), hard },
          })),
        })}
      </Sentence>
      <Sentence>
        {tx('rota-page.rules.buddyDay', {
          soft: number(
            'buddySoft',
            buddyDay.soft,
            t('rota-page.rules.buddySoftLabel'),
            (count) => t('rota-page.rules.buddySoft', { count }),
            (soft) => ({ buddyDay: { soft, hard: buddyDay.hard === 0 ? 0 : Math.max(soft, buddyDay.hard) } }),
          ),
          hard: number(
            'buddyHard',
            buddyDay.hard,
            t('rota-page.rules.buddyHardLabel'),
            (count) => t('rota-page.rules.buddyHard', { count }),
            (hard) => ({ buddyDay: { soft: hard === 0 ? buddyDay.soft : Math.min(buddyDay.soft, hard), hard } }),
          ),
        })}
      </Sentence>
      <Sentence>
        {tx('rota-page.rules.breaks', {
          minutes: number(
            'minutes',
            breaks.minutes,
            t('rota-page.rules.minutesLabel'),
            (count) => t('rota-page.rules.minutes', { count }),
            (minutes) => ({ breaks: { ...breaks, minutes } }),
          ),
          after: number(
            'inARow',
            breaks.afterHard,
            t('rota-page.rules.inARowLabel'),
            (count) => t('rota-page.rules.inARow', { count }),
            (afterHard) => ({ breaks: { ...breaks, afterHard } }),
          ),
        })}
      </Sentence>
    </>
  );
}
