/** How often a feature stood in spam and in wanted letters. */
export interface FeatureCount {
  spam: number;
  wanted: number;
}

/** Of each kind, so many letters have to be learnt before anything is said: with fewer, one odd letter decides. */
export const ENOUGH_LETTERS = 20;
/** From here on a letter is taken for spam. High, since a customer who is not heard is worse than spam that is seen. */
export const SPAM_FROM = 0.99;

/** Robinson's s and x: what is thought of a feature never seen, and how many sightings that thought weighs. */
const STRENGTH = 1;
const UNKNOWN = 0.45;
/** Features nearer to the middle than this say nothing. */
const LEAST_DEVIATION = 0.1;
const MOST_DEVIATING = 150;

/**
 * How likely a letter is spam, 0 to 1, by the features in it: Gary Robinson, "A Statistical Approach to the Spam Problem",
 * Linux Journal 107 (2003): each feature's probability with a prior, the most telling ones combined by Fisher's method in both
 * directions. Null while too little was learnt to say anything.
 */
export function spamProbability(counts: readonly FeatureCount[], learnt: FeatureCount): number | null {
  if (learnt.spam < ENOUGH_LETTERS || learnt.wanted < ENOUGH_LETTERS) return null;
  const telling = counts
    .map((count) => probabilityOf(count, learnt))
    .filter((probability) => Math.abs(probability - 0.5) >= LEAST_DEVIATION)
    .sort((a, b) => Math.abs(b - 0.5) - Math.abs(a - 0.5))
    .slice(0, MOST_DEVIATING);
  if (telling.length === 0) return 0.5;
  const spamward = chiSquareTail(-2 * sum(telling, (probability) => Math.log(1 - probability)), telling.length);
  const wantedward = chiSquareTail(-2 * sum(telling, Math.log), telling.length);
  return (1 + wantedward - spamward) / 2;
}

function probabilityOf({ spam, wanted }: FeatureCount, learnt: FeatureCount): number {
  const seen = spam + wanted;
  if (seen === 0) return UNKNOWN;
  const inSpam = spam / learnt.spam;
  const inWanted = wanted / learnt.wanted;
  const bare = inSpam / (inSpam + inWanted);
  return (STRENGTH * UNKNOWN + seen * bare) / (STRENGTH + seen);
}

function sum(values: readonly number[], of: (value: number) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

/** How likely chi-square with 2n degrees of freedom is at least this large; its closed form, since 2n is even. */
function chiSquareTail(chiSquare: number, n: number): number {
  const m = chiSquare / 2;
  let term = Math.exp(-m);
  let total = term;
  for (let i = 1; i < n; i++) {
    term *= m / i;
    total += term;
  }
  return Math.min(total, 1);
}
