import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { ChoiceMenu } from '../../ui/index.ts';
import { addThing, addVideo, type Thing, things } from './adding.ts';
import { AddressField } from './address-field.tsx';
import css from './article-editor.module.css';
import { isVideoAddress } from './video-address.ts';

/** "/" in an empty line: everything that an article is made of, found by its name. */
export function AddAnything({
  at,
  editor,
  onPictures,
  onDone,
}: {
  /** Where the caret is, within the words. */
  at: { top: number; left: number };
  editor: Editor;
  onPictures: (files: readonly File[]) => void;
  onDone: () => void;
}) {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const choose = (thing: Thing) => {
    if (thing === 'picture') picker.current?.click();
    else if (thing === 'video') {
      setAsks(true);
      return;
    } else addThing(editor, thing);
    onDone();
  };
  return (
    <span className={css.adding} style={at}>
      {asks ? (
        <AddressField
          label={t('articles-page.add.videoAddress')}
          fits={isVideoAddress}
          wrong={t('articles-page.add.videoHosts')}
          set={t('articles-page.add.set')}
          onSet={(address) => {
            addVideo(editor, address);
            onDone();
          }}
          onLeave={onDone}
        />
      ) : (
        <ChoiceMenu
          opened
          search
          label={t('articles-page.add.label')}
          choices={things.map((thing) => ({ id: thing, label: t(`articles-page.add.${thing}`) }))}
          onChoose={(id) => {
            const thing = things.find((one) => one === id);
            if (thing) choose(thing);
          }}
          onOpened={(opened) => {
            if (!opened && !asks) onDone();
          }}
        >
          <span className={css.anchor}>
            <span className="sp-hidden">{t('articles-page.add.label')}</span>
          </span>
        </ChoiceMenu>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        multiple
        hidden
        onChange={(event) => onPictures([...(event.currentTarget.files ?? [])])}
      />
    </span>
  );
}
