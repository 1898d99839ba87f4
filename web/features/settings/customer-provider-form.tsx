import { type FormEvent, useState } from 'react';
import type { CustomerProvider } from '../../../contract/customer-providers.ts';
import { CUSTOMER_PROVIDER_LIMITS } from '../../../contract/customer-providers.ts';
import { fieldErrors } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, TextField } from '../../ui/index.ts';
import { CodeToCopy } from './code-to-copy.tsx';
import css from './customer-providers-part.module.css';
import { useFocusFirst } from './focus-first.ts';
import { reasonOf } from './saving.ts';

export interface ProviderWish {
  name: string;
  issuer: string;
  clientId: string;
  /** Undefined: the one that there is stays. */
  clientSecret: string | undefined;
  domains: string[];
}

/** How the house is registered with a provider; for a new one and for one that is changed. */
export function CustomerProviderForm({
  before,
  redirectUrl,
  onKeep,
  onNot,
}: {
  before?: CustomerProvider;
  redirectUrl: string;
  /** Throws when it was refused. */
  onKeep: (wish: ProviderWish) => Promise<void>;
  onNot: () => void;
}) {
  const t = useT();
  const form = useFocusFirst<HTMLFormElement>();
  const [typed, setTyped] = useState({
    name: before?.name ?? '',
    issuer: before?.issuer ?? '',
    clientId: before?.clientId ?? '',
    clientSecret: '',
    domains: before?.domains.join(', ') ?? '',
  });
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const hasSecret = before?.hasSecret === true;

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const needed = (['name', 'issuer', 'clientId'] as const).filter((name) => typed[name].trim() === '');
    setErrors(Object.fromEntries(needed.map((name) => [name, t('help-centre-page.comeIn.missing')])));
    if (needed.length > 0) return;
    setBusy(true);
    try {
      await onKeep({
        name: typed.name.trim(),
        issuer: typed.issuer.trim(),
        clientId: typed.clientId.trim(),
        clientSecret: typed.clientSecret === '' ? undefined : typed.clientSecret,
        domains: typed.domains.split(/[\s,;]+/).filter((domain) => domain !== ''),
      });
    } catch (refusal) {
      const fields = fieldErrors(refusal);
      const isDomains = Object.keys(fields).some((path) => path.startsWith('domains'));
      setErrors({
        ...fields,
        ...(isDomains ? { domains: t('help-centre-page.comeIn.domainsWrong') } : {}),
        ...(Object.keys(fields).length === 0 ? { name: reasonOf(refusal) } : {}),
      });
      setBusy(false);
    }
  };
  const field = (name: keyof typeof typed, hint: string | undefined, maxLength: number, rest: object = {}) => (
    <TextField
      label={t(`help-centre-page.comeIn.${name === 'clientSecret' ? 'secret' : name}`)}
      hint={hint}
      value={typed[name]}
      error={errors[name]}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped((now) => ({ ...now, [name]: value }));
        setErrors({});
      }}
      {...rest}
    />
  );
  const { name, address, clientId, secret } = CUSTOMER_PROVIDER_LIMITS;

  return (
    <form
      className={css.form}
      ref={form}
      onSubmit={keep}
      noValidate
      aria-label={
        before ? t('help-centre-page.comeIn.changeOf', { name: before.name }) : t('help-centre-page.comeIn.form')
      }
    >
      <div className={css.fields}>
        {field('name', t('help-centre-page.comeIn.nameHint'), name)}
        {field('issuer', t('help-centre-page.comeIn.issuerHint'), address, { type: 'url', inputMode: 'url' })}
        {field('clientId', undefined, clientId)}
        {field(
          'clientSecret',
          t(hasSecret ? 'help-centre-page.comeIn.secretKept' : 'help-centre-page.comeIn.secretHint'),
          secret,
          { type: 'password', autoComplete: 'new-password' },
        )}
        {field('domains', t('help-centre-page.comeIn.domainsHint'), 2_000)}
      </div>
      <CodeToCopy
        title={t('help-centre-page.comeIn.redirect')}
        code={redirectUrl}
        verb={t('help-centre-page.comeIn.copy')}
      />
      <div className={css.actions}>
        <Button type="submit" kind="filled" busy={busy}>
          {t('help-centre-page.comeIn.keep')}
        </Button>
        <Button kind="quiet" onClick={onNot}>
          {t('help-centre-page.comeIn.not')}
        </Button>
      </div>
    </form>
  );
}
