import { IconAdjustmentsHorizontal, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QUESTION_STATES, type QuestionState } from '../../../contract/questions.ts';
import { may, useMe } from '../../api/index.ts';
import { useT, useTx } from '../../i18n/index.ts';
import { Columns, usePanels, useTitle } from '../../shell/index.ts';
import { Button, EmptyState, ErrorState, IconButton, LoadingRows } from '../../ui/index.ts';
import { askedAgain } from './asking.ts';
import { QuestionCard } from './question-card.tsx';
import { QuestionRow } from './question-row.tsx';
import { QuestionSettingsDialog } from './question-settings.tsx';
import css from './questions.module.css';
import { SearchGaps } from './search-gaps.tsx';

/** What customers ask again and again, with the best answer so far; beside it what they searched for in vain. */
export default function AskedAgainPage() {
  const t = useT();
  const tx = useTx();
  const me = useMe();
  const panels = usePanels();
  useTitle(t('questions-page.title'));
  const [state, setState] = useState<QuestionState>('to_write');
  const [opened, setOpened] = useState<string>();
  const [setting, setSetting] = useState(false);
  const asked = useInfiniteQuery(askedAgain(state));
  const first = asked.data?.pages[0];
  const questions = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const openId = questions.some(({ id }) => id === opened) ? opened : questions[0]?.id;
  const costly = questions.slice(0, 2);
  const minutes = costly.reduce((sum, question) => sum + question.minutes, 0);
  const maySet = may(me, 'section.change');
  return (
    <Columns panels={panels} sideWidth={356} side={<SearchGaps />}>
      <div className={css.page}>
        <header className={css.head}>
          <h1>{t('questions-page.title')}</h1>
          <p className={css.rule}>
            {first === undefined
              ? ''
              : t('questions-page.rule', { times: first.settings.times, days: first.settings.days })}
          </p>
          <fieldset className={css.states} aria-label={t('questions-page.which')}>
            {QUESTION_STATES.map((one) => (
              <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one)}>
                {t(`questions-page.state.${one}`)}
                {first === undefined ? null : <span className="sp-figures">{first.counts[one]}</span>}
              </button>
            ))}
          </fieldset>
          {maySet ? (
            <IconButton
              label={t('questions-page.settings')}
              icon={<IconAdjustmentsHorizontal size={17} stroke={1.6} aria-hidden />}
              onClick={() => setSetting(true)}
            />
          ) : null}
          {panels.breakpoint === 'wide' && panels.sideOpen ? null : (
            <IconButton
              label={t('questions-page.gaps')}
              icon={<IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden />}
              onClick={() => panels.setSideOpen(true)}
            />
          )}
        </header>
        <div className={css.scroll}>
          {first === undefined ? (
            asked.isError ? (
              <ErrorState
                title={t('questions-page.away')}
                level={2}
                action={
                  <Button kind="filled" size={28} onClick={() => void asked.refetch()}>
                    {t('questions-page.again')}
                  </Button>
                }
              >
                {t('questions-page.awayText')}
              </ErrorState>
            ) : (
              <LoadingRows />
            )
          ) : questions.length === 0 ? (
            <EmptyState title={t(`questions-page.empty.${state}`)} level={2} done={state === 'to_write'}>
              {t('questions-page.emptyText')}
            </EmptyState>
          ) : (
            <>
              {state === 'to_write' ? (
                <p className={css.lead}>
                  {tx('questions-page.lead', {
                    count: first.counts.to_write,
                    asked: first.asked,
                    b: (words) => <b key="b">{words}</b>,
                  })}{' '}
                  {minutes === 0
                    ? null
                    : tx('questions-page.cost', {
                        count: costly.length,
                        hours: String(Math.floor(minutes / 60)),
                        minutes: String(minutes % 60).padStart(minutes < 60 ? 1 : 2, '0'),
                        b: (words) => <b key="b">{words}</b>,
                      })}
                </p>
              ) : null}
              {questions
                .filter(({ id }) => id === openId)
                .map((question) => (
                  <QuestionCard key={question.id} question={question} opened={!setting} />
                ))}
              {questions.length > 1 ? (
                <>
                  <div className={css.columns} aria-hidden="true">
                    <span>{t('questions-page.times')}</span>
                    <span>{t('questions-page.askedWords')}</span>
                    <span>{t('questions-page.gapDays', { days: first.settings.days })}</span>
                    <span>{t('questions-page.best')}</span>
                  </div>
                  <ul className={css.rows}>
                    {questions
                      .filter(({ id }) => id !== openId)
                      .map((question) => (
                        <QuestionRow
                          key={question.id}
                          question={question}
                          onOpen={() => {
                            setOpened(question.id);
                            document.querySelector(`.${css.scroll}`)?.scrollTo({ top: 0 });
                          }}
                        />
                      ))}
                  </ul>
                </>
              ) : null}
              {asked.hasNextPage ? (
                <p className={css.more}>
                  <Button busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                    {t('questions-page.more')}
                  </Button>
                </p>
              ) : null}
            </>
          )}
        </div>
      </div>
      {setting ? <QuestionSettingsDialog onClose={() => setSetting(false)} /> : null}
    </Columns>
  );
}
