import { expect, test } from 'vitest';
import { openTestHouse } from '../../testing/index.ts';
import { brokenRules } from '../../testing/rota-checker.ts';
import { sampleCompany } from '../../testing/rota-instances.ts';

test('a small rota comes back planned, a large one in the background, each by all its rules; what is not wanted is not planned', async () => {
  const house = await openTestHouse();
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

  // More people than one waits for, though few of them have a share.
  const company = sampleCompany(2, { people: 320, months: 1 });
  const people = company.people.map((person, index) => ({ ...person, shiftsPerMonth: index < 20 ? 1 : 0 }));
  const instance = { ...company, people };
  const large = await house.call('POST', '/rotas/solve', { body: instance });
  expect(large).toMatchObject({ status: 202, body: { state: 'waiting', progress: 0, answer: null } });
  const path = large.body.url.replace('/api/v1', '');
  await house.runJobs();
  const done = await house.call('GET', path);
  expect(done.body).toMatchObject({ state: 'done', progress: 1, answer: { unfilled: [], violations: [] } });
  expect(brokenRules(instance, done.body.answer)).toEqual([]);

  const asked = await house.call('POST', '/rotas/solve', { body: instance });
  const unwanted = asked.body.url.replace('/api/v1', '');
  expect((await house.call('DELETE', unwanted)).status).toBe(204);
  await house.runJobs();
  expect((await house.call('GET', unwanted)).status).toBe(404);

  const wrong = await house.call('POST', '/rotas/solve', {
    body: { from: '2026-02-01', to: '2026-01-01', people: [{ id: 'p1' }, { id: 'p1' }] },
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['to', 'people.1.id']);
});
