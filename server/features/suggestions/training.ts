import { setImmediate as breathe } from 'node:timers/promises';

/** One letter with its labels, as numbers of the list of labels. */
export interface Example {
  features: ReadonlyMap<number, number>;
  labels: readonly number[];
}

/** What was learnt: for each known feature how rare it is, and how much it speaks for each label. */
export interface Learnt {
  labels: number;
  biases: Float32Array;
  /** Feature → its place. */
  places: Map<number, number>;
  rarities: Float32Array;
  /** By place, then by label. */
  weights: Float32Array;
  /** By how much sums are multiplied before they become probabilities: fitted on examples that were kept back. */
  sureness: number;
}

/** `one`: exactly one label fits; `many`: each by itself. */
export type Kind = 'one' | 'many';

/** Beyond it the rarest features go; four bytes for each and each label. */
const MOST_WEIGHTS = 6_000_000;
const MOST_FEATURES = 60_000;
/** With many examples, what only one of them says teaches nothing. */
const MANY_EXAMPLES = 3_000;
/** Passes through all examples: few of them are looked at longer. */
const EXAMPLES_IN_ALL = 90_000;
const FEWEST_PASSES = 6;
const MOST_PASSES = 30;
const STEP = 0.6;
/** Pull towards nothing, for each example. */
const FORGETTING = 2e-6;
/** Of five examples one is kept back, where there are enough to fit anything on them. */
const KEPT_BACK = 5;
const ENOUGH_KEPT_BACK = 30;
const SURENESSES = [0.5, 0.7, 0.85, 1, 1.2, 1.5, 1.9, 2.4, 3, 4, 5.5];
/** Without examples to fit it on, nothing is very sure. */
const UNTRIED_SURENESS = 1;
/** The event loop belongs to others too. */
const LONGEST_TURN_MS = 8;

/**
 * Learns labels from examples: logistic regression over words weighed by their rarity, by AdaGrad in one order that is always
 * the same. Memory by features × labels, bounded; time by examples × passes, in turns of some milliseconds.
 */
export async function learn(examples: readonly Example[], labels: number, kind: Kind): Promise<Learnt> {
  const shuffled = mixed(examples);
  const kept = shuffled.filter((_, index) => index % KEPT_BACK === 0);
  let sureness = UNTRIED_SURENESS;
  if (kept.length >= ENOUGH_KEPT_BACK) {
    const tried = await fitted(
      shuffled.filter((_, index) => index % KEPT_BACK !== 0),
      labels,
      kind,
    );
    sureness = surest(tried, kept, kind);
  }
  const learnt = await fitted(shuffled, labels, kind);
  return { ...learnt, sureness };
}

/** What a letter speaks for each label before it becomes a probability, and which part of what it says is known at all. */
export function sumsOf(
  learnt: Pick<Learnt, 'labels' | 'biases'>,
  features: ReadonlyMap<number, number>,
  known: (feature: number) => { rarity: number; weights: ArrayLike<number>; from: number; step: number } | undefined,
): { sums: Float64Array; known: number } {
  const sums = Float64Array.from(learnt.biases);
  const found: { value: number; weights: ArrayLike<number>; from: number; step: number }[] = [];
  let norm = 0;
  let whole = 0;
  let part = 0;
  for (const [feature, weight] of features) {
    whole += weight;
    const one = known(feature);
    if (!one) continue;
    const value = weight * one.rarity;
    norm += value * value;
    part += weight;
    found.push({ value, weights: one.weights, from: one.from, step: one.step });
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  for (const { value, weights, from, step } of found) {
    const by = value * scale * step;
    for (let label = 0; label < learnt.labels; label++)
      sums[label] = (sums[label] as number) + by * (weights[from + label] as number);
  }
  return { sums, known: whole > 0 ? part / whole : 0 };
}

/** Sums as probabilities. */
export function probabilities(sums: Float64Array, sureness: number, kind: Kind): Float64Array {
  if (kind === 'many') return sums.map((sum) => 1 / (1 + Math.exp(-sureness * sum)));
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum);
  const powers = sums.map((sum) => Math.exp(sureness * (sum - most)));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}

