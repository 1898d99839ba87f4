import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { languageNames, useT } from '../../i18n/index.ts';
import { Button, confirm, Dialog, SelectField, TextField, toast } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { Language, SectionInTree, Visibility } from './asking.ts';
import { readAnew, reasonOf, treesOf } from './asking.ts';
import { sectionChoices } from './section-choices.ts';

/** A section is made, named in one's own language, put elsewhere, or put away. */
export function SectionDialog({
  desk,
  language,
  parentId,
  visibility,
  section,
  onClose,
}: {
  desk: string | undefined;
  language: Language;
  parentId: string | null;
  visibility: Visibility;
  /** The one that is changed; none: a new one. */
  section: SectionInTree | undefined;
  onClose: () => void;
}) {
  const t = useT();
  const [name, setName] = useState(section?.name ?? '');
  const [readers, setReaders] = useState<Visibility>(visibility);
  const [parent, setParent] = useState(parentId ?? '');
  const [refused, setRefused] = useState<string>();
  const { data } = useQuery(treesOf(desk, language));
  const title = t(section ? 'articles-page.section.change' : 'articles-page.tree.newSection');
  const keep = async (): Promise<void> => {
    const where = { parentId: parent === '' ? null : parent, names: { [language]: { name } } };
    try {
      if (section) await api.patch(`/sections/${section.id}`, { body: where });
      else
        await api.post('/sections', {
          body: { ...where, visibility: readers, ...(desk === undefined ? {} : { desk }) },
        });
      await readAnew();
      onClose();
    } catch (error) {
      setRefused(reasonOf(error));
    }
  };
  const putAway = async (): Promise<void> => {
    if (!section) return;
    const sure = await confirm({
      title: t('articles-page.section.askAway', { name: section.name }),
      yes: t('articles-page.section.away'),
      no: t('articles-page.keep'),
    });
    if (!sure) return;
    try {
      await api.delete(`/sections/${section.id}`);
      await readAnew();
      toast({ title: t('articles-page.section.isAway', { name: section.name }) });
      onClose();
    } catch (error) {
      setRefused(reasonOf(error));
    }
  };
  return (
    <Dialog label={title} width={420} onClose={onClose}>
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <h2>{title}</h2>
        <TextField
          data-autofocus
          label={t('articles-page.section.name', { language: languageNames[language] })}
          error={refused}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {section ? null : (
          <SelectField
            label={t('articles-page.facts.readers')}
            value={readers}
            data={(['public', 'internal'] as const).map((one) => ({
              value: one,
              label: t(`articles-page.tree.${one}`),
            }))}
            onChange={(event) => {
              setReaders(event.currentTarget.value === 'public' ? 'public' : 'internal');
              setParent('');
            }}
          />
        )}
        <SelectField
          label={t('articles-page.section.within')}
          value={parent}
          data={[
            { value: '', label: t('articles-page.section.top') },
            ...sectionChoices(data?.items ?? [], readers).filter(({ value }) => value !== section?.id),
          ]}
          onChange={(event) => setParent(event.currentTarget.value)}
        />
        <div className={css.buttons}>
          {section ? (
            <Button kind="danger" className={css.far ?? ''} onClick={() => void putAway()}>
              {t('articles-page.section.away')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('articles-page.cancel')}</Button>
          <Button kind="filled" type="submit" disabled={name.trim() === ''}>
            {t(section ? 'articles-page.section.keep' : 'articles-page.section.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
