import type { Seat } from './checking.ts';

/** A published shift, as far as a new plan asks. */
export interface Standing {
  id: string;
  teammate_id: string;
  buddy_id: string | null;
  on_date: string;
}

/**
 * Which published shift each planned one stands for: the same person's on the same day, else their others in order of days. So
 * a shift keeps its entry in calendars when it moves, and nobody is told that one was cancelled and another came.
 * @returns one for each seat, in their order; null: a new shift.
 */
export function standingFor(seats: readonly Seat[], published: readonly Standing[]): (string | null)[] {
  const left = Map.groupBy(published, (shift) => shift.teammate_id);
  const found = seats.map((seat) => takeWhere(left.get(seat.teammateId), (shift) => shift.on_date === seat.on));
  const inOrder = seats.map((_, index) => index).sort((a, b) => ((seats[a]?.on ?? '') < (seats[b]?.on ?? '') ? -1 : 1));
  for (const index of inOrder) {
    const seat = seats[index];
    if (seat && found[index] === null) found[index] = takeWhere(left.get(seat.teammateId), () => true);
  }
  return found;
}

/** Takes the first that fits out of the list. */
function takeWhere(list: Standing[] | undefined, fits: (shift: Standing) => boolean): string | null {
  const index = list?.findIndex(fits) ?? -1;
  if (!list || index < 0) return null;
  const [taken] = list.splice(index, 1);
  return taken?.id ?? null;
}
