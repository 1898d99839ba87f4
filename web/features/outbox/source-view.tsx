import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { OutgoingDetail } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { formattingLocale } from '../../i18n/moments.ts';
import { IconButton, toast } from '../../ui/index.ts';
import { chiefHeaders, type MailSource } from './mail-source.ts';
import css from './source-view.module.css';

/** The mail as it was sent, with what the servers said woven in where they said it: between the header and the body. */
export function SourceView({
  mail,
  source,
  whole,
  level,
}: {
  mail: OutgoingDetail;
  source: MailSource;
  /** Every line of the header and the body, or only what one looks for first. */
  whole: boolean;
  /** Of its heading in the page. */
  level: 2 | 3;
}) {
  const { t, locale, timeZone, number } = useSpeaking();
  const [copied, setCopied] = useState(false);
  const raw = mail.raw ?? '';
  const clock = useMemo(
    () =>
      new Intl.DateTimeFormat(formattingLocale(locale), {
        timeZone,
        day: '2-digit',
        month: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
    [locale, timeZone],
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(raw);
      setCopied(true);
    } catch {
      // A browser may keep the clipboard from pages without HTTPS; the file says the same.
      toast({ tone: 'failed', title: t('outbox-page.notCopied') });
    }
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([raw], { type: 'message/rfc822' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${mail.id}.eml`;
    link.click();
    URL.revokeObjectURL(address);
  };
  const Heading = `h${level}` as const;
  const headers = whole ? source.headers : chiefHeaders(source.headers);

  return (
    <section className={css.source} aria-label={t('outbox-page.tab.source')}>
      <div className={css.head}>
        <Heading className={css.name}>{t('outbox-page.tab.source')}</Heading>
        <span className={css.hint}>
          {t('outbox-page.sourceHint', { lines: source.lines, said: mail.answers.length === 0 ? 'no' : 'yes' })}
        </span>
        <IconButton
          label={t(copied ? 'outbox-page.copied' : 'outbox-page.copy')}
          icon={copied ? <IconCheck size={16} stroke={2} /> : <IconCopy size={16} stroke={1.6} />}
          onClick={() => void copy()}
        />
        <IconButton label={t('outbox-page.save')} icon={<IconDownload size={16} stroke={1.6} />} onClick={save} />
      </div>
      <dl className={css.lines}>
        {headers.map(({ name, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may hold the same line twice
          <div key={at} className={css.line}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {mail.answers.map(({ at, text }) => (
          <div key={`${at} ${text}`} className={css.line} data-said="server">
            <dt>
              <time dateTime={at}>{clock.format(new Date(at))}</time>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {whole ? <pre className={css.body}>{source.body}</pre> : null}
      {whole && source.linesLeft > 0 ? (
        <p className={css.left}>{t('outbox-page.linesLeft', { lines: number(source.linesLeft) })}</p>
      ) : null}
    </section>
  );
}
