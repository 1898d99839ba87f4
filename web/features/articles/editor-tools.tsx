import {
  IconBold,
  IconCode,
  IconInfoSquareRounded,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMessagePlus,
  IconPhoto,
  IconPlayerPlay,
  IconSelector,
  IconTable,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactNode, useRef, useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { Button, ChoiceMenu, IconButton, Key } from '../../ui/index.ts';
import { addThing, addVideo } from './adding.ts';
import { AddressField } from './address-field.tsx';
import css from './article-editor.module.css';
import { isVideoAddress } from './video-address.ts';

const styles = ['text', 'heading', 'subheading', 'quote', 'codeBlock'] as const;
type Style = (typeof styles)[number];
const ofTable = ['rowBelow', 'columnRight', 'deleteRow', 'deleteColumn', 'deleteTable'] as const;

/** The line of tools above the words. */
export function EditorTools({
  editor,
  onPictures,
  onComment,
}: {
  editor: Editor;
  onPictures: (files: readonly File[]) => void;
  onComment: () => void;
}) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'style' | 'tone' | 'table' | 'link' | 'video'>();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      link: now.isActive('link'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      table: now.isActive('table'),
      callout: now.isActive('callout'),
      code: now.isActive('code'),
      chosen: !now.state.selection.empty,
      style: styleOf(now),
    }),
  });
  const act = () => editor.chain().focus();
  if (open === 'link' || open === 'video') {
    const done = () => {
      setOpen(undefined);
      editor.commands.focus();
    };
    return (
      <div className={css.tools}>
        <AddressField
          label={t(open === 'link' ? 'articles-page.add.linkAddress' : 'articles-page.add.videoAddress')}
          fits={open === 'link' ? (typed) => linkOf(typed) !== undefined : isVideoAddress}
          wrong={t(open === 'link' ? 'articles-page.add.linkWrong' : 'articles-page.add.videoHosts')}
          set={t('articles-page.add.set')}
          onSet={(typed) => {
            const href = linkOf(typed);
            if (open === 'video') addVideo(editor, typed);
            else if (href !== undefined && editor.state.selection.empty)
              act()
                .insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] })
                .run();
            else if (href !== undefined) act().setLink({ href }).run();
            setOpen(undefined);
          }}
          onLeave={done}
        />
      </div>
    );
  }
  const tool = (label: string, icon: ReactNode, run: () => void, isOn?: boolean) => (
    <IconButton label={label} icon={icon} {...(isOn === undefined ? {} : { on: isOn })} onClick={run} />
  );
  return (
    <div className={css.tools} role="toolbar" aria-label={t('articles-page.tools.label')}>
      <ChoiceMenu
        label={t('articles-page.tools.style')}
        choices={styles.map((style) => ({ id: style, label: t(`articles-page.tools.${style}`) }))}
        chosen={on.style}
        opened={open === 'style'}
        onOpened={(opened) => setOpen(opened ? 'style' : undefined)}
        onChoose={(id) => setStyle(editor, id)}
      >
        <Button kind="quiet" size={28} className={css.style ?? ''} onClick={() => setOpen('style')}>
          {t(`articles-page.tools.${on.style}`)}
          <IconSelector size={13} stroke={1.8} aria-hidden />
        </Button>
      </ChoiceMenu>
      <i className={css.rule} />
      {tool(
        t('articles-page.tools.bold'),
        <IconBold size={17} stroke={1.6} aria-hidden />,
        () => act().toggleBold().run(),
        on.bold,
      )}
      {tool(
        t('articles-page.tools.italic'),
        <IconItalic size={17} stroke={1.6} aria-hidden />,
        () => act().toggleItalic().run(),
        on.italic,
      )}
      {tool(
        t('articles-page.tools.link'),
        <IconLink size={17} stroke={1.6} aria-hidden />,
        () => (on.link ? act().extendMarkRange('link').unsetLink().run() : setOpen('link')),
        on.link,
      )}
      <i className={css.rule} />
      {tool(
        t('articles-page.add.numbers'),
        <IconListNumbers size={17} stroke={1.6} aria-hidden />,
        () => addThing(editor, 'numbers'),
        on.numbers,
      )}
      {tool(
        t('articles-page.add.bullets'),
        <IconList size={17} stroke={1.6} aria-hidden />,
        () => addThing(editor, 'bullets'),
        on.bullets,
      )}
      {on.table ? (
        <ChoiceMenu
          label={t('articles-page.add.table')}
          choices={ofTable.map((one) => ({ id: one, label: t(`articles-page.tools.${one}`) }))}
          opened={open === 'table'}
          onOpened={(opened) => setOpen(opened ? 'table' : undefined)}
          onChoose={(id) => changeTable(editor, id)}
        >
          <IconButton
            label={t('articles-page.tools.changeTable')}
            on
            icon={<IconTable size={17} stroke={1.6} aria-hidden />}
            onClick={() => setOpen('table')}
          />
        </ChoiceMenu>
      ) : (
        tool(t('articles-page.add.table'), <IconTable size={17} stroke={1.6} aria-hidden />, () =>
          addThing(editor, 'table'),
        )
      )}
      {tool(t('articles-page.add.picture'), <IconPhoto size={17} stroke={1.6} aria-hidden />, () =>
        picker.current?.click(),
      )}
      {tool(t('articles-page.add.video'), <IconPlayerPlay size={17} stroke={1.6} aria-hidden />, () =>
        setOpen('video'),
      )}
      <ChoiceMenu
        label={t('articles-page.tools.callout')}
        choices={(['note', 'tip', 'warning'] as const).map((tone) => ({
          id: tone,
          label: t(`articles-page.add.${tone}`),
        }))}
        opened={open === 'tone'}
        onOpened={(opened) => setOpen(opened ? 'tone' : undefined)}
        onChoose={(id) => {
          if (id === 'note' || id === 'tip' || id === 'warning') addThing(editor, id);
        }}
      >
        <IconButton
          label={t('articles-page.tools.callout')}
          on={on.callout}
          icon={<IconInfoSquareRounded size={17} stroke={1.6} aria-hidden />}
          onClick={() => (on.callout ? act().lift('callout').run() : setOpen('tone'))}
        />
      </ChoiceMenu>
      {tool(
        t('articles-page.tools.code'),
        <IconCode size={17} stroke={1.6} aria-hidden />,
        () => act().toggleCode().run(),
        on.code,
      )}
      <i className={css.rule} />
      <IconButton
        label={t('articles-page.tools.comment')}
        icon={<IconMessagePlus size={17} stroke={1.6} aria-hidden />}
        disabled={!on.chosen}
        onClick={onComment}
      />
      <span className={css.hint}>
        <Key keys="/" /> {t('articles-page.tools.addsAnything')}
      </span>
      <input
        ref={picker}
        type="file"
        aria-label={t('articles-page.add.picture')}
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        multiple
        hidden
        onChange={(event) => {
          onPictures([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

function styleOf(editor: Editor): Style {
  if (editor.isActive('heading', { level: 2 })) return 'heading';
  if (editor.isActive('heading', { level: 3 })) return 'subheading';
  if (editor.isActive('codeBlock')) return 'codeBlock';
  return editor.isActive('blockquote') ? 'quote' : 'text';
}

function setStyle(editor: Editor, style: string): void {
  const act = editor.chain().focus();
  if (style === 'heading') act.setHeading({ level: 2 }).run();
  else if (style === 'subheading') act.setHeading({ level: 3 }).run();
  else if (style === 'quote') act.toggleBlockquote().run();
  else if (style === 'codeBlock') act.toggleCodeBlock().run();
  else act.setParagraph().run();
}

function changeTable(editor: Editor, what: string): void {
  const act = editor.chain().focus();
  if (what === 'rowBelow') act.addRowAfter().run();
  else if (what === 'columnRight') act.addColumnAfter().run();
  else if (what === 'deleteRow') act.deleteRow().run();
  else if (what === 'deleteColumn') act.deleteColumn().run();
  else act.deleteTable().run();
}

/** What somebody typed as an address: "lume.example" and "info@lume.example" are some too. */
function linkOf(typed: string): string | undefined {
  const href = /^(?:[a-z]+:|\/help\/|#)/i.test(typed)
    ? typed
    : typed.includes('@')
      ? `mailto:${typed}`
      : `https://${typed}`;
  return /^(?:https?:\/\/[^\s/]+|mailto:[^\s@]+@[^\s@]+|tel:[\d+]|\/help\/|#)/i.test(href) ? href : undefined;
}
