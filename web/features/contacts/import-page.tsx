import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BadLine, ContactImport, ImportTrial } from '../../../contract/contact-lists.ts';
import type { CardField } from '../../../contract/contacts.ts';
import { api, cache } from '../../api/index.ts';
import { useSpeaking, useT } from '../../i18n/index.ts';
import { useTitle } from '../../shell/index.ts';
import { Button, ErrorState, LoadingRows, Meter, SelectField } from '../../ui/index.ts';
import { cardFields, importById } from './asking.ts';
import { doIt, reasonOf, renew } from './doing.ts';
import css from './import-page.module.css';
import { importTargets } from './import-targets.ts';

/** A list of contacts: chosen, its columns said, tried, then taken in while one watches. */
export default function ImportPage() {
  const t = useT();
  const asked = useSearch({ strict: false });
  useTitle(t('contacts.import.title'));
  return (
    <div className={css.page}>
      <header className={css.head}>
        <Link to="/contacts" className={css.back}>
          <IconArrowLeft size={17} stroke={1.6} aria-hidden />
          {t('shell.place.contacts')}
        </Link>
      </header>
      <div className={css.scroll}>
        <div className={css.middle}>
          <h1 className={css.title}>{t('contacts.import.title')}</h1>
          {asked.list === undefined ? <Choose /> : <Opened key={asked.list} id={asked.list} />}
        </div>
      </div>
    </div>
  );
}

