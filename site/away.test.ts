import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anonymous } from '../server/platform/access/index.ts';
import { openDatabase } from '../server/platform/db/index.ts';
import { asked, ORIGIN } from '../server/testing/customer.ts';
import { openTestHouse } from '../server/testing/index.ts';
import { siteRoutes } from './index.ts';

const noMails = {
  stopMails: async () => undefined,
  form: {
    actorOf: async () => anonymous,
    addressOf: () => undefined,
    nameForm: () => '',
    acceptForm: async () => {
      throw new Error('no form comes here');
    },
  },
};

describe('when the database is away', () => {
  it('says so in the browser’s language, keeps the words, and no token is in the log', async () => {
    const house = await openTestHouse();
    const { path } = await asked(house);
    let lines = '';
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          lines += chunk.toString();
          done();
        },
      }),
    );
    const nowhere = openDatabase('postgres://nobody@127.0.0.1:9/nothing', log);
    onTestFinished(() => nowhere.close());
    const site = siteRoutes({ ...house.platform, log, db: nowhere.db }, noMails);
    const page = await site.request(ORIGIN + path, { headers: { 'accept-language': 'it' } });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await page.text()).toContain('Nulla è andato perso.');
    const body = new FormData();
    body.set('text', 'Le mie parole');
    body.set('files', new File(['photo'], 'uno.png'));
    const sent = await site.request(`${ORIGIN}${path}/messages`, {
      method: 'POST',
      body,
      headers: { 'accept-language': 'it' },
    });
    expect(sent.status).toBe(503);
    const html = await sent.text();
    expect(html).toContain('Le mie parole</textarea>');
    expect(html).toContain(`action="${path}/messages"`);
    expect(lines).toContain('database away');
    expect(lines).not.toContain(path.slice(3));

    const form = new FormData();
    for (const [name, value] of Object.entries({ words: 'Non si carica', address: 'g@posta.example', stamp: 'x.y.z' }))
      form.set(name, value);
    form.set('files', new File(['photo'], 'uno.png'));
    const headers = { 'accept-language': 'it' };
    const refused = await site.request(`${ORIGIN}/help/support/it/write`, { method: 'POST', body: form, headers });
    expect(refused.status).toBe(503);
    const again = await refused.text();
    expect(again).toContain('Non si carica</textarea>');
    expect(again).toContain('name="address" value="g@posta.example"');
  });

  it('tells of a fault of ours with a number to find it by, and nothing else of it', async () => {
    const house = await openTestHouse();
    const { path } = await asked(house);
    let lines = '';
    const log = pino(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          lines += chunk.toString();
          done();
        },
      }),
    );
    const clock = {
      now: () => {
        throw new Error('the clock fell off the wall');
      },
    };
    const site = siteRoutes({ ...house.platform, log, clock }, noMails);
    const page = await site.request(ORIGIN + path);
    expect(page.status).toBe(500);
    const html = await page.text();
    expect(html).toContain('Something went wrong on our side');
    expect(html).not.toContain('clock');
    expect(lines).toContain('the clock fell off the wall');
    expect(lines).not.toContain(path.slice(3));
  });
});