async function fitted(examples: readonly Example[], labels: number, kind: Kind): Promise<Learnt> {
  const { places, rarities } = vocabularyOf(examples, labels);
  const weights = new Float32Array(places.size * labels);
  const biases = new Float32Array(labels);
  const seen = new Float32Array(weights.length).fill(1e-3);
  const seenBiases = new Float32Array(labels).fill(1e-3);
  const letters = examples.map(({ features }) => placed(features, places, rarities));
  const passes = Math.min(
    MOST_PASSES,
    Math.max(FEWEST_PASSES, Math.ceil(EXAMPLES_IN_ALL / Math.max(1, examples.length))),
  );
  const wanted = new Float32Array(labels);
  let turn = performance.now();
  for (let pass = 0; pass < passes; pass++) {
    const step = STEP / (1 + pass / 4);
    for (const [index, letter] of letters.entries()) {
      if (performance.now() - turn > LONGEST_TURN_MS) {
        await breathe();
        turn = performance.now();
      }
      const sums = Float64Array.from(biases);
      for (let at = 0; at < letter.places.length; at++) {
        const from = (letter.places[at] as number) * labels;
        const value = letter.values[at] as number;
        for (let label = 0; label < labels; label++)
          sums[label] = (sums[label] as number) + value * (weights[from + label] as number);
      }
      wanted.fill(0);
      for (const label of examples[index]?.labels ?? []) wanted[label] = 1;
      const said = probabilities(sums, 1, kind);
      for (let label = 0; label < labels; label++) {
        const error = (said[label] as number) - (wanted[label] as number);
        // What is right already teaches nothing, and most labels are.
        if (error > -0.002 && error < 0.002) continue;
        seenBiases[label] = (seenBiases[label] as number) + error * error;
        biases[label] = (biases[label] as number) - (step * 0.3 * error) / Math.sqrt(seenBiases[label] as number);
        for (let at = 0; at < letter.places.length; at++) {
          const place = (letter.places[at] as number) * labels + label;
          const slope = error * (letter.values[at] as number) + FORGETTING * (weights[place] as number);
          seen[place] = (seen[place] as number) + slope * slope;
          weights[place] = (weights[place] as number) - (step * slope) / Math.sqrt(seen[place] as number);
        }
      }
    }
  }
  return { labels, biases, places, rarities, weights, sureness: UNTRIED_SURENESS };
}

function placed(
  features: ReadonlyMap<number, number>,
  places: ReadonlyMap<number, number>,
  rarities: Float32Array,
): { places: Int32Array; values: Float32Array } {
  const found: number[] = [];
  const values: number[] = [];
  let norm = 0;
  for (const [feature, weight] of features) {
    const place = places.get(feature);
    if (place === undefined) continue;
    const value = weight * (rarities[place] as number);
    found.push(place);
    values.push(value);
    norm += value * value;
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  return { places: Int32Array.from(found), values: Float32Array.from(values, (value) => value * scale) };
}

function vocabularyOf(examples: readonly Example[], labels: number) {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const least = examples.length >= MANY_EXAMPLES ? 2 : 1;
  const most = Math.min(MOST_FEATURES, Math.floor(MOST_WEIGHTS / Math.max(1, labels)));
  const chosen = [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most);
  return {
    places: new Map(chosen.map(([feature], place) => [feature, place])),
    rarities: Float32Array.from(chosen, ([, count]) => Math.log(1 + examples.length / count)),
  };
}

/** How sure the sums may make, by what they said of letters that were not learnt. */
function surest(learnt: Learnt, kept: readonly Example[], kind: Kind): number {
  const all = kept.map(({ features, labels }) => ({ labels, sums: sumsOf(learnt, features, knownIn(learnt)).sums }));
  const cost = (sureness: number): number => {
    let total = 0;
    for (const { labels, sums } of all) {
      const said = probabilities(sums, sureness, kind);
      for (const [label, probability] of said.entries()) {
        const fits = labels.includes(label);
        if (kind === 'one' && !fits) continue;
        total -= Math.log(Math.max(1e-6, fits ? probability : 1 - probability));
      }
    }
    return total;
  };
  return SURENESSES.reduce((best, each) => (cost(each) < cost(best) ? each : best), 1);
}

/** How `sumsOf` finds a feature in what was just learnt. */
export function knownIn(learnt: Learnt) {
  return (feature: number) => {
    const place = learnt.places.get(feature);
    if (place === undefined) return undefined;
    return { rarity: learnt.rarities[place] as number, weights: learnt.weights, from: place * learnt.labels, step: 1 };
  };
}

/** Always the same order, and none of time: what came last would weigh most. */
function mixed<Each>(all: readonly Each[]): Each[] {
  const result = [...all];
  let state = 0x2545f491;
  for (let at = result.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [result[at], result[other]] = [result[other] as Each, result[at] as Each];
  }
  return result;
}
