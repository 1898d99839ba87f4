import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconQuote } from '@tabler/icons-react';
import { Placeholder } from '@tiptap/extension-placeholder';
import type { EditorView } from '@tiptap/pm/view';
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, type Ref, useEffectEvent, useImperativeHandle, useState } from 'react';
import type { Attachment } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { safeHref } from './linkifying.ts';
import { withMissing } from './missing-values.ts';
import type { Nameable } from './names-like.ts';
import { useNamesTold, useNaming } from './naming.tsx';
import css from './rich-text.module.css';
import { InlinePicture, MissingValue } from './things-in-words.ts';

export interface RichTextHandle {
  focus: () => void;
  hasFocus: () => boolean;
  /** Puts words in at the caret. */
  insertHtml: (html: string) => void;
  insertText: (text: string) => void;
  insertPicture: (attachment: Attachment) => void;
  /** Other words in place of all: the focus stays where it is, and nobody is told that something was written. */
  replace: (html: string) => void;
}

/**
 * The editor, in a chunk of its own that is fetched when a composer opens. `html` is read when it mounts; give it a new
 * key to fill it from outside. `onFiles` gets what was pasted or dropped; with `inline` a picture belongs into the words.
 */
export default function RichText({
  html,
  eager,
  label,
  placeholder,
  onWrite,
  onFiles,
  onSend,
  onLeave,
  onSlash,
  namesFor,
  nameOf,
  files,
  bar,
  ref,
}: {
  html: string;
  /** Takes the focus when it appears. */
  eager: boolean;
  label: string;
  placeholder: string;
  onWrite: (html: string, hasWords: boolean) => void;
  onFiles: (files: readonly File[], inline: boolean) => void;
  onSend: () => void;
  /** Escape: out of the box, which keeps its words. */
  onLeave: () => void;
  /** "/" where a line begins: saved replies. */
  onSlash: (() => void) | undefined;
  /** Whom what is typed after "@" may mean; undefined where nobody is named. */
  namesFor?: ((typed: string) => Promise<readonly Nameable[]>) | undefined;
  /** The name of a value that is missing. */
  nameOf: (value: string) => string;
  /** Stands between the words and the bar. */
  files: ReactNode;
  /** Stands in the bar at the right of the format. */
  bar: ReactNode;
  ref?: Ref<RichTextHandle>;
}) {
  const wrote = useEffectEvent(onWrite);
  const take = useEffectEvent(onFiles);
  const wishedToSend = useEffectEvent(onSend);
  const left = useEffectEvent(onLeave);
  const slash = useEffectEvent(() => onSlash?.());
  const hasSlash = useEffectEvent(() => onSlash !== undefined);
  const naming = useNaming(namesFor);
  const catchFiles = (event: Event, dropped: FileList | undefined | null, inline: boolean): boolean => {
    const list = [...(dropped ?? [])];
    if (list.length === 0) return false;
    event.preventDefault();
    take(list, inline && list.every(({ type }) => type.startsWith('image/')));
    return true;
  };
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [3] },
        horizontalRule: false,
        link: {
          openOnClick: false,
          autolink: true,
          defaultProtocol: 'https',
          // "stesso.La" ends a sentence and is no address.
          shouldAutoLink: (url) => /^(https?:\/\/|www\.|mailto:)|@/i.test(url),
        },
      }),
      Placeholder.configure({ placeholder }),
      InlinePicture,
      MissingValue.configure({ nameOf }),
      ...naming.extension,
    ],
    content: withMissing(html),
    autofocus: eager ? 'end' : false,
    editorProps: {
      attributes: {
        class: css.editor ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        dir: 'auto',
      },
      handlePaste: (_view, event) => catchFiles(event, event.clipboardData?.files, true),
      handleDrop: (_view, event) => catchFiles(event, event.dataTransfer?.files, false),
      handleKeyDown: (view, event) => {
        if (event.isComposing) return false;
        // The list of names is closed first, and the words stay open.
        if (event.key === 'Escape' && naming.isOpen()) return false;
        if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && hasSlash() && atLineStart(view)) {
          event.preventDefault();
          slash();
          return true;
        }
        // The editor swallows Escape, so that it would never reach the screen's keys.
        if (event.key === 'Escape') left();
        else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) wishedToSend();
        else return false;
        event.preventDefault();
        return true;
      },
    },
    onUpdate: ({ editor: written }) => wrote(written.getHTML(), !written.isEmpty),
  });

  useNamesTold(editor, naming);

  useImperativeHandle(
    ref,
    () => ({
      // While it is exchanged for another the old one may still be named here.
      focus: () => {
        if (editor && !editor.isDestroyed) editor.commands.focus('end');
      },
      hasFocus: () => editor !== null && !editor.isDestroyed && editor.view.hasFocus(),
      insertHtml: (words) => editor?.chain().focus().insertContent(withMissing(words)).run(),
      insertText: (text) => editor?.chain().focus().insertContent({ type: 'text', text }).run(),
      insertPicture: (attachment) =>
        editor
          ?.chain()
          .focus()
          .insertContent({ type: 'picture', attrs: { attachmentId: attachment.id, alt: attachment.name } })
          .run(),
      replace: (words) => {
        if (!editor || editor.isDestroyed) return;
        editor.commands.setContent(withMissing(words), { emitUpdate: false });
        editor.commands.setTextSelection(editor.state.doc.content.size);
      },
    }),
    [editor],
  );

  return (
    <>
      <div className={css.body}>
        <EditorContent editor={editor} />
        {naming.list}
      </div>
      {files}
      <div className={css.bar}>
        {editor ? <Format editor={editor} /> : null}
        {bar}
      </div>
    </>
  );
}

