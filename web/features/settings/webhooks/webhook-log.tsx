import { IconAlertTriangle, IconCircleCheck, IconClockHour4 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Webhook, WebhookDelivery } from '../../../../contract/webhooks.ts';
import { api } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, RelativeTime, SentenceToken, toast } from '../../../ui/index.ts';
import { OpeningRow, OpeningRows } from '../fields/opening-row.tsx';
import { Waiting } from '../load-states.tsx';
import type { Saving } from '../saving.ts';
import css from './webhooks.module.css';
import { type LogState, logOf, logStates, webhooksAgain } from './webhooks-asking.ts';

const icons = { waiting: IconClockHour4, delivered: IconCircleCheck, failed: IconAlertTriangle };

/** What a webhook was told in the last thirty days, newest first; each opens to what was sent and what came back. */
export function WebhookLog({ webhook, saving }: { webhook: Webhook; saving: Saving }) {
  const { t, tx } = useSpeaking();
  const [show, setShow] = useState<LogState>('all');
  const [opened, setOpened] = useState<string>();
  const log = useInfiniteQuery(logOf(webhook.id, show));
  const all = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const resend = async (delivery: WebhookDelivery) => {
    const kept = await saving.save(() =>
      api.post(`/webhooks/${webhook.id}/deliveries/${delivery.id}/resend`, { body: {} }),
    );
    if (kept) toast({ title: t('webhooks.resent') });
    await webhooksAgain();
  };
  return (
    <section className={css.log} aria-label={t('webhooks.logOf', { name: webhook.name })}>
      <p className={css.show}>
        {tx('webhooks.show', {
          what: (
            <SentenceToken
              key="what"
              label={t('webhooks.showLabel')}
              value={show}
              options={logStates.map((value) => ({ value, label: t(`webhooks.what.${value}`) }))}
              onChange={setShow}
            />
          ),
        })}
      </p>
      <Waiting query={log} rows={3}>
        {all.length === 0 ? (
          <p className={css.none}>{t('webhooks.logEmpty')}</p>
        ) : (
          <OpeningRows>
            {all.map((delivery) => (
              <OpeningRow
                key={delivery.id}
                title={delivery.type}
                icon={<StateIcon state={delivery.state} />}
                words={<Outcome delivery={delivery} />}
                figures={<RelativeTime at={delivery.madeAt} />}
                open={opened === delivery.id}
                onOpen={(open) => setOpened(open ? delivery.id : undefined)}
              >
                <Exchange delivery={delivery} onResend={() => void resend(delivery)} />
              </OpeningRow>
            ))}
          </OpeningRows>
        )}
        {log.hasNextPage ? (
          <Button
            kind="quiet"
            size={28}
            className={css.older ?? ''}
            busy={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t('webhooks.older')}
          </Button>
        ) : null}
      </Waiting>
    </section>
  );
}

function StateIcon({ state }: { state: WebhookDelivery['state'] }) {
  const Icon = icons[state];
  return <Icon size={16} stroke={1.8} className={css.stateIcon} data-state={state} aria-hidden />;
}

/** "Not delivered · 500 in 84 ms · 3 tries · next try 16:20" */
function Outcome({ delivery }: { delivery: WebhookDelivery }) {
  const { t, tx } = useSpeaking();
  const answer =
    delivery.triedAt === null
      ? t('webhooks.notTried')
      : delivery.status === null
        ? t('webhooks.notReached')
        : t('webhooks.answered', { status: String(delivery.status), ms: delivery.durationMs ?? 0 });
  return (
    <>
      {t(`webhooks.delivery.${delivery.state}`)} · {answer}
      {delivery.attempts > 1 ? ` · ${t('webhooks.tries', { count: delivery.attempts })}` : null}
      {delivery.nextTryAt === null ? null : (
        <>
          {' · '}
          {tx('webhooks.nextTry', { when: <RelativeTime key="when" at={delivery.nextTryAt} ahead /> })}
        </>
      )}
    </>
  );
}

function Exchange({ delivery, onResend }: { delivery: WebhookDelivery; onResend: () => void }) {
  const { t } = useSpeaking();
  const answered = t(delivery.status === null ? 'webhooks.why' : 'webhooks.answer');
  return (
    <div className={css.exchange}>
      <h2>{t('webhooks.body')}</h2>
      <Written label={t('webhooks.body')}>{indented(delivery.body)}</Written>
      {delivery.triedAt === null ? null : (
        <>
          <h2>{answered}</h2>
          {delivery.answer ? <Written label={answered}>{delivery.answer}</Written> : <p>{t('webhooks.noAnswer')}</p>}
        </>
      )}
      <p className={css.id}>
        <code>webhook-id: {delivery.id}</code>
      </p>
      <Button size={28} onClick={onResend}>
        {t('webhooks.resend')}
      </Button>
    </div>
  );
}

/** What scrolls can be reached by keyboard. */
function Written({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={css.written} aria-label={label} tabIndex={0}>
      <pre>{children}</pre>
    </section>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Shown as it was sent, whatever it is.
    return body;
  }
}
