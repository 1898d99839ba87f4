import { expect, test } from 'vitest';
import { openTicketHouse } from '../../testing/tickets.ts';

test('What is no list is refused as such and not read as one: a workbook, a PDF, a head without lines', async () => {
  const house = await openTicketHouse();
  const bring = async (bytes: Buffer): Promise<unknown> => {
    const data = new FormData();
    data.set('file', new File([new Uint8Array(bytes)], 'people.xlsx'));
    const { status, body } = await house.call('POST', '/contact-imports', { body: data });
    return [status, body.type];
  };
  const refused = [422, 'urn:sportello:problem:no-list'];
  const rows = Buffer.from('\nName;Mail\nAda;ada@postanova.example\n');
  expect(await bring(Buffer.concat([Buffer.from('504b03041400', 'hex'), rows]))).toEqual(refused);
  expect(await bring(Buffer.concat([Buffer.from('d0cf11e0a1b1', 'hex'), rows]))).toEqual(refused);
  expect(await bring(Buffer.concat([Buffer.from('%PDF-1.7'), rows]))).toEqual(refused);
  expect(await bring(Buffer.from('Name;Mail\n'))).toEqual(refused);
  expect(await bring(Buffer.from('Pkw;Mail\nVan;ada@postanova.example\n'))).toEqual([201, undefined]);
});
