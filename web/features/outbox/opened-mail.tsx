import { SegmentedControl } from '@mantine/core';
import {
  IconArrowLeft,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconEyeOff,
  IconInfoCircle,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutgoingDetail } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, DeliveryTroubles, ErrorState, Face, IconButton, LoadingRows } from '../../ui/index.ts';
import { LetterPaper } from '../../ui/letter-paper.tsx';
import { mailOf } from './asking.ts';
import { reasonOf, stop, tryNow, undo } from './doing.ts';
import { JourneyLine } from './journey-line.tsx';
import { type MailSource, readSource } from './mail-source.ts';
import css from './opened-mail.module.css';
import { canBeUndone } from './outbox-groups.ts';
import { useSeconds } from './seconds.ts';
import { SourceView } from './source-view.tsx';
import { StateChip } from './state-mark.tsx';

/** One mail: how far it is, what its reader sees, what was sent, and the ways on. */
export function OpenedMail({ id, onBack }: { id: string; onBack: (() => void) | undefined }) {
  const { t } = useSpeaking();
  const mail = useQuery(mailOf(id));
  if (mail.data) return <Mail mail={mail.data} onBack={onBack} key={id} />;
  return (
    <>
      <div className={css.bar}>
        {onBack ? <Back onBack={onBack} /> : null}
        <span className={css.grow} />
      </div>
      {mail.error ? (
        <ErrorState
          title={t('outbox-page.notRead')}
          action={
            <Button kind="filled" size={28} onClick={() => void mail.refetch()}>
              {t('outbox-page.again')}
            </Button>
          }
        >
          {reasonOf(mail.error)}
        </ErrorState>
      ) : (
        <LoadingRows rows={3} />
      )}
    </>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  const { t } = useSpeaking();
  return <IconButton label={t('outbox-page.back')} icon={<IconArrowLeft size={18} stroke={1.6} />} onClick={onBack} />;
}

type Tab = 'seen' | 'text' | 'source';

function Mail({ mail, onBack }: { mail: OutgoingDetail; onBack: (() => void) | undefined }) {
  const { t } = useSpeaking();
  const now = useSeconds(mail.state === 'queued');
  const [tab, setTab] = useState<Tab>('seen');
  const [narrow, setNarrow] = useState(false);
  const [dark, setDark] = useState(false);
  const source = useMemo(() => (mail.raw === null ? undefined : readSource(mail.raw)), [mail.raw]);
  const subject = useRef<HTMLHeadingElement>(null);
  // Alone on a phone it is the page's title, beside the list a part of it.
  const Heading = onBack ? 'h1' : 'h2';
  const withheld = mail.html === null && mail.text === null;
  const to = mail.to.join(', ');

  // On a phone the list is gone when a mail opens: who uses a keyboard or a screen reader goes on from its subject.
  useEffect(() => {
    if (onBack) subject.current?.focus({ preventScroll: true });
  }, [onBack]);

  return (
    <>
      <div className={css.bar}>
        {onBack ? <Back onBack={onBack} /> : null}
        <StateChip mail={mail} now={now} />
        {mail.ticket ? <span className={css.number}>#{mail.ticket.number}</span> : null}
        <span className={css.grow} />
        <span className={css.actions}>
          <Actions mail={mail} now={now} />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={css.scroll} aria-label={mail.subject || t('outbox-page.noSubject')} tabIndex={0}>
        <div className={css.subject}>
          <Heading ref={subject} tabIndex={-1} className={css.title}>
            {mail.subject || t('outbox-page.noSubject')}
          </Heading>
          <p className={css.people}>
            <Face person={{ id: to, name: to }} size={20} customer decorative />
            <span className={css.to}>{t('outbox-page.to', { to })}</span>
            {mail.authorName === null ? (
              <span>{t(`outbox-page.kind.${mail.kind}`)}</span>
            ) : (
              <span>
                {mail.desk === null
                  ? mail.authorName
                  : t('outbox-page.as', { name: mail.authorName, desk: mail.desk.name })}
              </span>
            )}
          </p>
        </div>
        <JourneyLine mail={mail} now={now} />
        <Notice mail={mail} />
        {withheld ? (
          <p className={css.withheld}>
            <IconEyeOff size={18} stroke={1.6} aria-hidden />
            <span>
              <b>{t('outbox-page.secret')}</b> {t('outbox-page.secretText')}
            </span>
          </p>
        ) : (
          <div className={css.letter}>
            <div className={css.tools}>
              <SegmentedControl
                value={tab}
                onChange={(value) => setTab(value as Tab)}
                aria-label={t('outbox-page.tabs')}
                data={[
                  { value: 'seen', label: t('outbox-page.tab.seen') },
                  { value: 'text', label: t('outbox-page.tab.text') },
                  ...(source ? [{ value: 'source', label: t('outbox-page.tab.source') }] : []),
                ]}
              />
              {source ? <Facts source={source} /> : <span className={css.facts} />}
              {tab === 'seen' ? (
                <span className={css.views}>
                  {onBack ? null : (
                    <>
                      <IconButton
                        label={t('outbox-page.wide')}
                        icon={<IconDeviceDesktop size={16} stroke={1.6} />}
                        on={!narrow}
                        onClick={() => setNarrow(false)}
                      />
                      <IconButton
                        label={t('outbox-page.narrow')}
                        icon={<IconDeviceMobile size={16} stroke={1.6} />}
                        on={narrow}
                        onClick={() => setNarrow(true)}
                      />
                    </>
                  )}
                  <IconButton
                    label={t('outbox-page.dark')}
                    icon={dark ? <IconSun size={16} stroke={1.6} /> : <IconMoon size={16} stroke={1.6} />}
                    on={dark}
                    onClick={() => setDark(!dark)}
                  />
                </span>
              ) : null}
            </div>
            {tab === 'seen' && mail.html !== null ? (
              <LetterPaper
                html={mail.html}
                label={t('outbox-page.letter')}
                scheme={dark ? 'dark' : 'light'}
                narrow={narrow}
              />
            ) : null}
            {tab === 'text' || (tab === 'seen' && mail.html === null) ? (
              <pre className={css.text}>{mail.text ?? t('outbox-page.noText')}</pre>
            ) : null}
            {source && tab !== 'text' ? (
              <SourceView mail={mail} source={source} whole={tab === 'source'} level={onBack ? 2 : 3} />
            ) : null}
            {!source && mail.answers.length > 0 ? (
              <SourceView mail={mail} source={readSource('')} whole={false} level={onBack ? 2 : 3} />
            ) : null}
          </div>
        )}
      </section>
    </>
  );
}

function Facts({ source }: { source: MailSource }) {
  const { t, locale } = useSpeaking();
  const kilobytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: source.bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: source.bytes < 1_000_000 ? 0 : 1,
  }).format(source.bytes < 1_000_000 ? Math.max(1, source.bytes / 1_000) : source.bytes / 1_000_000);
  return (
    <span className={css.facts}>
      {t('outbox-page.facts', { size: kilobytes, pictures: source.pictures, files: source.files })}
    </span>
  );
}

