import { describe, expect, test } from 'vitest';
import { scenarios } from './index.ts';

const scripts = scenarios.flatMap((scenario) =>
  Object.entries(scenario.scripts).map(([language, script]) => ({
    name: `${scenario.key} ${language}`,
    script,
    language,
  })),
);

describe('the stories that people write about', () => {
  test('are more than sixty, each with a key of its own', () => {
    expect(scenarios.length).toBeGreaterThan(60);
    expect(new Set(scenarios.map((scenario) => scenario.key)).size).toBe(scenarios.length);
  });

  test.each(scripts)('$name has a subject for each opening, and asks only what is answered', ({ script }) => {
    expect(script.subjects).toHaveLength(script.openings.length);
    expect(script.answers.length).toBeGreaterThan(0);
    expect(script.ask === undefined).toBe(script.told === undefined);
    expect(script.further === undefined).toBe(script.toThat === undefined);
  });

  test('have no opening twice', () => {
    const openings = scripts.flatMap(({ script }) => script.openings);
    expect(new Set(openings).size).toBe(openings.length);
  });
});
