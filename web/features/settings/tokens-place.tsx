import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ApiToken, createdApiToken } from '../../../contract/people.ts';
import type { Scope } from '../../../contract/permissions.ts';
import { SCOPES } from '../../../contract/permissions.ts';
import { api, cache, fieldErrors } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import {
  Button,
  confirm,
  EmptyState,
  RelativeTime,
  Sentence,
  SentenceToken,
  TextField,
  useNow,
} from '../../ui/index.ts';
import { tokensAsked } from './asking.ts';
import { useFocusFirst } from './focus-first.ts';
import { Waiting } from './load-states.tsx';
import { PlaceFrame } from './place-frame.tsx';
import { reasonOf, type Saving, useSaving } from './saving.ts';
import { ShownOnce } from './shown-once.tsx';
import css from './tokens-place.module.css';

type CreatedToken = (typeof createdApiToken)['_output'];
/** Days a token may live; "never" ends never. */
const lives = ['30', '90', '365', '730', 'never'] as const;
type Life = (typeof lives)[number];
const dayLength = 24 * 60 * 60_000;
/** A token that ends sooner than this is said to. */
const soon = 14 * dayLength;

/** Keys for scripts and other programs: which there are, which are forgotten, and a new one, shown once. */
export function TokensPlace() {
  const { t, tx } = useSpeaking();
  const saving = useSaving();
  const tokens = useQuery(tokensAsked);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<CreatedToken>();
  const all = tokens.data ?? [];

  return (
    <PlaceFrame
      title={t('settings.place.tokens')}
      lead={
        tokens.data === undefined
          ? t('settings.tokens.leadPlain')
          : tx('settings.tokens.lead', {
              count: all.length,
              unused: all.filter((token) => token.lastUsedAt === null).length,
              b: (words) => <b key="b">{words}</b>,
            })
      }
      saving={saving}
      action={
        making ? null : (
          <Button kind="filled" icon={<IconPlus size={14} stroke={2} aria-hidden />} onClick={() => setMaking(true)}>
            {t('settings.tokens.open')}
          </Button>
        )
      }
    >
      {making ? (
        <NewToken
          saving={saving}
          onDone={(token) => {
            setMaking(false);
            if (token) setMade(token);
          }}
        />
      ) : null}
      {made ? (
        <ShownOnce
          key={made.id}
          title={t('settings.tokens.onceTitle')}
          text={t('settings.tokens.once', { name: made.name })}
          secret={made.token}
          seen={t('settings.tokens.seen')}
          onSeen={() => setMade(undefined)}
        />
      ) : null}
      <Waiting query={tokens} rows={3}>
        {all.length > 0 ? (
          <ul className={css.list}>
            {all.map((token) => (
              <TokenRow key={token.id} token={token} saving={saving} />
            ))}
          </ul>
        ) : making ? null : (
          <EmptyState level={2} title={t('settings.tokens.empty')}>
            {t('settings.tokens.emptyText')}
          </EmptyState>
        )}
      </Waiting>
    </PlaceFrame>
  );
}

function TokenRow({ token, saving }: { token: ApiToken; saving: Saving }) {
  const { t, tx, moments, locale } = useSpeaking();
  const now = useNow();
  const ends = token.expiresAt === null ? undefined : Date.parse(token.expiresAt);
  const ended = ends !== undefined && ends <= now;
  const revoke = async () => {
    const sure = await confirm({
      title: t('settings.tokens.revokeTitle', { name: token.name }),
      text: t('settings.tokens.revokeText'),
      yes: t('settings.tokens.revokeYes'),
      no: t('settings.tokens.revokeNo'),
      danger: true,
    });
    if (!sure) return;
    await saving.save(() => api.delete(`/tokens/${token.id}`));
    await cache.invalidateQueries({ queryKey: tokensAsked.queryKey });
  };
  const scopes = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    token.scopes.map((scope) => t(`settings.scope.${scope}`)),
  );
  return (
    <li className={css.row}>
      <span className={css.words}>
        <b>{token.name}</b>
        <span>
          {t('settings.tokens.may', { scopes })}{' '}
          {token.lastUsedAt === null
            ? t('settings.tokens.unused')
            : tx('settings.tokens.used', { when: <RelativeTime key="when" at={token.lastUsedAt} /> })}
        </span>
        <span className={css.quiet} data-soon={(ends !== undefined && ends - now < soon) || undefined}>
          {ends === undefined
            ? t('settings.tokens.endless')
            : t(ended ? 'settings.tokens.ended' : 'settings.tokens.ends', { date: moments.full(ends) })}
          {token.ownerName === null ? null : ` ${t('settings.tokens.owner', { name: token.ownerName })}`}
        </span>
      </span>
      <Button kind="danger" size={28} onClick={() => void revoke()}>
        {t('settings.tokens.revoke')}
      </Button>
    </li>
  );
}

function NewToken({ onDone, saving }: { onDone: (token?: CreatedToken) => void; saving: Saving }) {
  const { t, tx } = useSpeaking();
  const [name, setName] = useState('');
  const form = useFocusFirst<HTMLFormElement>();
  const [scope, setScope] = useState<Scope>('write');
  const [life, setLife] = useState<Life>('365');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setError(t('settings.missing.name'));
      return;
    }
    setBusy(true);
    try {
      await saving.saveOrThrow(async () => {
        const body = { name: name.trim(), scopes: [scope], expiresInDays: life === 'never' ? null : Number(life) };
        const token = await api.post<CreatedToken>('/tokens', { body });
        onDone(token);
      });
      await cache.invalidateQueries({ queryKey: tokensAsked.queryKey });
    } catch (refusal) {
      setError(fieldErrors(refusal).name ?? reasonOf(refusal));
      setBusy(false);
    }
  };

  return (
    <form className={css.form} ref={form} onSubmit={make} noValidate aria-label={t('settings.tokens.open')}>
      <TextField
        label={t('settings.tokens.name')}
        hint={t('settings.tokens.nameHint')}
        value={name}
        autoComplete="off"
        error={error}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Sentence>
        {tx('settings.tokens.sentence', {
          scope: (
            <SentenceToken
              key="scope"
              label={t('settings.tokens.scopeLabel')}
              value={scope}
              options={SCOPES.map((value) => ({ value, label: t(`settings.scope.${value}`) }))}
              onChange={setScope}
            />
          ),
          life: (
            <SentenceToken
              key="life"
              label={t('settings.tokens.lifeLabel')}
              value={life}
              options={lives.map((value) => ({ value, label: t(`settings.tokens.life.${value}`) }))}
              onChange={setLife}
            />
          ),
        })}
      </Sentence>
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('settings.tokens.make')}
        </Button>
        <Button kind="quiet" onClick={() => onDone()}>
          {t('settings.tokens.not')}
        </Button>
      </div>
    </form>
  );
}
