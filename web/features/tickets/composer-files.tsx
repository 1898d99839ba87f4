import { IconAlertCircle, IconX } from '@tabler/icons-react';
import { useSpeaking } from '../../i18n/index.ts';
import css from './composer-files.module.css';
import type { Box, BoxFile } from './composer-state.ts';
import { saySize } from './file-sizes.ts';

/** The files of a box below its words; pictures that stand within the words are not listed again. */
export function ComposerFiles({ box, onDrop }: { box: Box; onDrop: (file: BoxFile) => void }) {
  const { t, locale } = useSpeaking();
  const listed = box.files.filter(
    ({ attachment }) => !attachment || !box.html.includes(`data-attachment-id="${attachment.id}"`),
  );
  if (listed.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('tickets.message.files')}>
      {listed.map((file) => (
        <li key={file.key} className={css.file} data-state={file.state}>
          {file.state === 'failed' ? <IconAlertCircle size={15} stroke={1.8} aria-hidden /> : null}
          <span className="sp-truncate" title={file.name}>
            {file.name}
          </span>
          <span className={css.fact}>
            {file.state === 'coming'
              ? t('tickets.composer.coming')
              : file.state === 'failed'
                ? file.reason
                : saySize(file.size, locale)}
          </span>
          <button
            type="button"
            className={css.away}
            aria-label={t('tickets.composer.removeFile', { name: file.name })}
            onClick={() => onDrop(file)}
          >
            <IconX size={14} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
