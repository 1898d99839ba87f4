import { Menu } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconBeach,
  IconCalendarPlus,
  IconCalendarShare,
  IconChevronLeft,
  IconChevronRight,
  IconDots,
  IconScale,
  IconUserHeart,
} from '@tabler/icons-react';
import { useRef } from 'react';
import type { Rota } from '../../../contract/rota.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { useDayWords } from './day-words.ts';
import { addMonths, monthOf } from './days.ts';
import css from './rota-page.module.css';

export const showings = ['company', 'mine', 'buddies'] as const;
export type Showing = (typeof showings)[number];

/** Which month, whose shifts, and what one can do with them. */
export function RotaHead({
  rotas,
  rota,
  month,
  show,
  phone,
  isThisYear,
  sideShows,
  onRota,
  onMonth,
  onToday,
  onShow,
  onSubscribe,
  onAbsences,
  onRules,
  onFairness,
  onCompany,
  onPlan,
}: {
  rotas: readonly Rota[];
  rota: Rota;
  month: string;
  show: Showing;
  phone: boolean;
  isThisYear: boolean;
  sideShows: boolean;
  onRota: (id: string) => void;
  onMonth: (month: string) => void;
  onToday: () => void;
  onShow: (show: Showing) => void;
  onSubscribe: () => void;
  onAbsences: () => void;
  onRules: () => void;
  onFairness: () => void;
  onCompany: () => void;
  onPlan: () => void;
}) {
  const t = useT();
  const me = useMe();
  const words = useDayWords();
  const company = show === 'company';
  const planning =
    rota.openPlanId === null
      ? t('rota-page.planMonth', { month: words.monthName(monthOf(rota.next.from)) })
      : t('rota-page.toDraft');
  const published =
    rota.publishedUntil === null
      ? t('rota-page.nothingPublished')
      : t('rota-page.publishedUntil', { day: words.dayAndMonth(rota.publishedUntil) });
  const about = company ? t('rota-page.about', { people: rota.participants, buddies: rota.buddies, published }) : '';
  const more = useRef<HTMLButtonElement>(null);
  // A phone has no room for what one seldom presses.
  const rarer = [
    ...(rota.can.change ? [{ label: t('rota-page.plan.rules'), Icon: IconAdjustmentsHorizontal, run: onRules }] : []),
    ...(sideShows ? [] : [{ label: t('rota-page.fair.title'), Icon: IconScale, run: onFairness }]),
    ...(may(me, 'rota.read-company', rota.deskId)
      ? [{ label: t('after-shift.company.title'), Icon: IconUserHeart, run: onCompany }]
      : []),
  ];
  return (
    <header className={css.head}>
      <h1 {...(company ? { title: words.month(month) } : {})}>
        {!company ? t(`rota-page.show.${show}`) : phone && isThisYear ? words.monthHeading(month) : words.month(month)}
      </h1>
      {company ? (
        <span className={css.steps}>
          <IconButton
            label={t('rota-page.before')}
            icon={<IconChevronLeft size={17} stroke={1.6} aria-hidden />}
            onClick={() => onMonth(addMonths(month, -1))}
          />
          <IconButton
            label={t('rota-page.after')}
            icon={<IconChevronRight size={17} stroke={1.6} aria-hidden />}
            onClick={() => onMonth(addMonths(month, 1))}
          />
          <Button size={28} onClick={onToday}>
            {t('rota-page.today')}
          </Button>
        </span>
      ) : null}
      {rotas.length > 1 ? (
        <select
          className={css.which}
          aria-label={t('rota-page.which')}
          value={rota.id}
          onChange={({ currentTarget }) => onRota(currentTarget.value)}
        >
          {rotas.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      <p className={css.about} title={about}>
        {about}
      </p>
      <fieldset className={css.states} aria-label={t('rota-page.whose')}>
        {(phone ? (['mine', 'company', 'buddies'] as const) : showings).map((one) => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => onShow(one)}>
            {t(`rota-page.show.${one}`)}
          </button>
        ))}
      </fieldset>
      <span className={css.tools}>
        <IconButton
          label={t('rota-page.absences', { who: rota.can.move ? 'all' : 'me' })}
          icon={<IconBeach size={17} stroke={1.6} aria-hidden />}
          size={phone ? 44 : 32}
          onClick={onAbsences}
        />
        {phone
          ? null
          : rarer.map(({ label, Icon, run }) => (
              <IconButton key={label} label={label} icon={<Icon size={17} stroke={1.6} aria-hidden />} onClick={run} />
            ))}
        {phone ? (
          <IconButton
            label={t('rota-page.subscribe')}
            icon={<IconCalendarShare size={17} stroke={1.6} aria-hidden />}
            size={44}
            onClick={onSubscribe}
          />
        ) : (
          <Button icon={<IconCalendarShare size={16} stroke={1.6} aria-hidden />} onClick={onSubscribe}>
            {t('rota-page.subscribe')}
          </Button>
        )}
        {!rota.can.plan ? null : phone ? (
          <IconButton
            label={planning}
            icon={<IconCalendarPlus size={17} stroke={1.6} aria-hidden />}
            size={44}
            onClick={onPlan}
          />
        ) : (
          <Button kind="filled" icon={<IconCalendarPlus size={16} stroke={1.6} aria-hidden />} onClick={onPlan}>
            {planning}
          </Button>
        )}
        {phone && rarer.length > 0 ? (
          <Menu position="bottom-end" width={240}>
            <Menu.Target>
              <IconButton
                ref={more}
                label={t('rota-page.moreTools')}
                icon={<IconDots size={17} stroke={1.6} aria-hidden />}
                size={44}
              />
            </Menu.Target>
            <Menu.Dropdown>
              {rarer.map(({ label, Icon, run }) => (
                <Menu.Item
                  key={label}
                  leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
                  onClick={() => {
                    // What opens now gives the focus back to where it was: the menu will be gone.
                    more.current?.focus();
                    run();
                  }}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </span>
    </header>
  );
}
