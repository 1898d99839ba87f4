import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconClockPause, IconLoader } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Mailbox, MailboxTest as Test } from '../../../../contract/mailboxes.ts';
import { api } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, ErrorState, GroupName, PanelHeader, RelativeTime } from '../../../ui/index.ts';
import { reasonOf } from '../saving.ts';
import { testAsked } from './mail-asking.ts';
import css from './mailbox-test.module.css';

/** Tries everything that a mailbox does, and says of each step how it went, in words and with the server's own. */
export function MailboxTest({ mailbox }: { mailbox: Mailbox }) {
  const { t, moments } = useSpeaking();
  const [begun, setBegun] = useState<Test>();
  const [refused, setRefused] = useState<string>();
  const id = mailbox.id ?? '';
  const polled = useQuery({ ...testAsked(id, begun?.id ?? ''), enabled: begun !== undefined && !begun.finished });
  const test = polled.data ?? begun;
  const running = test !== undefined && !test.finished;

  const start = async () => {
    setRefused(undefined);
    setBegun(undefined);
    try {
      setBegun(await api.post<Test>(`/mailboxes/${id}/test`));
    } catch (error) {
      setRefused(reasonOf(error));
    }
  };
  // Opened to be seen running: it starts by itself, once for each mailbox.
  const begin = useEffectEvent(() => void start());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mailbox is another test
  useEffect(() => begin(), [id]);

  const took = (test?.steps ?? []).reduce((sum, step) => sum + (step.tookMs ?? 0), 0);
  return (
    <>
      <PanelHeader
        title={t('mail-page.tests.title')}
        after={
          <Button size={28} busy={running} onClick={() => void start()}>
            {t('mail-page.tests.again')}
          </Button>
        }
      />
      <div className={css.part} role="status">
        <p className={css.head}>
          <b className="sp-truncate">{mailbox.address}</b>
          {test?.finished ? (
            <span className={css.when}>
              {t('mail-page.tests.took', {
                time: moments.time(test.startedAt),
                seconds: Math.max(1, Math.round(took / 1000)),
              })}
            </span>
          ) : null}
        </p>
        {refused ? <ErrorState title={t('mail-page.tests.notBegun')}>{refused}</ErrorState> : null}
        <ol className={css.steps}>
          {(test?.steps ?? []).map((step) => (
            <li key={step.name} className={css.step} data-outcome={step.outcome}>
              <span className={css.glyph}>
                {step.outcome === 'ok' ? (
                  <IconCircleCheck size={18} stroke={1.6} role="img" aria-label={t('mail-page.tests.ok')} />
                ) : step.outcome === 'failed' ? (
                  <IconAlertCircle size={18} stroke={1.6} role="img" aria-label={t('mail-page.tests.failed')} />
                ) : step.outcome === 'waiting' ? (
                  <IconLoader size={18} stroke={1.6} className={css.turning ?? ''} aria-hidden />
                ) : (
                  <IconCircleDashed size={18} stroke={1.6} aria-hidden />
                )}
              </span>
              <span className={css.words}>
                <b>{t(`mail-page.tests.step.${step.name}`)}</b>
                {step.outcome === 'failed' && step.trouble ? (
                  <span>{t(`mailboxes.trouble.${step.trouble}`)}</span>
                ) : null}
                <Facts facts={step.facts} />
                {step.answer ? <code className={css.answer}>{step.answer}</code> : null}
              </span>
              <span className={css.time}>
                {step.outcome === 'not_tried'
                  ? t('mail-page.tests.notTried')
                  : step.tookMs === null
                    ? null
                    : t('mail-page.tests.ms', { ms: Math.round(step.tookMs) })}
              </span>
            </li>
          ))}
        </ol>
      </div>
      {mailbox.waiting.length > 0 ? (
        <div className={css.part}>
          <GroupName>{t('mail-page.tests.waiting')}</GroupName>
          <ul className={css.waiting}>
            {mailbox.waiting.map((letter) => (
              <li key={letter.id}>
                <IconClockPause size={15} stroke={1.6} aria-hidden />
                <span className="sp-truncate">
                  {letter.to}, {letter.subject}
                </span>
                <RelativeTime at={letter.createdAt} className={css.when} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** "imap.lume-post.example, port 993" and "certificate good until 14 March", where they are known. */
function Facts({ facts }: { facts: Record<string, string> }) {
  const { t, moments } = useSpeaking();
  const { host, port, newest } = facts;
  const lines = [
    host && port ? t('mail-page.tests.hostPort', { host, port }) : host,
    newest ? t('mail-page.tests.newest', { date: moments.full(newest) }) : undefined,
  ].filter((line) => line !== undefined);
  return lines.map((line) => (
    <span key={line} className={css.fact}>
      {line}
    </span>
  ));
}
