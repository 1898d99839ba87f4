import { IconBan, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SenderBlock } from '../../../contract/spam.ts';
import { api, cache, fieldErrors, may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, IconButton, RelativeTime, SelectField, TextField, toast } from '../../ui/index.ts';
import css from './addresses-place.module.css';
import { blocksAsked } from './asking.ts';
import { Waiting } from './load-states.tsx';
import { reasonOf } from './saving.ts';
import spamCss from './spam-place.module.css';

const everywhere = 'everywhere';

/** Who is kept out, with the way to add one and to let one in again. */
export function BlockedSenders() {
  const { t } = useSpeaking();
  const blocks = useQuery(blocksAsked);
  return (
    <>
      <NewBlock />
      <Waiting query={blocks} rows={2}>
        {blocks.data?.length === 0 ? <p className={css.how}>{t('settings.spam.noBlocks')}</p> : null}
        <ul>
          {blocks.data?.map((block) => (
            <BlockRow key={block.id} block={block} />
          ))}
        </ul>
      </Waiting>
    </>
  );
}

function NewBlock() {
  const { t } = useSpeaking();
  const me = useMe();
  const desks = me.desks.filter((desk) => may(me, 'sender.block', desk.id));
  const options = [
    ...(me.can['sender.block'] === true ? [{ value: everywhere, label: t('settings.spam.everywhere') }] : []),
    ...desks.map((desk) => ({ value: desk.id, label: desk.name })),
  ];
  const [typed, setTyped] = useState('');
  const [where, setWhere] = useState(options[0]?.value ?? everywhere);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const block = async (event: FormEvent) => {
    event.preventDefault();
    const value = typed.trim().replace(/^@/, '');
    if (value === '') {
      setError(t('settings.spam.missing'));
      return;
    }
    setBusy(true);
    try {
      const kind = value.includes('@') ? 'address' : 'domain';
      await api.post('/sender-blocks', { body: { kind, value, deskId: where === everywhere ? null : where } });
      setTyped('');
      setError(undefined);
      await cache.invalidateQueries({ queryKey: blocksAsked.queryKey });
    } catch (refusal) {
      setError(fieldErrors(refusal).value ?? reasonOf(refusal));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={spamCss.add} onSubmit={block} noValidate>
      <TextField
        label={t('settings.spam.newBlock')}
        hint={t('settings.spam.newBlockHint')}
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <SelectField
        label={t('settings.spam.where')}
        data={options}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
      <Button type="submit" busy={busy} className={spamCss.button}>
        {t('settings.spam.block')}
      </Button>
    </form>
  );
}

function BlockRow({ block }: { block: SenderBlock }) {
  const { t, tx } = useSpeaking();
  const unblock = async () => {
    try {
      await api.delete(`/sender-blocks/${block.id}`);
      toast({ title: t('settings.spam.unblocked', { value: block.value }) });
    } catch (error) {
      toast({ tone: 'failed', title: t('settings.spam.notUnblocked'), text: reasonOf(error) });
    }
    await cache.invalidateQueries({ queryKey: blocksAsked.queryKey });
  };
  return (
    <li className={css.row}>
      <IconBan size={18} stroke={1.6} className={css.icon} aria-hidden />
      <span className={css.words}>
        <b>{block.value}</b>
        <span>
          {tx('settings.spam.blockFacts', {
            where: block.desk
              ? t('settings.spam.blockedOn', { desk: block.desk.name })
              : t('settings.spam.blockedEverywhere'),
            name: block.createdBy?.name ?? t('settings.spam.byToken'),
            when: <RelativeTime key="when" at={block.createdAt} />,
            stopped: block.stopped,
          })}
        </span>
        {block.reason === '' ? null : <span>{block.reason}</span>}
      </span>
      {block.can.unblock ? (
        <IconButton
          label={t('settings.spam.unblock', { value: block.value })}
          icon={<IconX size={16} stroke={1.6} />}
          onClick={() => void unblock()}
        />
      ) : null}
    </li>
  );
}
