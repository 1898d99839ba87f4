import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { languageNames, languages, useT } from '../../i18n/index.ts';
import { Button, confirm, Dialog, SelectField, TextField, toast } from '../../ui/index.ts';
import css from './answers-page.module.css';
import type { Language, SectionInTree, Visibility } from './asking.ts';
import { readAnew, reasonOf, sectionNames, treesOf } from './asking.ts';
import { sectionChoices } from './section-choices.ts';

/** A section is made, named in each language, put elsewhere, or put away. */
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
  const named = useQuery({ ...sectionNames(section?.id ?? ''), enabled: section !== undefined });
  // What was written here, over what the server knows.
  const [written, setWritten] = useState<Partial<Record<Language, string>>>({});
  const nameIn = (of: Language): string =>
    written[of] ?? named.data?.names.find((one) => one.language === of)?.name ?? '';
  const [more, setMore] = useState(false);
  const ready = section === undefined || named.data !== undefined;
  const [readers, setReaders] = useState<Visibility>(visibility);
  const [parent, setParent] = useState(parentId ?? '');
  const [refused, setRefused] = useState<string>();
  const { data } = useQuery(treesOf(desk, language));
  const title = t(section ? 'articles-page.section.change' : 'articles-page.tree.newSection');
  const keep = async (): Promise<void> => {
    const changed = Object.entries(written).map(([of, name]) => {
      const plain = name.trim();
      return [of, plain === '' ? null : { name: plain }] as const;
    });
    const names = Object.fromEntries(section ? changed : changed.filter(([, name]) => name !== null));
    const where = { parentId: parent === '' ? null : parent, names };
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
  // One's own first; the others that have one, or all.
  const shown = [language, ...languages.filter((of) => of !== language)].filter(
    (of, place) => place === 0 || more || nameIn(of) !== '' || written[of] !== undefined,
  );
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
        {shown.map((of, place) => (
          <TextField
            key={of}
            {...(place === 0 ? { 'data-autofocus': true } : {})}
            label={t('articles-page.section.name', { language: languageNames[of] })}
            lang={of}
            error={place === 0 ? refused : undefined}
            disabled={!ready}
            value={nameIn(of)}
            onChange={({ currentTarget: { value } }) => setWritten((before) => ({ ...before, [of]: value }))}
          />
        ))}
        {shown.length < languages.length ? (
          <div>
            <Button kind="quiet" size={28} onClick={() => setMore(true)}>
              {t('articles-page.section.more', { count: languages.length - shown.length })}
            </Button>
          </div>
        ) : null}
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
          <Button kind="filled" type="submit" disabled={!ready || !languages.some((of) => nameIn(of).trim() !== '')}>
            {t(section ? 'articles-page.section.keep' : 'articles-page.section.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
