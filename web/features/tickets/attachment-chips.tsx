import { IconFile, IconFileText, IconFileZip, IconMovie, IconMusic, IconPhoto } from '@tabler/icons-react';
import type { Attachment } from '../../../contract/tickets.ts';
import { useSpeaking } from '../../i18n/index.ts';
import css from './attachment-chips.module.css';
import { saySize } from './file-sizes.ts';

/** Pictures that a browser draws without running anything of theirs; an SVG is not one. */
const drawn = /^image\/(png|jpeg|gif|webp|avif)$/;
/** A larger picture is not fetched only to be drawn at 28 px. */
const largestThumbnail = 6_000_000;

function fileIcon(contentType: string) {
  const Icon = contentType.startsWith('image/')
    ? IconPhoto
    : contentType.startsWith('video/')
      ? IconMovie
      : contentType.startsWith('audio/')
        ? IconMusic
        : /zip|compressed|tar|rar/.test(contentType)
          ? IconFileZip
          : /pdf|text|word|document/.test(contentType)
            ? IconFileText
            : IconFile;
  return <Icon size={18} stroke={1.6} aria-hidden />;
}

/** The files of a message, each with its size; pictures show what they are. */
export function AttachmentChips({ attachments }: { attachments: readonly Attachment[] }) {
  const { t, locale } = useSpeaking();
  if (attachments.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('tickets.message.files')}>
      {attachments.map((file) => (
        <li key={file.id}>
          <a className={css.file} href={file.url} target="_blank" rel="noopener" title={file.name}>
            {drawn.test(file.contentType) && file.size <= largestThumbnail ? (
              <img className={css.thumbnail} src={file.url} alt="" loading="lazy" />
            ) : (
              <span className={css.icon}>{fileIcon(file.contentType)}</span>
            )}
            <span className="sp-truncate">{file.name}</span>
            <span className={css.size}>{saySize(file.size, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
