// What other features take of the workbench.
export { ticketDetail } from './asking.ts';
export { AttachmentChips } from './attachment-chips.tsx';
export { categoryChoices } from './category-choices.ts';
export { whyNot } from './changing.ts';
export { loadRichText } from './composer.tsx';
export { saySize } from './file-sizes.ts';
export { timeOfField } from './later-times.ts';
export { RequestTypeIcon, requestTypeIcons } from './request-type-icon.tsx';
export { TagChips } from './tags-field.tsx';
export { Thread } from './thread.tsx';
