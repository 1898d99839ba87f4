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

export function isPastTime(part: TimePart): boolean {
  return isPast[part];
}
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

/** Days that somebody names: so many, or from one until another (that one too), as YYYY-MM-DD; empty where it is open. */
export type FreeTime =
  | { kind: 'last' | 'older' | 'next'; days: number }
  | { kind: 'days'; from: string; until: string };

/** As many days as a filter says. */
const mostDays = 9_999;

/** Addresses are written by anybody. */
function isDay(said: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(Date.parse(`${said}T12:00:00Z`));
}

export function freeTimeOf({ after = '', before = '' }: Span): FreeTime | undefined {
  const ago = /^-(\d+)d$/;
  const last = ago.exec(after)?.[1];
  if (last !== undefined && before === '') return { kind: 'last', days: Number(last) };
  const older = ago.exec(before)?.[1];
  if (older !== undefined && after === '') return { kind: 'older', days: Number(older) };
  const next = /^(\d+)d$/.exec(before)?.[1];
  if (next !== undefined && after === '0d') return { kind: 'next', days: Number(next) };
  if ((after !== '' && !isDay(after)) || (before !== '' && !isDay(before)) || after + before === '') return undefined;
  return { kind: 'days', from: after, until: before === '' ? '' : dayAfter(before, -1) };
}

/** Undefined while it says nothing that can be asked. */
export function spanOfFree(free: FreeTime): Span | undefined {
  if (free.kind === 'days') {
    const { from, until } = free;
    if ((from === '' && until === '') || (from !== '' && until !== '' && until < from)) return undefined;
    return { ...(from === '' ? {} : { after: from }), ...(until === '' ? {} : { before: dayAfter(until, 1) }) };
  }
  const { kind, days } = free;
  if (!Number.isInteger(days) || days < 1 || days > mostDays) return undefined;
  if (kind === 'last') return { after: `-${days}d` };
  return kind === 'older' ? { before: `-${days}d` } : { after: '0d', before: `${days}d` };
}

function dayAfter(from: string, days: number): string {
  const at = new Date(`${from}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
