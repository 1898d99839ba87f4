import type { Span, TimePart } from './filter-parts.ts';

/** Times to choose, each as the filter says it; the words stand in the catalogue under their names. */
const past = {
  today: { after: '0d' },
  week: { after: '-7d' },
  month: { after: '-30d' },
  beforeWeek: { before: '-7d' },
  beforeMonth: { before: '-30d' },
} as const satisfies Record<string, Span>;
const coming = {
  passed: { before: '0h' },
  nextHour: { after: '0h', before: '1h' },
  thisDay: { after: '0d', before: '1d' },
  nextWeek: { after: '0d', before: '7d' },
  any: { after: '1970-01-01T00:00:00Z' },
} as const satisfies Record<string, Span>;

export type TimeChoice = keyof typeof past | keyof typeof coming;

const isPast: Readonly<Record<TimePart, boolean>> = {
  created: true,
  lastMessage: true,
  solved: true,
  replyDue: false,
  promised: false,
  deadline: false,
};

export function timeChoices(part: TimePart): readonly TimeChoice[] {
  return Object.keys(isPast[part] ? past : coming) as TimeChoice[];
}
export function spanOf(choice: TimeChoice): Span {
  return { ...past, ...coming }[choice];
}
/** Which of the choices this is; undefined for a time that came from elsewhere. */
export function choiceOf(part: TimePart, span: Span): TimeChoice | undefined {
  return timeChoices(part).find((choice) => {
    const { after, before } = spanOf(choice);
    return after === span.after && before === span.before;
  });
}
