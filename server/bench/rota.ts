import { solveRota } from '../features/rota/planning/solving.ts';
import { brokenRules, countPlan } from '../testing/rota-checker.ts';
import { sampleCompany } from '../testing/rota-instances.ts';
import { printTable } from './figures.ts';

const SIZES = [20, 100, 500, 2_000];
const SEED = 1;
const LOOK_EVERY_MS = 50;

/**
 * A year's rota for companies of several sizes, made by a seed: in a thread as the product does it, checked and counted by
 * arithmetic that is not the planner's.
 * @param people of one company only.
 */
export async function benchRota(people?: number): Promise<void> {
  process.stdout.write(
    'Rotas: 12 months, a buddy to 10 people, 8% away, three time zones, a shift a month, four hours together\n\n',
  );
  const rows: string[][] = [];
  for (const size of people === undefined ? SIZES : [people]) rows.push(await planned(size));
  printTable(
    [
      'people',
      'seconds',
      'of processor',
      'MB more',
      'shifts',
      'unfilled',
      'rules broken',
      'repeats',
      'at least',
      'most–fewest a day',
      'at least',
      'a buddy',
      'at least',
      'weekdays',
      'Fridays',
      'month ends',
    ],
    rows,
  );
}

async function planned(people: number): Promise<string[]> {
  const instance = sampleCompany(SEED, { people });
  const before = process.memoryUsage.rss();
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, LOOK_EVERY_MS);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const answer = await solveRota(instance);
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(looking);
  const { score, bound } = answer;
  const counted = countPlan(instance, answer.shifts);
  return [
    people.toLocaleString('en'),
    seconds.toFixed(1),
    ((user + system) / 1e6).toFixed(1),
    ((most - before) / 1e6).toFixed(0),
    String(answer.shifts.length),
    String(answer.unfilled.length),
    String(brokenRules(instance, answer).length),
    String(counted.repeats),
    String(bound.buddyRepeats),
    String(score.daySpread),
    String(bound.daySpread),
    String(counted.buddySpread),
    String(bound.buddySpread),
    String(score.weekdays),
    String(score.fridays),
    String(score.monthEnds),
  ];
}
