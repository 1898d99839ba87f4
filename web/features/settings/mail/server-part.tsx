import type { ReactNode } from 'react';
import { useSpeaking } from '../../../i18n/index.ts';
import { SelectField, TextField } from '../../../ui/index.ts';
import type { ServerFields } from './mailbox-wishes.ts';
import css from './server-part.module.css';

const securities: readonly ServerFields['security'][] = ['tls', 'starttls', 'none'];

/** Where a server is and how one signs in. Folded where a provider's servers are known. */
export function ServerPart({
  title,
  server,
  userHint,
  open,
  error,
  onChange,
  children,
}: {
  title: string;
  server: ServerFields;
  userHint: string;
  open: boolean;
  /** Of the host. */
  error: string | undefined;
  onChange: (server: ServerFields) => void;
  children?: ReactNode;
}) {
  const { t } = useSpeaking();
  return (
    <details className={css.part} open={open || error !== undefined}>
      <summary className={css.summary}>
        {title}
        <span className={css.said}>{server.host === '' ? null : `${server.host}:${server.port}`}</span>
      </summary>
      <div className={css.fields}>
        <TextField
          label={t('mail-page.form.host')}
          value={server.host}
          error={error}
          autoComplete="off"
          onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
        />
        <TextField
          label={t('mail-page.form.port')}
          inputMode="numeric"
          value={server.port}
          onChange={(event) => onChange({ ...server, port: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <SelectField
          label={t('mail-page.form.security.label')}
          value={server.security}
          data={securities.map((value) => ({ value, label: t(`mail-page.form.security.${value}`) }))}
          onChange={(event) => onChange({ ...server, security: event.currentTarget.value as ServerFields['security'] })}
        />
        <TextField
          label={t('mail-page.form.user')}
          hint={userHint}
          value={server.user}
          autoComplete="off"
          onChange={(event) => onChange({ ...server, user: event.currentTarget.value })}
        />
        {children}
      </div>
    </details>
  );
}
