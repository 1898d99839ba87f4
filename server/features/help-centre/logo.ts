import { HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import type { PictureKind } from '../../platform/pictures/index.ts';
import { kindOfPicture } from '../../platform/pictures/index.ts';

/** @returns undefined for what is no PNG, JPEG or WebP, and for one with longer sides than a head of a page needs. */
export function pictureOf(bytes: Uint8Array): PictureKind | undefined {
  const found = kindOfPicture(bytes);
  if (!found || found.type === 'image/gif') return undefined;
  const { logoSide } = HELP_CENTRE_LIMITS;
  return found.width > logoSide || found.height > logoSide ? undefined : found;
}