function Choose() {
  const t = useT();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  async function upload(file: File | undefined) {
    if (!file) return;
    setBusy(true);
    setRefused(undefined);
    const form = new FormData();
    form.set('file', file);
    try {
      const list = await api.post<ContactImport>('/contact-imports', { body: form });
      cache.setQueryData(importById(list.id).queryKey, list);
      void navigate({ to: '/contact-import', search: { list: list.id } });
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  }
  return (
    <section className={css.part}>
      <p>{t('contacts.import.lead')}</p>
      <label className={css.drop} data-busy={busy || undefined}>
        <span className={css.strong}>{t(busy ? 'contacts.import.reading' : 'contacts.import.choose')}</span>
        <span className={css.small}>{t('contacts.import.formats')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          disabled={busy}
          onChange={(event) => void upload(event.currentTarget.files?.[0])}
        />
      </label>
      {refused ? (
        <p className={css.refused} role="alert">
          {refused}
        </p>
      ) : null}
    </section>
  );
}

function Opened({ id }: { id: string }) {
  const t = useT();
  const { data: list, error } = useQuery(importById(id));
  if (list === undefined)
    return error ? (
      <ErrorState title={t('contacts.import.notRead')}>{reasonOf(error)}</ErrorState>
    ) : (
      <LoadingRows rows={4} />
    );
  return list.state === 'uploaded' ? <Prepare list={list} /> : <Running list={list} />;
}

function Prepare({ list }: { list: ContactImport }) {
  const t = useT();
  const { data } = useQuery(cardFields);
  const fields = (data?.fields ?? []).filter((field) => field.of === 'contact');
  const [mapping, setMapping] = useState<(string | null)[]>(list.mapping);
  const [trial, setTrial] = useState<ImportTrial>();
  const [busy, setBusy] = useState<'trial' | 'run'>();
  const hasKey = mapping.some((target) => target === 'email' || target === 'other_email' || target === 'phone');
  const choose = (at: number, target: string) => {
    setTrial(undefined);
    setMapping((was) => was.map((one, place) => (place === at ? target || null : one)));
  };
  async function tryIt() {
    setBusy('trial');
    const done = await doIt(() => api.post<ImportTrial>(`/contact-imports/${list.id}/trial`, { body: { mapping } }));
    setTrial(done?.answer);
    setBusy(undefined);
  }
  async function run() {
    setBusy('run');
    const done = await doIt(() => api.post<ContactImport>(`/contact-imports/${list.id}/run`, { body: { mapping } }));
    if (done) cache.setQueryData(importById(list.id).queryKey, done.answer);
    setBusy(undefined);
  }
  return (
    <>
      <section className={css.part}>
        <p className={css.strong}>{t('contacts.import.lines', { name: list.name, count: list.rows })}</p>
        <p className={css.small}>{t('contacts.import.columnsText')}</p>
        <ul className={css.columns}>
          {list.columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <li key={at} className={css.columnRow}>
              <div className={css.grow}>
                <p className={css.strong}>{column.name || t('contacts.import.unnamed', { number: at + 1 })}</p>
                <p className={`${css.small} sp-truncate`}>{column.samples.join(' · ')}</p>
              </div>
              <Target
                value={mapping[at] ?? ''}
                name={column.name}
                fields={fields}
                onChoose={(target) => choose(at, target)}
              />
            </li>
          ))}
        </ul>
        {hasKey ? null : <p className={css.refused}>{t('contacts.import.needsAddress')}</p>}
        {trial ? null : (
          <Button kind="filled" busy={busy === 'trial'} disabled={!hasKey} onClick={() => void tryIt()}>
            {t('contacts.import.try')}
          </Button>
        )}
      </section>
      {trial ? (
        <section className={css.part}>
          <h2 className={css.section}>{t('contacts.import.outcome', { good: trial.good, bad: trial.bad })}</h2>
          <ul className={css.samples}>
            {trial.samples.map((sample) => (
              <li key={sample.line}>
                <span className={css.strong}>{sample.name}</span>{' '}
                <span className={css.small}>
                  {[...sample.addresses, sample.organization].filter((one) => one !== '').join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <BadLines lines={trial.badLines} bad={trial.bad} />
          <p className={css.small}>{t('contacts.import.silent')}</p>
          <Button kind="filled" busy={busy === 'run'} disabled={trial.good === 0} onClick={() => void run()}>
            {t('contacts.import.run', { count: trial.good })}
          </Button>
        </section>
      ) : null}
    </>
  );
}

function Target({
  value,
  name,
  fields,
  onChoose,
}: {
  value: string;
  name: string;
  fields: readonly CardField[];
  onChoose: (target: string) => void;
}) {
  const t = useT();
  return (
    <SelectField
      label={<span className="sp-hidden">{t('contacts.import.means', { column: name })}</span>}
      value={value}
      data={[
        { value: '', label: t('contacts.import.leaveOut') },
        ...importTargets.map((target) => ({ value: target, label: t(`contacts.target.${target}`) })),
        ...fields.map((field) => ({ value: `field:${field.id}`, label: field.name })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function Running({ list }: { list: ContactImport }) {
  const { t } = useSpeaking();
  const over = list.state !== 'running';
  async function stop() {
    const done = await doIt(() => api.delete<ContactImport>(`/contact-imports/${list.id}/run`));
    if (done) cache.setQueryData(importById(list.id).queryKey, done.answer);
  }
  async function goOn() {
    const done = await doIt(() =>
      api.post<ContactImport>(`/contact-imports/${list.id}/run`, { body: { mapping: list.mapping } }),
    );
    if (done) cache.setQueryData(importById(list.id).queryKey, done.answer);
  }
  return (
    <section className={css.part} aria-live="polite">
      <h2 className={css.section}>{t(`contacts.import.state.${list.state}`, { name: list.name })}</h2>
      <Meter
        value={list.done}
        of={list.rows}
        label={t('contacts.import.progress', { done: list.done, rows: list.rows })}
      />
      <p className="sp-figures">{t('contacts.import.progress', { done: list.done, rows: list.rows })}</p>
      <p>{t('contacts.import.counts', { added: list.added, changed: list.changed, bad: list.bad })}</p>
      {list.can.goOn ? (
        <>
          <p className={css.small}>{t('contacts.import.goOnText')}</p>
          <Button kind="filled" onClick={() => void goOn()}>
            {t('contacts.import.goOn')}
          </Button>
        </>
      ) : null}
      {over ? (
        <div className={css.doings}>
          <Link to="/contacts" className={css.link} onClick={() => void renew()}>
            {t('contacts.import.look')}
          </Link>
          <Link to="/contact-import" className={css.link}>
            {t('contacts.import.another')}
          </Link>
        </div>
      ) : (
        <Button onClick={() => void stop()}>{t('contacts.import.stop')}</Button>
      )}
      <BadLines lines={list.badLines} bad={list.bad} />
      {over && list.bad > 0 ? (
        <a className={css.link} href={`/api/v1/contact-imports/${list.id}/bad-lines`} download>
          <IconDownload size={16} stroke={1.6} aria-hidden />
          {t('contacts.import.download')}
        </a>
      ) : null}
    </section>
  );
}

/** Each with its line and reason, so that they can be mended and brought once more. */
function BadLines({ lines, bad }: { lines: readonly BadLine[]; bad: number }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className={css.strong}>{t('contacts.import.leftOut', { count: bad })}</h3>
      <ul className={css.lines}>
        {lines.map((line) => (
          <li key={line.line} className={css.line}>
            <span className={`${css.number} sp-figures`}>{t('contacts.import.line', { line: line.line })}</span>
            <span className={css.grow}>
              {t(`contacts.bad.${line.reason}`)}
              <span className={css.small}>
                {[line.column, line.value].filter((one) => one !== null && one !== '').join(': ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {bad > lines.length ? (
        <p className={css.small}>{t('contacts.import.moreLeftOut', { count: bad - lines.length })}</p>
      ) : null}
    </>
  );
}
