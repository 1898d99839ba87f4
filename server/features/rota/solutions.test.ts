import { expect, test } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { brokenRules } from '../../testing/rota-checker.ts';
import { sampleCompany } from '../../testing/rota-instances.ts';

const house = await openTestHouse();

test('a small rota comes back planned, a large one in the background, each by all its rules', async () => {
  const small = await house.call('POST', '/rotas/solve', {
    body: {
      from: '2026-01-01',
      to: '2026-01-31',
      people: [{ id: 'p1', history: [{ on: '2025-12-10', buddy: 'b2' }] }],
      buddies: [{ id: 'b1' }, { id: 'b2' }],
    },
  });
  expect(small.status).toBe(200);
  expect(small.body.shifts).toMatchObject([{ person: 'p1', buddy: 'b1' }]);

  // More people than one waits for, though only one month.
  const instance = sampleCompany(2, { people: 320, months: 1 });
  const large = await house.call('POST', '/rotas/solve', { body: instance });
  expect(large).toMatchObject({ status: 202, body: { state: 'waiting', progress: 0, answer: null } });
  const path = large.body.url.replace('/api/v1', '');
  await house.runJobs();
  const done = await house.call('GET', path);
  expect(done.body).toMatchObject({ state: 'done', progress: 1, answer: { unfilled: [], violations: [] } });
  expect(brokenRules(instance, done.body.answer)).toEqual([]);

  // It is not kept for longer than somebody may come back for it.
  house.clock.advance({ hours: 26 });
  await house.runJobs();
  expect((await house.call('GET', path)).status).toBe(404);
});

test('what is not wanted any more is not planned; what makes no sense is told', async () => {
  const asked = await house.call('POST', '/rotas/solve', { body: sampleCompany(3, { people: 320, months: 1 }) });
  const path = asked.body.url.replace('/api/v1', '');
  expect((await house.call('DELETE', path)).status).toBe(204);
  await house.runJobs();
  expect((await house.call('GET', path)).status).toBe(404);

  const wrong = await house.call('POST', '/rotas/solve', {
    body: { from: '2026-02-01', to: '2026-01-01', people: [{ id: 'p1' }, { id: 'p1' }] },
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['to', 'people.1.id']);
});
