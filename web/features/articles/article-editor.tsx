import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import { TableKit } from '@tiptap/extension-table';
import type { EditorView } from '@tiptap/pm/view';
import { type Editor, EditorContent, Node, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, type Ref, useEffect, useEffectEvent, useImperativeHandle, useState } from 'react';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Language } from '../../../contract/shapes.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { tintOf } from '../../ui/face-letters.ts';
import { LoadingRows } from '../../ui/index.ts';
import { AddAnything } from './add-anything.tsx';
import css from './article-editor.module.css';
import { Callout, Comment, Live, Picture, Video } from './editor-nodes.ts';
import { EditorTools } from './editor-tools.tsx';
import { LeavingBlocks } from './leaving-blocks.ts';
import { type Upload, uploadFile } from './uploading.ts';
import { bodyField, openWriting, titleField, type WritingSession, type WritingState } from './writing-session.ts';

export interface ArticleEditorHandle {
  /** Resolves when all that was written is stored; false when it takes longer than somebody waits. */
  settled: () => Promise<boolean>;
  focus: () => void;
  /** The words that are chosen; empty where none are. */
  chosenWords: () => string;
  /** Hangs a comment on the words that are chosen. */
  markChosen: (commentId: string) => void;
  /** Other words in place of those that the comment hangs on. False where they are gone. */
  replaceMarked: (commentId: string, words: string) => boolean;
  /** The comment no longer hangs on them. */
  unmark: (commentId: string) => void;
  goToMark: (commentId: string) => void;
  /** Which comments hang on words that are still there, in their order. */
  marks: () => readonly string[];
}

/** A title is one line. */
const OneLine = Node.create({ name: 'doc', topNode: true, content: 'paragraph' });

/**
 * The editor of one text, written together with whoever else has it open. A chunk of its own: nobody else pays for it.
 */
