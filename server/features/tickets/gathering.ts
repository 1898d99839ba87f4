/** What verbs would write one by one, kept until many tickets are written at once. */
export interface GatheredChange {
  id: string;
  /** What the row becomes; where two verbs named a column, the later one. */
  columns: Record<string, unknown>;
  /** How many verbs changed it: its version grows by so many. */
  verbs: number;
  /** Its snooze ends. */
  rests: boolean;
}

/** By the locked row that the verbs were given; who locks a ticket on their own writes as ever. */
const gathered = new WeakMap<object, GatheredChange>();
const memories = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * From now on, what verbs change on this locked ticket waits. Only for verbs that look at the locked ticket and never again at
 * its row, and only where somebody writes what is gathered.
 */
export function gatherChanges(ticket: { id: string }): void {
  gathered.set(ticket, { id: ticket.id, columns: {}, verbs: 0, rests: false });
}

/** What waits of these tickets. */
export function changesGathered(tickets: Iterable<object>): GatheredChange[] {
  return [...tickets].flatMap((ticket) => gathered.get(ticket) ?? []);
}

/** @returns whether the change waits for the others; else it is to be written now. */
export function waitsForOthers(ticket: { id: string }, columns: Record<string, unknown>): boolean {
  const change = gathered.get(ticket);
  if (!change) return false;
  Object.assign(change.columns, columns);
  change.verbs++;
  return true;
}

/** As `waitsForOthers`, of the end of its snooze. */
export function restsWithOthers(ticket: { id: string }): boolean {
  const change = gathered.get(ticket);
  if (change) change.rests = true;
  return change !== undefined;
}

/** From now on this act asks the same thing once. @returns forgets the answers, for when a part of the act was undone. */
export function rememberAnswers(act: object): () => void {
  const memory = new Map<string, Promise<unknown>>();
  memories.set(act, memory);
  return () => memory.clear();
}

/** An answer that is the same for all tickets of one act: asked once where the act remembers, else each time. */
export function askedOnce<Answer>(act: object, question: string, ask: () => Promise<Answer>): Promise<Answer> {
  const memory = memories.get(act);
  if (!memory) return ask();
  // The question names what is asked and about whom, so what is kept under it is an answer of this kind.
  const known = memory.get(question) as Promise<Answer> | undefined;
  if (known) return known;
  const answer = ask();
  memory.set(question, answer);
  return answer;
}