/** Nothing is chosen, and nothing stands before the caret in its line. */
function atLineStart({ state }: EditorView): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.spec.code === true) return false;
  const before = $from.nodeBefore;
  return before === null || before.type.name === 'hardBreak';
}

function Format({ editor }: { editor: Editor }) {
  const t = useT();
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  });
  const act = () => editor.chain().focus();
  if (linking) return <LinkField editor={editor} onDone={() => setLinking(false)} />;
  return (
    <div className={css.tools} role="toolbar" aria-label={t('tickets.format.label')}>
      <IconButton
        label={t('tickets.format.bold')}
        on={on.bold}
        icon={<IconBold size={16} stroke={1.8} aria-hidden />}
        onClick={() => act().toggleBold().run()}
      />
      <IconButton
        label={t('tickets.format.italic')}
        on={on.italic}
        icon={<IconItalic size={16} stroke={1.8} aria-hidden />}
        onClick={() => act().toggleItalic().run()}
      />
      <IconButton
        label={t('tickets.format.list')}
        on={on.list}
        icon={<IconList size={16} stroke={1.8} aria-hidden />}
        onClick={() => act().toggleBulletList().run()}
      />
      <IconButton
        label={t('tickets.format.numbers')}
        className={`${css.spare} ${css.rare}`}
        on={on.numbers}
        icon={<IconListNumbers size={16} stroke={1.8} aria-hidden />}
        onClick={() => act().toggleOrderedList().run()}
      />
      <IconButton
        label={t('tickets.format.quote')}
        className={css.spare ?? ''}
        on={on.quote}
        icon={<IconQuote size={16} stroke={1.8} aria-hidden />}
        onClick={() => act().toggleBlockquote().run()}
      />
      <IconButton
        label={t('tickets.format.link')}
        on={on.link}
        icon={<IconLink size={16} stroke={1.8} aria-hidden />}
        onClick={() => (on.link ? act().extendMarkRange('link').unsetLink().run() : setLinking(true))}
      />
    </div>
  );
}

/** Takes the place of the tools while the address of a link is typed. */
function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const done = () => {
    onDone();
    editor.commands.focus();
  };
  const href = safeHref(/^[a-z]+:/i.test(typed) ? typed : typed.includes('@') ? `mailto:${typed}` : `https://${typed}`);
  const make = () => {
    if (typed.trim() === '' || href === undefined) return;
    const chain = editor.chain().focus();
    if (editor.state.selection.empty) {
      chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    onDone();
  };
  return (
    <div className={css.link}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens under the writer's own hand, in place of the button that was pressed
        autoFocus
        className={css.address}
        aria-label={t('tickets.format.address')}
        placeholder={t('tickets.format.address')}
        inputMode="url"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') make();
          else if (event.key === 'Escape') done();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Button size={24} onClick={make}>
        {t('tickets.format.setLink')}
      </Button>
    </div>
  );
}
