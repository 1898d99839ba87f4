import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, LoadingRows, Meter } from '../../ui/index.ts';
import { reasonOf } from './asking.ts';
import { importOf, resumeImport } from './import-asking.ts';
import css from './import-dialog.module.css';

/** One import: how far it is while it goes on, then what came in and what was left out, each by its name. */
export function ImportProgress({ id }: { id: string }) {
  const t = useT();
  const asked = useQuery(importOf(id));
  const [refused, setRefused] = useState<string>();
  const one = asked.data;
  if (one === undefined) return asked.error ? <p role="alert">{reasonOf(asked.error)}</p> : <LoadingRows rows={2} />;
  const { total, done, articles, files, left, leftovers } = one;
  const more = left - leftovers.length;
  return (
    <>
      <p className={css.name}>{one.name}</p>
      {one.state === 'running' ? (
        <>
          <p role="status" className="sp-figures">
            {total === null
              ? t('articles-page.import.reading')
              : t('articles-page.import.going', { done: String(done), total: String(total) })}
          </p>
          <Meter value={done} of={Math.max(1, total ?? 1)} label={t('articles-page.import.title')} />
          <p className={css.hint}>{t('articles-page.import.goesOn')}</p>
        </>
      ) : (
        <p role="status">
          {one.state === 'failed' ? <b>{t('articles-page.import.brokeOff')} </b> : null}
          {t('articles-page.import.done', { articles, files })}
        </p>
      )}
      {one.can.resume ? (
        <div>
          <Button
            onClick={() => {
              setRefused(undefined);
              resumeImport(id).catch((error: unknown) => setRefused(reasonOf(error)));
            }}
          >
            {t('articles-page.import.resume')}
          </Button>
        </div>
      ) : null}
      {refused === undefined ? null : (
        <p role="alert" className={css.wrong}>
          {refused}
        </p>
      )}
      {left === 0 ? null : (
        <section aria-label={t('articles-page.import.left', { count: left })}>
          <p>{t('articles-page.import.left', { count: left })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keys */}
          <ul className={css.left} tabIndex={0}>
            {leftovers.map(({ name, detail }) => (
              <li key={`${name} ${detail}`}>
                <b>{name}</b> <span lang="en">{detail}</span>
              </li>
            ))}
          </ul>
          {more > 0 ? <p className={css.hint}>{t('articles-page.import.more', { count: more })}</p> : null}
        </section>
      )}
    </>
  );
}
