// What other features use of saved replies.
import { lazy } from 'react';

export { replyHits } from './asking.ts';
export { useReplyFinder } from './finding-replies.ts';
export { useValueNames } from './value-names.ts';

/** In a chunk of its own, fetched when somebody wants a saved reply. */
export const ReplyPicker = lazy(() => import('./reply-picker.tsx'));
