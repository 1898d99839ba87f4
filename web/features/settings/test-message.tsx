import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconClockPause } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Desk, TestResult } from '../../../contract/desks.ts';
import { api, fieldErrors, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, PanelHeader, presentMoment, TextField } from '../../ui/index.ts';
import { reasonOf } from './saving.ts';
import css from './test-message.module.css';
import { stepsToShow } from './test-steps.ts';

/** Sends a test message and says in words what happened, step by step, with the other server's own words. */
export function TestMessage({ desk }: { desk: Desk }) {
  const { t, moments } = useSpeaking();
  const me = useMe();
  const [to, setTo] = useState(me.email);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [result, setResult] = useState<{ at: number; took: number; test: TestResult }>();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const began = presentMoment();
    try {
      const test = await api.post<TestResult>(`/desks/${desk.id}/test-message`, { body: { to: to.trim() } });
      setResult({ at: presentMoment(), took: presentMoment() - began, test });
    } catch (refusal) {
      setError(fieldErrors(refusal).to ?? reasonOf(refusal));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <PanelHeader title={t('settings.test.title')} />
      <form className={css.form} onSubmit={send} noValidate>
        <p className={css.lead}>{t('settings.test.lead', { address: desk.addresses[0] ?? '' })}</p>
        <TextField
          label={t('settings.test.to')}
          type="email"
          value={to}
          error={error}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            setError(undefined);
          }}
        />
        <Button type="submit" kind={result ? 'plain' : 'filled'} busy={busy} wide>
          {t(busy ? 'settings.test.sending' : result ? 'settings.test.again' : 'settings.test.send')}
        </Button>
      </form>
      <div role="status" className={css.result}>
        {result ? (
          <>
            <p className={css.sum}>
              <b>{t(`settings.test.${sumOf(result.test)}`)}</b>
              <span>
                {t('settings.test.took', {
                  time: moments.time(result.at),
                  seconds: Math.max(1, Math.round(result.took / 1000)),
                })}
              </span>
            </p>
            <ol className={css.steps}>
              {stepsToShow(result.test).map((step) => (
                <li key={step.name} className={css.step} data-state={step.state}>
                  <span className={css.glyph}>
                    {step.state === 'done' ? (
                      <IconCircleCheck size={16} stroke={1.8} role="img" aria-label={t('settings.test.stepDone')} />
                    ) : step.state === 'kept' ? (
                      <IconClockPause size={16} stroke={1.8} aria-hidden />
                    ) : step.state === 'failed' ? (
                      <IconAlertCircle size={16} stroke={1.8} role="img" aria-label={t('settings.test.stepFailed')} />
                    ) : (
                      <IconCircleDashed size={16} stroke={1.8} aria-hidden />
                    )}
                  </span>
                  <span className={css.words}>
                    <b>{t(`settings.test.step.${step.name}`)}</b>
                    {step.state === 'later' ? (
                      <span className={css.later}>{t('settings.test.stepLater')}</span>
                    ) : (
                      <span>{step.sentence}</span>
                    )}
                    {step.answer === null ? null : <code className={css.answer}>{step.answer}</code>}
                  </span>
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </>
  );
}

function sumOf(test: TestResult): 'well' | 'keptHere' | 'wrong' {
  if (!test.ok) return 'wrong';
  return test.steps.some((step) => step.name === 'kept') ? 'keptHere' : 'well';
}
