import { IconBold, IconItalic, IconLink, IconLinkOff, IconList } from '@tabler/icons-react';
import { NodeSelection } from '@tiptap/pm/state';
import { type Editor, EditorContent, Node, nodeInputRule, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { type ReactNode, type Ref, useEffectEvent, useImperativeHandle } from 'react';
import { useT } from '../../i18n/index.ts';
import { IconButton } from '../../ui/index.ts';
import { tokenAttribute, tokenKind, valueToken, withoutTokens, withTokens } from './liquid-tokens.ts';
import css from './token-editor.module.css';

export interface TokenEditorHandle {
  /** Puts a value in at the caret. */
  insertValue: (name: string) => void;
  focus: () => void;
}

/** A piece of Liquid as one thing: it is chosen, moved and deleted as a whole. */
const LiquidToken = Node.create<{ wordsFor: (code: string) => string }>({
  name: 'liquid',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ wordsFor: (code) => code }),
  addAttributes: () => ({ code: { default: '' } }),
  parseHTML: () => [
    {
      tag: `span[${tokenAttribute}]`,
      getAttrs: (element) => ({ code: element.getAttribute(tokenAttribute) ?? '' }),
    },
  ],
  renderHTML({ node }) {
    const code = String(node.attrs.code);
    return [
      'span',
      { [tokenAttribute]: code, class: css.token ?? '', 'data-kind': tokenKind(code).kind },
      this.options.wordsFor(code),
    ];
  },
  renderText: ({ node }) => String(node.attrs.code),
  addInputRules() {
    return [
      nodeInputRule({
        find: /(\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\})$/,
        type: this.type,
        getAttributes: (match) => ({ code: match[0] }),
      }),
    ];
  },
});

/** Words with values in them. `html` is read when it mounts; give it a new key to fill it from outside. */
export default function TokenEditor({
  html,
  label,
  wordsFor,
  readOnly,
  onWrite,
  onChoose,
  onKeep,
  below,
  ref,
}: {
  html: string;
  label: string;
  /** The words on a token. */
  wordsFor: (code: string) => string;
  readOnly: boolean;
  onWrite: (html: string) => void;
  /** The source of the token that is chosen, or nothing. */
  onChoose: (code: string | undefined) => void;
  onKeep: () => void;
  /** Stands in the editor's frame under the words. */
  below: ReactNode;
  ref?: Ref<TokenEditorHandle>;
}) {
  const wrote = useEffectEvent(onWrite);
  const chose = useEffectEvent(onChoose);
  const keep = useEffectEvent(onKeep);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        codeBlock: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      LiquidToken.configure({ wordsFor }),
    ],
    content: withTokens(html),
    editable: !readOnly,
    editorProps: {
      attributes: {
        class: css.words ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-readonly': String(readOnly),
        dir: 'auto',
      },
      handleKeyDown: (_view, event) => {
        if (event.isComposing || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return false;
        event.preventDefault();
        keep();
        return true;
      },
    },
    onUpdate: ({ editor: written }) => wrote(written.isEmpty ? '' : withoutTokens(written.getHTML())),
    onSelectionUpdate: ({ editor: moved }) => {
      const { selection } = moved.state;
      chose(
        selection instanceof NodeSelection && selection.node.type.name === 'liquid'
          ? String(selection.node.attrs.code)
          : undefined,
      );
    },
  });
  useImperativeHandle(
    ref,
    () => ({
      insertValue: (name) =>
        editor
          .chain()
          .focus()
          .insertContent([{ type: 'liquid', attrs: { code: valueToken(name) } }])
          .run(),
      focus: () => editor.commands.focus('end'),
    }),
    [editor],
  );
  return (
    <div className={css.frame}>
      {readOnly ? null : <Tools editor={editor} />}
      <EditorContent editor={editor} />
      {below}
    </div>
  );
}

function Tools({ editor }: { editor: Editor }) {
  const t = useT();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
      link: now.isActive('link'),
    }),
  });
  const act = () => editor.chain().focus();
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
        label={t('saved-replies-page.linkStatus')}
        icon={<IconLink size={16} stroke={1.8} aria-hidden />}
        onClick={() =>
          // The page of the request is what a saved reply links to; any other address becomes a link by being typed.
          act()
            .insertContent({
              type: 'text',
              text: t('saved-replies-page.linkWords'),
              marks: [{ type: 'link', attrs: { href: valueToken('ticket.url') } }],
            })
            .run()
        }
      />
      {on.link ? (
        <IconButton
          label={t('saved-replies-page.unlink')}
          icon={<IconLinkOff size={16} stroke={1.8} aria-hidden />}
          onClick={() => act().extendMarkRange('link').unsetLink().run()}
        />
      ) : null}
    </div>
  );
}
