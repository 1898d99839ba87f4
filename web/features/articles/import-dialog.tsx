import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Dialog, RelativeTime, SelectField } from '../../ui/index.ts';
import type { Language, Visibility } from './asking.ts';
import { reasonOf } from './asking.ts';
import { importsOn, startImport } from './import-asking.ts';
import css from './import-dialog.module.css';
import { ImportProgress } from './import-progress.tsx';
import type { FileInFolder } from './packing.ts';

/** What was chosen: one file as it is, or all files of a folder. */
type Chosen = { name: string; file: File } | { name: string; files: FileInFolder[] };

/** A ZIP, a folder or one file of Markdown or HTML becomes drafts, in the background; one may leave and come back. */
export function ImportDialog({
  desk,
  language,
  onClose,
}: {
  desk: string | undefined;
  language: Language;
  onClose: () => void;
}) {
  const { t } = useSpeaking();
  const imports = useQuery(importsOn(desk));
  const [looked, setLooked] = useState<string | 'new'>();
  const running = imports.data?.find(({ state }) => state === 'running')?.id;
  const at = looked ?? running ?? 'new';
  return (
    <Dialog label={t('articles-page.import.title')} width={480} onClose={onClose}>
      <div className={css.dialog}>
        <h2>{t('articles-page.import.title')}</h2>
        {at === 'new' ? (
          <NewImport desk={desk} language={language} onStarted={setLooked} onClose={onClose} />
        ) : (
          <>
            <ImportProgress id={at} />
            <div className={css.buttons}>
              <Button onClick={() => setLooked('new')}>{t('articles-page.import.another')}</Button>
              <Button kind="filled" onClick={onClose}>
                {t('articles-page.close')}
              </Button>
            </div>
          </>
        )}
        {at === 'new' && imports.data && imports.data.length > 0 ? (
          <section className={css.earlier} aria-label={t('articles-page.import.earlier')}>
            <h3>{t('articles-page.import.earlier')}</h3>
            <ul>
              {imports.data.map((one) => (
                <li key={one.id}>
                  <button type="button" className="sp-link" onClick={() => setLooked(one.id)}>
                    {one.name}
                  </button>
                  <span>
                    {t('articles-page.import.brief', { articles: one.articles, left: one.left })}{' '}
                    <RelativeTime at={one.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

function NewImport({
  desk,
  language,
  onStarted,
  onClose,
}: {
  desk: string | undefined;
  language: Language;
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useSpeaking();
  const oneFile = useRef<HTMLInputElement>(null);
  const wholeFolder = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (!chosen) return;
    setBusy(true);
    setRefused(undefined);
    try {
      const form = new FormData();
      // Before the bytes: whoever reads the form as it comes knows then what they are for.
      if (desk !== undefined) form.set('desk', desk);
      form.set('visibility', visibility);
      form.set('language', language);
      form.set('state', 'draft');
      if ('file' in chosen) form.set('file', chosen.file);
      else {
        const { packFolder } = await import('./packing.ts');
        form.set('file', await packFolder(chosen.files), `${chosen.name}.zip`);
      }
      onStarted(await startImport(form));
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <p className={css.hint}>{t('articles-page.import.text')}</p>
      <div className={css.choose}>
        <Button onClick={() => oneFile.current?.click()}>{t('articles-page.import.chooseFile')}</Button>
        <Button onClick={() => wholeFolder.current?.click()}>{t('articles-page.import.chooseFolder')}</Button>
        <span role="status" className={css.name}>
          {chosen === undefined
            ? null
            : 'files' in chosen
              ? t('articles-page.import.folder', { name: chosen.name, count: chosen.files.length })
              : chosen.name}
        </span>
      </div>
      <input
        ref={oneFile}
        type="file"
        className="sp-hidden"
        tabIndex={-1}
        aria-label={t('articles-page.import.file')}
        accept=".zip,.md,.markdown,.html,.htm"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) setChosen({ name: file.name, file });
        }}
      />
      <input
        ref={(input) => {
          wholeFolder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        className="sp-hidden"
        tabIndex={-1}
        multiple
        aria-label={t('articles-page.import.chooseFolder')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          const [name = ''] = files[0]?.webkitRelativePath.split('/') ?? [];
          // The folder that was chosen is no section: what is in it stands at the top.
          const inside = files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), file }));
          if (inside.length > 0) setChosen({ name, files: inside });
        }}
      />
      <SelectField
        label={t('articles-page.facts.readers')}
        value={visibility}
        data={(['internal', 'public'] as const).map((one) => ({ value: one, label: t(`articles-page.tree.${one}`) }))}
        onChange={(event) => setVisibility(event.currentTarget.value === 'public' ? 'public' : 'internal')}
      />
      {refused === undefined ? null : (
        <p role="alert" className={css.wrong}>
          {refused}
        </p>
      )}
      <div className={css.buttons}>
        <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
        <Button kind="filled" type="submit" busy={busy} disabled={!chosen}>
          {t('articles-page.import.do')}
        </Button>
      </div>
    </form>
  );
}