/** What one should know before acting: why it is kept and what to set, or what the other server said. */
function Notice({ mail }: { mail: OutgoingDetail }) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  if (mail.state === 'kept') {
    return (
      <div className={css.notice} data-tone="waiting">
        <IconInfoCircle size={18} stroke={1.6} aria-hidden />
        <p>
          {me.mailIsKept ? (
            <>
              <b>{t('outbox-page.kept')}</b>{' '}
              {tx('outbox-page.keptHow', { code: (words) => <code key="code">{words}</code> })}
            </>
          ) : (
            t('outbox-page.keptBefore')
          )}
        </p>
      </div>
    );
  }
  if (mail.troubles.length > 0 && mail.state !== 'failed' && mail.state !== 'delayed') {
    return (
      <div className={css.notice} data-tone={mail.state === 'bounced' ? 'wrong' : 'waiting'}>
        <IconInfoCircle size={18} stroke={1.6} aria-hidden />
        <div>
          {mail.state === 'bounced' ? <b>{t('outbox-page.said.bounced')}</b> : null}
          <DeliveryTroubles troubles={mail.troubles} />
        </div>
      </div>
    );
  }
  if (mail.lastError === null || !(mail.state === 'failed' || mail.state === 'bounced' || mail.state === 'delayed')) {
    return null;
  }
  return (
    <div className={css.notice} data-tone={mail.state === 'delayed' ? 'waiting' : 'wrong'}>
      <IconInfoCircle size={18} stroke={1.6} aria-hidden />
      <p>
        <b>{t(`outbox-page.said.${mail.state}`)}</b> <span className={css.words}>{mail.lastError}</span>
      </p>
    </div>
  );
}

function Actions({ mail, now }: { mail: OutgoingDetail; now: number }) {
  const { t } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const undoable = canBeUndone(mail, now);
  const tried = async () => {
    setBusy(true);
    await tryNow(mail);
    setBusy(false);
  };
  return (
    <>
      {mail.can.cancel && !undoable ? (
        <Button kind="quiet" size={28} onClick={() => void stop(mail)}>
          {t('outbox-page.stop')}
        </Button>
      ) : null}
      {mail.ticket ? (
        <Button
          size={28}
          onClick={() =>
            mail.ticket && void navigate({ to: '/tickets/$number', params: { number: String(mail.ticket.number) } })
          }
        >
          {t('outbox-page.openTicket')}
        </Button>
      ) : null}
      {undoable ? (
        <Button kind="filled" size={28} keys="z" onClick={() => void undo(mail)}>
          {t('outbox-page.undo')}
        </Button>
      ) : mail.can.retry && !(mail.state === 'kept' && me.mailIsKept) ? (
        <Button kind="filled" size={28} busy={busy} onClick={() => void tried()}>
          {t('outbox-page.tryNow')}
        </Button>
      ) : null}
    </>
  );
}
