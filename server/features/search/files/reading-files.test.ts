import { beforeEach, expect, test } from 'vitest';
import { mail, openTicketHouse, parts, type TicketHouse } from '../../../testing/tickets.ts';
import { docx, pdf, WITH_A_PASSWORD, zip } from './sample-files.ts';

let house: TicketHouse;
beforeEach(async () => {
  house = await openTicketHouse();
});

async function sent(subject: string, files: Record<string, Buffer>): Promise<void> {
  const { headers, body } = parts(
    'mixed',
    'Content-Type: text/plain; charset=utf-8\r\n\r\nSee what is attached.',
    ...Object.entries(files).map(
      ([name, bytes]) =>
        `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}`,
    ),
  );
  await house.deliver({ raw: mail({ Subject: subject, ...headers }, body), to: ['support@officinalume.example'] });
}

async function found(q: string) {
  const { body } = await house.call('GET', `/search?q=${encodeURIComponent(q)}`);
  return body.items.map(
    ({ ticket, passages: [first] }: { ticket: { subject: string }; passages: { place: string }[] }) => [
      ticket.subject,
      first?.place,
    ],
  );
}

const states = async () =>
  (
    await house.db
      .selectFrom('search_files as f')
      .innerJoin('attachments as a', 'a.id', 'f.attachment_id')
      .select(['a.name', 'f.state', 'f.reason'])
      .orderBy('a.name')
      .execute()
  ).map(({ name, state, reason }) => [name, state, reason]);

test('words of a PDF and of an Office file that came by mail are found, with their passage', async () => {
  await sent('Two files', { 'terms.pdf': pdf(['The astrolabe is covered']), 'notes.docx': docx('Der Gimbal wackelt') });
  expect(await found('astrolabe')).toEqual([]);
  expect(await found('terms')).toEqual([['Two files', 'file']]);
  await house.doJob('search.read-files');
  expect(await found('astrolabe')).toEqual([['Two files', 'file']]);
  const { body } = await house.call('GET', '/search?q=gimbal');
  expect(body.items[0].passages[0]).toMatchObject({
    file: { name: 'notes.docx' },
    snippet: 'Der Gimbal wackelt',
    marks: [[4, 10]],
  });
});

test('what cannot be read is a fact, keeps no other file waiting, and is not tried again', async () => {
  await sent('Bad files', {
    'a-bomb.docx': zip({ 'word/document.xml': Buffer.alloc(30_000_000, 'a') }),
    'b-closed.pdf': pdf(['secret'], WITH_A_PASSWORD),
    'c-half.docx': docx('lost').subarray(0, 100),
    'd-program.bin': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]),
    'e-good.docx': docx('Orrery'),
  });
  await house.doJob('search.read-files');
  const read = [
    ['a-bomb.docx', 'failed', 'bomb'],
    ['b-closed.pdf', 'failed', 'encrypted'],
    ['c-half.docx', 'failed', 'broken'],
    ['d-program.bin', 'read', 'unsupported'],
    ['e-good.docx', 'read', null],
  ];
  expect(await states()).toEqual(read);
  expect(await found('orrery')).toEqual([['Bad files', 'file']]);
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await house.doJob('search.read-files');
  expect(await states()).toEqual(read);
});

test('pictures are not opened, and keep nothing waiting that has words', async () => {
  const picture = 'Content-Type: image/jpeg; name="photo.jpg"\r\nContent-Disposition: attachment; filename="photo.jpg"';
  const file = 'Content-Type: image/png; name="scan.docx"\r\nContent-Disposition: attachment; filename="scan.docx"';
  const { headers, body } = parts(
    'mixed',
    'Content-Type: text/plain; charset=utf-8\r\n\r\nTwo photos.',
    `${picture}\r\nContent-Transfer-Encoding: base64\r\n\r\n${docx('Armillary').toString('base64')}`,
    `${file}\r\nContent-Transfer-Encoding: base64\r\n\r\n${docx('Quadrant').toString('base64')}`,
  );
  await house.deliver({ raw: mail({ Subject: 'Photos', ...headers }, body), to: ['support@officinalume.example'] });
  await house.doJob('search.read-files');
  expect(await states()).toEqual([
    ['photo.jpg', 'read', 'unsupported'],
    ['scan.docx', 'read', null],
  ]);
  expect(await found('quadrant')).toEqual([['Photos', 'file']]);
  expect(await found('armillary')).toEqual([]);
});

test('a file at which the program ended is tried again later, and given up in the end', async () => {
  await sent('Fatal', { 'fatal.docx': docx('Sextant') });
  const begun = (attempts: number) => house.db.updateTable('search_files').set({ attempts }).execute();
  await begun(1);
  await house.doJob('search.read-files');
  expect(await found('sextant')).toEqual([['Fatal', 'file']]);
  await house.db.updateTable('search_files').set({ state: 'waiting', attempts: 3 }).execute();
  house.clock.set(house.clock.now().add({ hours: 1 }));
  await house.doJob('search.read-files');
  expect(await states()).toEqual([['fatal.docx', 'failed', 'given-up']]);
});
