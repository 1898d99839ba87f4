import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, IconButton, toast } from '../../ui/index.ts';
import { saySize } from '../tickets/index.ts';
import css from './article-side.module.css';
import type { ArticleDetail } from './asking.ts';
import { readAnew, reasonOf } from './asking.ts';
import { type Upload, uploadFile } from './uploading.ts';

/** Files that readers find below an article, in every language: listed, added, taken away. Pictures in the words are not here. */
export function FilesPanel({ article }: { article: ArticleDetail }) {
  const { t, locale } = useSpeaking();
  const picker = useRef<HTMLInputElement>(null);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = article.files.filter(({ inline }) => !inline);
  const off = !article.can.write || article.putAwayAt !== null;
  const add = async (chosen: readonly File[]): Promise<void> => {
    for (const file of chosen) await uploadFile(article.id, file, setUploads, false);
    await readAnew(article.id);
  };
  const remove = async (id: string): Promise<void> => {
    try {
      await api.delete(`/articles/${article.id}/files/${id}`);
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
    await readAnew(article.id);
  };
  return (
    <section className={css.section} aria-label={t('articles-page.files.title')}>
      <h3 className={css.title}>
        {t('articles-page.files.title')}
        <span className={css.faint}>{files.length === 0 ? null : files.length}</span>
      </h3>
      {files.length === 0 && uploads.length === 0 ? (
        <p className={css.faint}>{t('articles-page.files.none')}</p>
      ) : (
        <ul className={css.files}>
          {files.map((file) => (
            <li key={file.id} className={css.line}>
              <a className={`sp-link ${css.file}`} href={file.url} target="_blank" rel="noopener">
                <IconPaperclip size={14} stroke={1.8} aria-hidden />
                <span>{file.name}</span>
              </a>
              <span className={css.faint}>{saySize(file.size, locale)}</span>
              {off ? null : (
                <IconButton
                  size={24}
                  label={t('articles-page.files.remove', { name: file.name })}
                  icon={<IconX size={14} stroke={2} aria-hidden />}
                  onClick={() => void remove(file.id)}
                />
              )}
            </li>
          ))}
          {uploads.map(({ id, name, done }) => (
            <li key={id} className={css.line}>
              <span className={css.file}>{name}</span>
              <progress max={1} value={done} aria-label={name} />
            </li>
          ))}
        </ul>
      )}
      {off ? null : (
        <>
          <Button size={28} onClick={() => picker.current?.click()}>
            {t('articles-page.files.add')}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            className="sp-hidden"
            tabIndex={-1}
            aria-label={t('articles-page.files.add')}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void add(chosen);
            }}
          />
        </>
      )}
    </section>
  );
}