export default function ArticleEditor({
  articleId,
  language,
  canWrite,
  onState,
  onComment,
  onPublish,
  onLeave,
  onMarks,
  above,
  ref,
}: {
  articleId: string;
  language: Language;
  canWrite: boolean;
  /** Stands above the title. */
  above: ReactNode;
  onState: (state: WritingState) => void;
  /** Somebody wants to say something about the words that are chosen. */
  onComment: () => void;
  /** ⌘↵ */
  onPublish: () => void;
  /** Escape: out of the words, which are kept. */
  onLeave: () => void;
  onMarks: (ids: readonly string[]) => void;
  ref?: Ref<ArticleEditorHandle>;
}) {
  const me = useMe();
  const [session, setSession] = useState<WritingSession>();
  const [here, setHere] = useState(false);
  const tell = useEffectEvent((state: WritingState) => {
    if (state.state === 'saved' || state.state === 'saving') setHere(true);
    onState(state);
  });
  useEffect(() => {
    setHere(false);
    const opened = openWriting(articleId, language, { id: me.id, name: me.name }, (state) => tell(state));
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [articleId, language, me.id, me.name]);
  if (!session || !here) return <LoadingRows rows={3} />;
  return (
    <Words
      key={`${articleId}/${language}`}
      articleId={articleId}
      language={language}
      canWrite={canWrite}
      session={session}
      onComment={onComment}
      onPublish={onPublish}
      onLeave={onLeave}
      onMarks={onMarks}
      above={above}
      {...(ref ? { handle: ref } : {})}
    />
  );
}

function Words({
  articleId,
  language,
  canWrite,
  session,
  onComment,
  onPublish,
  onLeave,
  onMarks,
  above,
  handle,
}: {
  articleId: string;
  language: Language;
  canWrite: boolean;
  session: WritingSession;
  onComment: () => void;
  /** ⌘↵ */
  onPublish: () => void;
  onLeave: () => void;
  onMarks: (ids: readonly string[]) => void;
  above: ReactNode;
  handle?: Ref<ArticleEditorHandle>;
}) {
  const t = useT();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [adding, setAdding] = useState<{ top: number; left: number }>();
  const leave = useEffectEvent(onLeave);
  const comment = useEffectEvent(onComment);
  const publish = useEffectEvent(onPublish);
  const marked = useEffectEvent(onMarks);

  const takePictures = useEffectEvent((files: readonly File[], view: EditorView): void => {
    for (const file of files)
      void uploadFile(articleId, file, setUploads, true).then((made) => {
        if (!made || view.isDestroyed) return;
        const type = view.state.schema.nodes.image;
        if (!type) return;
        const attrs = { file: made.id, alt: '', width: made.width, height: made.height };
        view.dispatch(view.state.tr.replaceSelectionWith(type.create(attrs)));
      });
  });
  const catchFiles = (view: EditorView, event: Event, list: FileList | null | undefined): boolean => {
    const files = [...(list ?? [])];
    if (files.length === 0) return false;
    event.preventDefault();
    takePictures(files, view);
    return true;
  };
  const openAdding = useEffectEvent((view: EditorView) => {
    const at = view.coordsAtPos(view.state.selection.from);
    const box = view.dom.getBoundingClientRect();
    setAdding({ top: at.bottom - box.top, left: at.left - box.left });
  });

  const title = useEditor({
    editable: canWrite,
    extensions: [
      StarterKit.configure({ ...bare, document: false }),
      OneLine,
      Placeholder.configure({ placeholder: t('articles-page.editor.title') }),
      Collaboration.configure({ document: session.doc, field: titleField }),
    ],
    editorProps: {
      attributes: {
        class: css.title ?? '',
        role: 'textbox',
        'aria-label': t('articles-page.editor.title'),
        'aria-multiline': 'false',
        dir: 'auto',
        lang: language,
      },
      handleTextInput: (view) => view.state.doc.textContent.length >= ARTICLE_LIMITS.title,
      handleKeyDown: (_view, event) => {
        if (event.isComposing) return false;
        if (event.key === 'Enter' || event.key === 'ArrowDown') body?.commands.focus('start');
        else if (event.key === 'Escape') leave();
        else return false;
        event.preventDefault();
        return true;
      },
    },
  });
  const body: Editor | null = useEditor({
    editable: canWrite,
    extensions: [
      StarterKit.configure({
        undoRedo: false,
        trailingNode: false,
        underline: false,
        heading: { levels: [2, 3] },
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      TableKit.configure({ table: { resizable: false } }),
      Picture,
      Callout,
      Video.configure({ words: t('articles-page.editor.video') }),
      Live.configure({ words: () => t('articles-page.editor.live') }),
      Comment,
      LeavingBlocks,
      Placeholder.configure({ placeholder: t('articles-page.editor.words') }),
      Collaboration.configure({ document: session.doc, field: bodyField }),
      CollaborationCaret.configure({ provider: session.provider, render: caretOf, selectionRender: selectionOf }),
      Extension.create({
        name: 'articleKeys',
        // Before the line breaks, which take ⌘↵ too.
        priority: 1_000,
        addKeyboardShortcuts: () => ({
          'Mod-Enter': () => {
            publish();
            return true;
          },
          'Mod-Alt-m': () => {
            comment();
            return true;
          },
        }),
      }),
    ],
    editorProps: {
      attributes: {
        class: css.body ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('articles-page.editor.words'),
        dir: 'auto',
        lang: language,
      },
      handlePaste: (view, event) => catchFiles(view, event, event.clipboardData?.files),
      handleDrop: (view, event) => catchFiles(view, event, event.dataTransfer?.files),
      handleKeyDown: (view, event) => {
        if (event.isComposing) return false;
        if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && atEmptyLine(view))
          openAdding(view);
        else if (event.key === 'Escape') leave();
        else return false;
        event.preventDefault();
        return true;
      },
    },
  });
  useEffect(() => {
    if (!body) return;
    const tellMarks = () => marked(marksIn(body));
    tellMarks();
    body.on('update', tellMarks);
    return () => {
      body.off('update', tellMarks);
    };
  }, [body]);

  useImperativeHandle(
    handle,
    () => ({
      settled: () => session.settled(),
      focus: () => body?.commands.focus(),
      chosenWords: () => {
        if (!body) return '';
        const { from, to } = body.state.selection;
        return body.state.doc.textBetween(from, to, ' ').trim();
      },
      markChosen: (id) => void body?.chain().focus().setMark('comment', { id }).run(),
      replaceMarked: (id, words) => {
        const range = body ? rangeOf(body, id) : undefined;
        if (!body || !range) return false;
        return body.chain().insertContentAt(range, words).run();
      },
      unmark: (id) => {
        const range = body ? rangeOf(body, id) : undefined;
        const type = body?.schema.marks.comment;
        if (!body || !range || !type) return;
        body.view.dispatch(body.state.tr.removeMark(range.from, range.to, type.create({ id })));
      },
      goToMark: (id) => {
        const range = body ? rangeOf(body, id) : undefined;
        if (range) body?.chain().setTextSelection(range).scrollIntoView().focus().run();
      },
      marks: () => (body ? marksIn(body) : []),
    }),
    [body, session],
  );

  return (
    <>
      {canWrite && body ? (
        <EditorTools editor={body} onPictures={(files) => takePictures(files, body.view)} onComment={onComment} />
      ) : null}
      {uploads.length === 0 ? null : (
        <div className={css.uploads} role="status">
          {uploads.map((upload) => (
            <p key={upload.id}>
              <span className="sp-truncate">{upload.name}</span>
              <progress max={1} value={upload.done} aria-label={upload.name} />
            </p>
          ))}
        </div>
      )}
      <div className={css.sheet}>
        <div className={css.paper}>
          {above}
          <EditorContent editor={title} />
          <div className={css.words}>
            <EditorContent editor={body} />
            {adding && body ? (
              <AddAnything
                at={adding}
                editor={body}
                onPictures={(files) => takePictures(files, body.view)}
                onDone={() => {
                  setAdding(undefined);
                  body.commands.focus();
                }}
              />
            ) : null}
          </div>
        </div>
      </div>
    </>
  );
}

const bare = {
  undoRedo: false,
  trailingNode: false,
  underline: false,
  bold: false,
  italic: false,
  strike: false,
  code: false,
  link: false,
  heading: false,
  bulletList: false,
  orderedList: false,
  listItem: false,
  listKeymap: false,
  blockquote: false,
  codeBlock: false,
  horizontalRule: false,
  hardBreak: false,
} as const;

/** Nothing is chosen, and the line is empty yet. */
function atEmptyLine({ state }: EditorView): boolean {
  const { $from, empty } = state.selection;
  return empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
}

function marksIn(editor: Editor): readonly string[] {
  const ids = new Set<string>();
  editor.state.doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'comment') ids.add(String(mark.attrs.id));
  });
  return [...ids];
}

function rangeOf(editor: Editor, commentId: string): { from: number; to: number } | undefined {
  let range: { from: number; to: number } | undefined;
  editor.state.doc.descendants((node, at) => {
    if (!node.marks.some((mark) => mark.type.name === 'comment' && mark.attrs.id === commentId)) return;
    range = { from: range?.from ?? at, to: at + node.nodeSize };
  });
  return range;
}

/** Drawn by hand into the words: the name above a bar in the tint of who writes. */
function caretOf(user: { id?: string; name?: string }): HTMLElement {
  const caret = document.createElement('span');
  caret.className = css.caret ?? '';
  caret.dataset.tint = String(tintOf(user.id ?? ''));
  const name = document.createElement('span');
  name.className = css.caretName ?? '';
  name.textContent = user.name?.split(' ')[0] ?? '';
  caret.append('\u2060', name, '\u2060');
  return caret;
}

function selectionOf(user: { id?: string }): Record<string, string> {
  return { nodeName: 'span', class: css.selected ?? '', 'data-tint': String(tintOf(user.id ?? '')) };
}
