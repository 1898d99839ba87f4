import { IconMailQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, RelativeTime, toast } from '../../ui/index.ts';
import { AsideMails } from './aside-mails.tsx';
import { type KeptMail, keptAsked } from './asking.ts';
import css from './kept-place.module.css';
import { Waiting } from './load-states.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { reasonOf } from './saving.ts';
import { sizeInWords } from './size-words.ts';

/** How long after "Try again" it is looked whether the mail could be read now. */
const lookAgainAfter = 1_500;

/** Mail that came in and could not be read. Nothing of it is lost; here one tries again. */
export function KeptPlace() {
  const { t, tx } = useSpeaking();
  const kept = useQuery(keptAsked);
  const all = kept.data ?? [];
  return (
    <PlaceFrame
      title={t('settings.place.kept')}
      lead={
        kept.data === undefined
          ? t('settings.kept.leadPlain')
          : tx('settings.kept.lead', { count: all.length, b: (words) => <b key="b">{words}</b> })
      }
    >
      <Waiting query={kept} rows={3}>
        <ul className={css.list}>
          {all.map((mail) => (
            <KeptRow key={mail.id} mail={mail} />
          ))}
        </ul>
      </Waiting>
      <AsideMails />
    </PlaceFrame>
  );
}

function KeptRow({ mail }: { mail: KeptMail }) {
  const { t, tx, locale } = useSpeaking();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await api.post(`/inbound/${mail.id}/retry`);
      toast({ title: t('settings.kept.tried') });
      // It is taken in by a job; what cannot be read comes back with its reason.
      setTimeout(() => {
        void cache.invalidateQueries({ queryKey: keptAsked.queryKey });
        setBusy(false);
      }, lookAgainAfter);
    } catch (error) {
      toast({ tone: 'failed', title: t('settings.kept.notTried'), text: reasonOf(error) });
      setBusy(false);
    }
  };
  return (
    <li className={css.row}>
      <IconMailQuestion size={18} stroke={1.6} className={css.icon} aria-hidden />
      <span className={css.words}>
        <b>{mail.mailbox === null ? t('settings.kept.toNobody') : t('settings.kept.to', { address: mail.mailbox })}</b>
        <span className={css.reason}>{mail.reason ?? t('settings.kept.noReason')}</span>
        <span className={css.quiet}>
          {tx('settings.kept.came', {
            when: <RelativeTime key="when" at={mail.receivedAt} />,
            size: sizeInWords(mail.size, locale),
          })}
        </span>
      </span>
      <Button size={28} busy={busy} onClick={() => void retry()}>
        {t('settings.kept.retry')}
      </Button>
    </li>
  );
}
