import { useState } from 'react';
import type { ImportReport } from '../../../contract/articles.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Dialog, SelectField } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { Language, Visibility } from './asking.ts';
import { readAnew, reasonOf } from './asking.ts';

/** A ZIP of Markdown or HTML becomes drafts; what could not be read is named, the rest came in. */
export function ImportDialog({
  desk,
  language,
  onClose,
}: {
  desk: string | undefined;
  language: Language;
  onClose: () => void;
}) {
  const t = useT();
  const [file, setFile] = useState<File>();
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [report, setReport] = useState<ImportReport>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setRefused(undefined);
    const form = new FormData();
    // Before the bytes: whoever reads the form as it comes knows then what they are for.
    if (desk !== undefined) form.set('desk', desk);
    form.set('visibility', visibility);
    form.set('language', language);
    form.set('state', 'draft');
    form.set('file', file);
    try {
      setReport(await api.post<ImportReport>('/articles/import', { body: form }));
      await readAnew();
    } catch (error) {
      setRefused(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog label={t('articles-page.import.title')} width={480} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <h2>{t('articles-page.import.title')}</h2>
        {report ? (
          <>
            <p role="status">{t('articles-page.import.done', { articles: report.articles, files: report.files })}</p>
            {report.left.length === 0 ? null : (
              <>
                <p>{t('articles-page.import.left', { count: report.left.length })}</p>
                <ul className={css.left}>
                  {report.left.map(({ name, detail }) => (
                    <li key={name}>
                      <b>{name}</b> {detail}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        ) : (
          <>
            <p className={css.hint}>{t('articles-page.import.text')}</p>
            <input
              type="file"
              aria-label={t('articles-page.import.file')}
              accept=".zip,.md,.markdown,.html,.htm"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
            <SelectField
              label={t('articles-page.facts.readers')}
              value={visibility}
              data={(['internal', 'public'] as const).map((one) => ({
                value: one,
                label: t(`articles-page.tree.${one}`),
              }))}
              onChange={(event) => setVisibility(event.currentTarget.value === 'public' ? 'public' : 'internal')}
            />
            {refused === undefined ? null : (
              <p role="alert" className={css.wrong}>
                {refused}
              </p>
            )}
          </>
        )}
        <div className={css.buttons}>
          <Button onClick={onClose}>{t(report ? 'articles-page.close' : 'articles-page.cancel')}</Button>
          {report ? null : (
            <Button kind="filled" type="submit" busy={busy} disabled={!file}>
              {t('articles-page.import.do')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
