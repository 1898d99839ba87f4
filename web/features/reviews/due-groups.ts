import type { Review } from '../../../contract/reviews.ts';

export interface DueGroup {
  name: 'hour' | 'today' | 'later';
  reviews: Review[];
}

const HOUR = 3_600_000;

/** What the customer waits for within the hour, today and later, in the order in which it came. `now` in milliseconds. */
export function dueGroups(reviews: readonly Review[], now: number, timeZone: string): DueGroup[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  const today = day.format(now);
  const groups: DueGroup[] = [
    { name: 'hour', reviews: [] },
    { name: 'today', reviews: [] },
    { name: 'later', reviews: [] },
  ];
  const [hour, thisDay, later] = groups;
  for (const review of reviews) {
    const { dueAt } = review.ticket;
    const due = dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt);
    if (due - now < HOUR) hour?.reviews.push(review);
    else if (Number.isFinite(due) && day.format(due) === today) thisDay?.reviews.push(review);
    else later?.reviews.push(review);
  }
  return groups.filter((group) => group.reviews.length > 0);
}
