import { desks, personOf } from './company.ts';
import { answerer, knower } from './content/authors.ts';
import { awkwardTickets } from './content/awkward.ts';
import { type Chance, chance } from './content/chance.ts';
import { type Correspondence, letterOf } from './content/letters.ts';
import { openingsDeck } from './content/openings.ts';
import { QUIET_DAYS, solvedAfter, timesOf } from './content/pace.ts';
import { type Plan, planYear } from './content/plans.ts';
import type {
  DemoDesk,
  DemoMessage,
  DemoPerson,
  DemoTicket,
  DeskKey,
  TicketPriority,
  TicketStatus,
} from './content/shapes.ts';
import { filled, inventFacts } from './content/slots.ts';
import { isTheirs, type Turn, threadOf } from './content/threads.ts';
import { todaysTickets } from './content/today.ts';

const SEED = 7;

/** Giulia's ticket has this number on every picture of the product. */
const NUMBER_OF_GIULIA = 4127;

/**
 * The 400 tickets of the sample company over the year before `now`, oldest first; the loader numbers them in this
 * order. The same instant gives the same tickets, word for word.
 */
export function demoTickets(now: Temporal.Instant): DemoTicket[] {
  const luck = chance(SEED);
  const customer = deskOf('customer');
  const fixed = [...todaysTickets(customer, now), ...awkwardTickets(customer, now)];
  const newestOthers = earliest(todaysTickets(customer, now));
  const deck = openingsDeck(luck);
  const made = planYear(luck).map((plan) => ticketOf(plan, deck, now, newestOthers, luck));
  return [...fixed, ...made].sort((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt));
}

/** The number the first of these tickets has to get, so that Giulia's is #4127. */
export function firstDemoNumber(tickets: readonly DemoTicket[]): number {
  const place = tickets.findLastIndex((ticket) => ticket.contactKey === 'giulia-ferraro');
  if (place < 0) throw new Error('Giulia’s ticket is not among these.');
  return NUMBER_OF_GIULIA - place;
}

function deskOf(key: DeskKey): DemoDesk {
  const desk = desks.find((one) => one.key === key);
  if (!desk) throw new Error(`No desk of that key: ${key}`);
  return desk;
}

const earliest = (tickets: readonly DemoTicket[]) =>
  tickets.map((ticket) => ticket.createdAt).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b));

type Deck = ReturnType<typeof openingsDeck>;

/** One ticket by its plan: who, about what, then times until they fit how it has to stand now. */
function ticketOf(plan: Plan, deck: Deck, now: Temporal.Instant, newest: Temporal.Instant, luck: Chance): DemoTicket {
  const desk = deskOf(plan.desk);
  const month = now.subtract({ hours: Math.round(plan.daysAgo * 24) }).toZonedDateTimeISO(desk.timeZone).month;
  const { scenario, script, opening } = deck.draw(plan, month);
  const asker = deck.asker(plan, scenario);
  const owner = personOf(plan.assigneeKey ?? '') ?? answerer(plan.desk, plan.language, luck);
  const turns = threadOf(plan.standing, scenario, script, luck);
  const byPost = scenario.tags?.includes('parcel') ?? false;
  const setting = { desk, now, before: newest, timeZone: asker.timeZone, byPost };
  const times = timesOf(turns, plan, setting, luck);
  const createdAt = times[0] ?? now;
  const correspondence: Correspondence = {
    desk: plan.desk,
    channel: luck.weighted([['email', 76] as const, ['form', 20] as const, ['api', 4] as const]),
    language: plan.language,
    scenario,
    script,
    opening,
    facts: inventFacts(scenario, asker, plan.language, createdAt, now, luck),
    asker,
  };
  const subject = subjectOf(correspondence, createdAt);
  const messages = writeLetters(turns, times, correspondence, owner, asker.key, luck);
  return {
    deskKey: plan.desk,
    contactKey: asker.key,
    channel: correspondence.channel,
    subject,
    category: scenario.category,
    tags: [...(scenario.tags ?? []), ...(scenario.category.startsWith('Shops') ? [] : organizationTags(asker))],
    priority:
      scenario.priority ??
      luck.weighted<TicketPriority>([
        ['normal', 84],
        ['low', 10],
        ['high', 6],
      ]),
    language: plan.language,
    createdAt,
    messages,
    ...standingOf(plan, desk, owner, turns, messages),
  };
}

function subjectOf({ script, opening, facts, language, asker }: Correspondence, at: Temporal.Instant): string {
  return filled(script.subjects[opening] ?? '', facts, { language, at, gender: asker.gender });
}

const organizationTags = (asker: { organizationKey?: string }) => (asker.organizationKey ? ['company'] : []);

function writeLetters(
  turns: readonly Turn[],
  times: readonly Temporal.Instant[],
  correspondence: Correspondence,
  owner: DemoPerson,
  askerKey: string,
  luck: Chance,
): DemoMessage[] {
  let answered = false;
  return turns.map((turn, place): DemoMessage => {
    const at = times[place] as Temporal.Instant;
    const hoursSince = (at.epochMilliseconds - (times[place - 1] ?? at).epochMilliseconds) / 3_600_000;
    const letter = (by: Pick<DemoPerson, 'gender'>, first: boolean) =>
      letterOf(turn, correspondence, by, at, first, hoursSince, luck);
    if (isTheirs(turn)) {
      return { kind: 'incoming', byKey: askerKey, at, ...letter(correspondence.asker, place === 0) };
    }
    if (turn === 'note' || turn === 'holdNote') {
      const note = letter(owner, false);
      const by = turn === 'note' ? knower(correspondence.scenario.category, note.text, luck) : owner;
      return { kind: 'note', byKey: by.key, at, ...note };
    }
    const reply = letter(owner, !answered);
    answered = true;
    return { kind: 'reply', byKey: owner.key, at, ...reply };
  });
}

const STATUS: Record<Plan['standing'], TicketStatus> = {
  new: 'new',
  back: 'open',
  promised: 'open',
  waiting: 'waiting',
  on_hold: 'on_hold',
  solved: 'solved',
  closed: 'closed',
};

function standingOf(
  plan: Plan,
  desk: DemoDesk,
  owner: DemoPerson,
  turns: readonly Turn[],
  messages: readonly DemoMessage[],
): Pick<DemoTicket, 'status' | 'assigneeKey' | 'solvedAt' | 'closedAt'> {
  const status = STATUS[plan.standing];
  // What came back after somebody's shift is nobody's, and so is what has just come in.
  const nobodys = plan.standing === 'new' || (plan.standing === 'back' && plan.desk === 'customer');
  const assignee = nobodys ? {} : { assigneeKey: owner.key };
  const last = messages[messages.length - 1];
  if (!last || (status !== 'solved' && status !== 'closed')) return { status, ...assignee };
  const solvedAt = solvedAfter(last.at, turns, desk);
  if (status === 'solved') return { status, ...assignee, solvedAt };
  return { status, ...assignee, solvedAt, closedAt: solvedAt.add({ hours: QUIET_DAYS * 24 }) };
}
