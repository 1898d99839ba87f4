import {
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCopy,
  IconWifiOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { MailDomain } from '../../../../contract/mailboxes.ts';
import { api, cache, may, useMe } from '../../../api/index.ts';
import { useSpeaking } from '../../../i18n/index.ts';
import { Button, IconButton, toast, useNow } from '../../../ui/index.ts';
import { Part } from '../place-frame.tsx';
import { reasonOf } from '../saving.ts';
import css from './domain-records.module.css';
import { mailDomainsAsked } from './mail-asking.ts';

type Seen = MailDomain['records'][number]['seen'];
const glyphs: Record<Seen, typeof IconCircleCheck> = {
  there: IconCircleCheck,
  missing: IconCircleDashed,
  different: IconCircleHalf2,
  offline: IconWifiOff,
};

/** What to publish for a domain so that other servers believe its letters, and whether it is there. */
export function DomainRecords({ domain }: { domain: MailDomain }) {
  const { t, moments } = useSpeaking();
  const now = useNow();
  const me = useMe();
  const [busy, setBusy] = useState(false);
  const looked = domain.records.map((record) => record.lookedUpAt).find((at) => at !== null);
  const lookUp = async () => {
    setBusy(true);
    try {
      await api.post(`/mail-domains/${encodeURIComponent(domain.domain)}/look-up`);
      await cache.invalidateQueries({ queryKey: mailDomainsAsked.queryKey });
    } catch (error) {
      toast({ tone: 'failed', title: t('mail-page.records.notLookedUp'), text: reasonOf(error) });
    } finally {
      setBusy(false);
    }
  };
  /** The next key is published beside the one that signs, and takes over once others can see it. */
  const makeNextKey = async () => {
    try {
      await api.post(`/mail-domains/${encodeURIComponent(domain.domain)}/keys`, { body: {} });
      await cache.invalidateQueries({ queryKey: mailDomainsAsked.queryKey });
      toast({ title: t('mail-page.records.keyMade') });
    } catch (error) {
      toast({ tone: 'failed', title: t('mail-page.records.keyNotMade'), text: reasonOf(error) });
    }
  };
  return (
    <Part
      title={t('mail-page.records.title', { domain: domain.domain })}
      hint={
        <>
          {t('mail-page.records.hint')}{' '}
          {looked ? t('mail-page.records.looked', { when: moments.ago(looked, now) }) : null}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={css.frame} tabIndex={0} aria-label={t('mail-page.records.title', { domain: domain.domain })}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('mail-page.records.record')}</th>
              <th scope="col">{t('mail-page.records.name')}</th>
              <th scope="col">{t('mail-page.records.value')}</th>
              <th scope="col">{t('mail-page.records.seen')}</th>
            </tr>
          </thead>
          <tbody>
            {domain.records.map((record) => {
              const Glyph = glyphs[record.seen];
              return (
                <tr key={`${record.kind} ${record.name}`}>
                  <th scope="row">{record.kind.toUpperCase()}</th>
                  <td className={css.mono}>{record.name}</td>
                  <td>
                    <CopiedValue value={record.value} name={record.kind.toUpperCase()} />
                  </td>
                  <td>
                    <span className={css.seen} data-seen={record.seen}>
                      <Glyph size={16} stroke={1.6} aria-hidden />
                      {t(`mail-page.records.is.${record.seen}`, { value: shortened(record.seenValue) })}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {domain.can.change ? (
        <span className={css.actions}>
          <Button size={28} busy={busy} onClick={() => void lookUp()}>
            {t('mail-page.records.lookUp')}
          </Button>
          {may(me, 'company.change') ? (
            <Button size={28} kind="quiet" onClick={() => void makeNextKey()}>
              {t('mail-page.records.nextKey')}
            </Button>
          ) : null}
        </span>
      ) : null}
    </Part>
  );
}

/** Of a record that says something else: the part that tells it apart, as "p=none". */
function shortened(value: string | null): string {
  if (value === null) return '';
  return /\bp=\w+/.exec(value)?.[0] ?? (value.length > 24 ? `${value.slice(0, 24)}…` : value);
}

const copiedFor = 2_000;

function CopiedValue({ value, name }: { value: string; name: string }) {
  const { t } = useSpeaking();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      setTimeout(() => setCopied(false), copiedFor);
    } catch {
      toast({ tone: 'failed', title: t('mail-page.records.notCopied') });
    }
  };
  return (
    <span className={css.value}>
      <code className="sp-truncate" title={value}>
        {value}
      </code>
      {copied ? (
        <span className={css.copied} role="status">
          <IconCheck size={14} stroke={2} aria-hidden />
          {t('mail-page.records.copied')}
        </span>
      ) : (
        <IconButton
          label={t('mail-page.records.copy', { name })}
          size={24}
          icon={<IconCopy size={14} stroke={1.6} aria-hidden />}
          onClick={() => void copy()}
        />
      )}
    </span>
  );
}
