import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mail, openTicketHouse } from '../../testing/tickets.ts';

it('sweeps uploads that nobody used for a week, then bytes that nothing has named for a day, and nothing else', async () => {
  const house = await openTicketHouse();
  const { storage, config } = house.platform;
  const agent = await house.teammate('agent');
  const upload = async (words: string) => {
    const form = new FormData();
    form.append('file', new File([words], 'a.txt', { type: 'text/plain' }));
    return (await house.as(agent, 'POST', '/attachments', form)).body as { id: string; sha256: string };
  };
  const { ticket } = await house.take(mail());
  const used = await upload('used');
  const loose = await upload('loose');
  const twice = await upload('named by two');
  await house.as(agent, 'POST', `/tickets/${ticket.id}/messages`, {
    type: 'note',
    text: 'See',
    attachments: [used.id, (await upload('named by two')).id],
  });
  const pass = async (hours: number) => {
    house.clock.set(house.clock.now().add({ hours }));
    // What was written just now by the machine's clock is spared: somebody may be about to name it.
    const old = new Date(Date.now() - 7_200_000);
    for (const { sha256 } of [used, loose, twice])
      await utimes(join(config.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256), old, old).catch(
        () => undefined,
      );
    await house.doJob('tickets.sweep-blobs');
  };
  const there = async () => Promise.all([used, loose, twice].map(({ sha256 }) => storage.has(sha256)));
  await pass(6 * 24);
  expect(await there()).toEqual([true, true, true]);
  await pass(25);
  expect(await there()).toEqual([true, false, true]);
  expect((await house.as(agent, 'GET', `/attachments/${loose.id}`)).status).toBe(404);
  const file = await house.as(agent, 'GET', `/attachments/${used.id}`);
  expect(file.body).toBe('used');
  const [incoming] = await house.messages(1);
  expect((await house.call('GET', `/messages/${incoming.id}/original`)).status).toBe(200);
});
