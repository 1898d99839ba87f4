import { Mark, mergeAttributes, Node } from '@tiptap/react';
import css from './article-editor.module.css';
import { fileAddress } from './asking.ts';

// The names and attributes are those of server/features/writing/nodes.ts: both read the same document.

/** A picture, by the id of its file. */
export const Picture = Node.create({
  name: 'image',
  group: 'block',
  draggable: true,
  addAttributes: () => ({
    file: { default: '' },
    alt: { default: '' },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'img[data-file]',
      getAttrs: (element) => ({
        file: element.getAttribute('data-file') ?? '',
        alt: element.getAttribute('alt') ?? '',
      }),
    },
  ],
  renderHTML: ({ node }) => [
    'img',
    {
      'data-file': String(node.attrs.file),
      src: fileAddress(String(node.attrs.file)),
      alt: String(node.attrs.alt),
      width: node.attrs.width,
      height: node.attrs.height,
      class: css.picture,
    },
  ],
});

/** A box that stands out. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ tone: { default: 'note' } }),
  parseHTML: () => [{ tag: 'aside', getAttrs: (element) => ({ tone: element.getAttribute('data-tone') ?? 'note' }) }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'aside',
    mergeAttributes({ 'data-tone': String(node.attrs.tone) }, { class: HTMLAttributes.class }),
    0,
  ],
});

/** A film by its address; nothing of it is loaded here. */
export const Video = Node.create<{ words: string }>({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ words: '' }),
  addAttributes: () => ({ address: { default: '' } }),
  parseHTML: () => [
    { tag: 'div[data-video]', getAttrs: (element) => ({ address: element.getAttribute('data-video') ?? '' }) },
  ],
  renderHTML({ node }) {
    const address = String(node.attrs.address);
    return [
      'div',
      { 'data-video': address, class: css.video },
      ['span', {}, this.options.words],
      ['span', {}, address],
    ];
  },
});

/** What is filled in when the article is read. */
export const Live = Node.create<{ words: (what: string) => string }>({
  name: 'live',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ words: (what) => what }),
  addAttributes: () => ({ what: { default: 'expected-reply' } }),
  parseHTML: () => [
    { tag: 'span[data-live]', getAttrs: (element) => ({ what: element.getAttribute('data-live') ?? '' }) },
  ],
  renderHTML({ node }) {
    const what = String(node.attrs.what);
    return ['span', { 'data-live': what, class: css.live }, this.options.words(what)];
  },
});

/** Words that a colleague said something about. */
export const Comment = Mark.create({
  name: 'comment',
  inclusive: false,
  excludes: '',
  addAttributes: () => ({ id: { default: '' } }),
  parseHTML: () => [
    { tag: 'mark[data-comment]', getAttrs: (element) => ({ id: element.getAttribute('data-comment') ?? '' }) },
  ],
  renderHTML: ({ mark }) => ['mark', { 'data-comment': String(mark.attrs.id), class: css.comment }, 0],
});
