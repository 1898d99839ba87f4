export { figuresOf, settingOf } from './asking.ts';
export { ContactMarks } from './contact-marks.tsx';
export { TicketMark } from './ticket-mark.tsx';
