import { mergeAttributes, Node } from '@tiptap/react';
import { missingAttribute } from './missing-values.ts';
import css from './rich-text.module.css';

/** A picture within the words. In the HTML only the upload's id is named; where its bytes are is the reader's matter. */
export const InlinePicture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({ attachmentId: { default: null }, alt: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'img[data-attachment-id]',
      getAttrs: (element) => ({
        attachmentId: element.getAttribute('data-attachment-id'),
        alt: element.getAttribute('alt') ?? '',
      }),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'img',
    mergeAttributes({
      'data-attachment-id': HTMLAttributes.attachmentId,
      alt: HTMLAttributes.alt,
      src: `/api/v1/attachments/${HTMLAttributes.attachmentId}`,
    }),
  ],
});

/** A value that a saved reply wanted and nobody knows: one thing, marked, to be written over or deleted whole. */
export const MissingValue = Node.create<{ nameOf: (value: string) => string }>({
  name: 'missing',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ nameOf: (value) => value }),
  addAttributes: () => ({ value: { default: '' } }),
  parseHTML: () => [
    {
      tag: `span[${missingAttribute}]`,
      getAttrs: (element) => ({ value: element.getAttribute(missingAttribute) ?? '' }),
    },
  ],
  // The name within braces, so that it is still known where only the words are kept.
  renderHTML: ({ node }) => ['span', { [missingAttribute]: String(node.attrs.value) }, `{{ ${node.attrs.value} }}`],
  renderText: ({ node }) => `{{ ${node.attrs.value} }}`,
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = css.missing ?? '';
      dom.textContent = this.options.nameOf(String(node.attrs.value));
      return { dom };
    };
  },
});
