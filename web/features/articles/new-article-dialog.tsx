import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import { api, may, useMe } from '../../api/index.ts';
import { isLanguage, languageNames, languages, useT } from '../../i18n/index.ts';
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { ArticleDetail, Language, Visibility } from './asking.ts';
import { readAnew, reasonOf, treesOf } from './asking.ts';
import { sectionChoices } from './section-choices.ts';

/** A title, who reads it and where it stands; the words are written in the editor. */
export function NewArticleDialog({
  desk,
  language: own,
  place,
  onMade,
  onClose,
}: {
  desk: string | undefined;
  language: Language;
  place: { sectionId: string | null; visibility: Visibility };
  onMade: (id: string) => void;
  onClose: () => void;
}) {
  const t = useT();
  const me = useMe();
  const mayPublic = may(me, 'article.write', desk);
  const [title, setTitle] = useState('');
  const [visibility, setVisibility] = useState<Visibility>(mayPublic ? place.visibility : 'internal');
  const [section, setSection] = useState(place.visibility === visibility ? (place.sectionId ?? '') : '');
  const [language, setLanguage] = useState<Language>(own);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(treesOf(desk, own));
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      const made = await api.post<ArticleDetail>('/articles', {
        body: {
          title,
          language,
          visibility,
          sectionId: section === '' ? null : section,
          ...(desk === undefined ? {} : { desk }),
        },
      });
      await readAnew();
      onMade(made.id);
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog label={t('articles-page.tree.newArticle')} width={440} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <h2>{t('articles-page.tree.newArticle')}</h2>
        <TextField
          data-autofocus
          label={t('articles-page.editor.title')}
          error={refused}
          maxLength={ARTICLE_LIMITS.title}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SelectField
          label={t('articles-page.facts.readers')}
          value={visibility}
          data={[
            ...(mayPublic ? [{ value: 'public', label: t('articles-page.tree.public') }] : []),
            { value: 'internal', label: t('articles-page.tree.internal') },
          ]}
          onChange={(event) => {
            setVisibility(event.currentTarget.value === 'public' ? 'public' : 'internal');
            setSection('');
          }}
        />
        <SelectField
          label={t('articles-page.facts.section')}
          value={section}
          data={[
            { value: '', label: t('articles-page.facts.noSection') },
            ...sectionChoices(data?.items ?? [], visibility),
          ]}
          onChange={(event) => setSection(event.currentTarget.value)}
        />
        <SelectField
          label={t('articles-page.facts.language')}
          value={language}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          onChange={(event) => {
            const next = event.currentTarget.value;
            if (isLanguage(next)) setLanguage(next);
          }}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
          <Button kind="filled" type="submit" busy={busy} disabled={title.trim() === ''}>
            {t('articles-page.tree.makeArticle')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
