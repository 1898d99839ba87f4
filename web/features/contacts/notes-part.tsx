import { IconLock, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { CardNote } from '../../../contract/contacts.ts';
import { api } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, Face, IconButton, RelativeTime, TextAreaField } from '../../ui/index.ts';
import type { Of } from './asking.ts';
import css from './card.module.css';
import { doIt } from './doing.ts';

/** So many are shown at first. */
const shownFirst = 10;

/** What teammates noted, for teammates only. */
export function NotesPart({
  of,
  id,
  notes,
  mayWrite,
  name,
}: {
  of: Of;
  id: string;
  notes: readonly CardNote[];
  mayWrite: boolean;
  name: string;
}) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? notes : notes.slice(0, shownFirst);
  return (
    <section className={css.part}>
      <h3 className={css.noteTitle}>
        <IconLock size={15} stroke={1.8} aria-hidden />
        {t('contacts.notes.title')}
      </h3>
      {notes.length === 0 && !mayWrite ? <p className={css.small}>{t('contacts.notes.none')}</p> : null}
      <ul className={css.notes}>
        {shown.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {notes.length > shown.length ? (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t('contacts.notes.more', { count: notes.length - shown.length })}
        </button>
      ) : null}
      {mayWrite ? <WriteNote path={`/${of}/${id}/notes`} name={name} /> : null}
    </section>
  );
}

function Note({ note }: { note: CardNote }) {
  const t = useT();
  const [editing, setEditing] = useState<string>();
  async function keep(event: FormEvent) {
    event.preventDefault();
    if (await doIt(() => api.patch(`/contact-notes/${note.id}`, { body: { text: editing } }))) setEditing(undefined);
  }
  return (
    <li className={css.note}>
      <div className={css.noteHead}>
        <Face person={{ id: note.author.id ?? note.author.name, name: note.author.name }} size={20} decorative />
        <span className={css.noteAuthor}>{note.author.name}</span>
        <RelativeTime at={note.createdAt} className={css.noteWhen} />
        {note.can.change ? (
          <IconButton
            size={24}
            label={t('contacts.notes.remove')}
            icon={<IconTrash size={14} stroke={1.8} aria-hidden />}
            onClick={() => void doIt(() => api.delete(`/contact-notes/${note.id}`))}
          />
        ) : null}
      </div>
      {editing === undefined ? (
        <>
          <p className={css.noteText}>{note.text}</p>
          {note.can.change ? (
            <button type="button" className={css.noteMore} onClick={() => setEditing(note.text)}>
              {t('contacts.notes.change')}
            </button>
          ) : null}
        </>
      ) : (
        <form className={css.inline} onSubmit={(event) => void keep(event)}>
          <TextAreaField
            label={t('contacts.notes.change')}
            autosize
            minRows={2}
            value={editing}
            onChange={(event) => setEditing(event.currentTarget.value)}
          />
          <div className={css.formFoot}>
            <Button size={28} onClick={() => setEditing(undefined)}>
              {t('contacts.cancel')}
            </Button>
            <Button size={28} kind="note" type="submit" disabled={editing.trim() === ''}>
              {t('contacts.keep')}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}

function WriteNote({ path, name }: { path: string; name: string }) {
  const t = useT();
  const [text, setText] = useState('');
  async function write(event: FormEvent) {
    event.preventDefault();
    if (await doIt(() => api.post(path, { body: { text } }))) setText('');
  }
  return (
    <form className={css.inline} onSubmit={(event) => void write(event)}>
      <TextAreaField
        label={t('contacts.notes.write')}
        hint={t('contacts.notes.hint', { name })}
        autosize
        minRows={2}
        data-write-note
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() === '' ? null : (
        <div className={css.formFoot}>
          <Button size={28} kind="note" type="submit">
            {t('contacts.notes.keep')}
          </Button>
        </div>
      )}
    </form>
  );
}
