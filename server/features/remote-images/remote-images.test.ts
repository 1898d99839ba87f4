import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLookUp } from '../../platform/dns/index.ts';
import { isPublicAddress } from '../../platform/net/public-address.ts';
import { openTestDns } from '../../testing/dns.ts';
import { openTicketHouse } from '../../testing/tickets.ts';
import type { Reach } from './fetching.ts';
import { fetchPicture, MOST_BYTES } from './fetching.ts';
import { pictureAt } from './showing.ts';
import { openSigned } from './signing.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A web server on this machine, which counts who comes. */
async function server(listener: RequestListener) {
  let asked = 0;
  const headers: Record<string, unknown>[] = [];
  const http = createServer((request, response) => {
    asked++;
    headers.push(request.headers);
    listener(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  );
  return { port: (http.address() as AddressInfo).port, asked: () => asked, headers };
}

const anyPort = { mayUsePort: () => true };
const here: Reach = { dns: { a: async () => ({ found: ['127.0.0.1'] }) }, mayConnect: () => true, ...anyPort };

describe('a private address', () => {
  it('is not reached by a name that leads to it, and nobody there hears of it', async () => {
    const { port, asked } = await server((_request, response) => response.end(PNG));
    const dns = await openTestDns({
      'inside.example': { A: ['127.0.0.1'] },
      'both.example': { A: ['8.8.8.8', '127.0.0.1'] },
    });
    const reach: Reach = { dns: openLookUp({ dnsServers: [dns.server] }), mayConnect: isPublicAddress, ...anyPort };
    for (const name of ['inside.example', 'both.example']) {
      await expect(fetchPicture(`http://${name}:${port}/a.png`, reach)).rejects.toThrow();
    }
    expect(asked()).toBe(0);
  });

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', '127.1', '0'])(
    'is not reached as %s',
    async (host) => {
      const { port, asked } = await server((_request, response) => response.end(PNG));
      const reach: Reach = { ...here, mayConnect: isPublicAddress };
      await expect(fetchPicture(`http://${host}:${port}/a.png`, reach)).rejects.toThrow('private address');
      expect(asked()).toBe(0);
    },
  );

  it('is not reached by a redirect, by name or by number', async () => {
    const inside = await server((_request, response) => response.end(PNG));
    for (const host of ['127.0.0.2', 'inside.example']) {
      const outside = await server((_request, response) => {
        response.writeHead(302, { location: `http://${host}:${inside.port}/a.png` }).end();
      });
      const reach: Reach = {
        dns: { a: async (name) => ({ found: [name === 'inside.example' ? '127.0.0.2' : '127.0.0.1'] }) },
        mayConnect: (address) => address === '127.0.0.1',
        ...anyPort,
      };
      await expect(fetchPicture(`http://outside.example:${outside.port}/`, reach)).rejects.toThrow();
      expect(outside.asked()).toBe(1);
    }
    expect(inside.asked()).toBe(0);
  });

  it('is not reached by a name that leads elsewhere when it is asked a second time', async () => {
    const { port, asked } = await server((_request, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    let lookedUp = 0;
    const reach: Reach = {
      dns: { a: async () => ({ found: [lookedUp++ === 0 ? '127.0.0.1' : '127.0.0.9'] }) },
      mayConnect: (address) => address === '127.0.0.1',
      ...anyPort,
    };
    await expect(fetchPicture(`http://rebinding.example:${port}/`, reach)).rejects.toThrow();
    expect(asked()).toBe(1);
  });
});

describe('a picture', () => {
  it('is fetched without a word about us, through redirects', async () => {
    const { port, headers } = await server((request, response) => {
      if (request.url === '/moved') response.writeHead(301, { location: '/a.png' }).end();
      else response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'seen=1' }).end(PNG);
    });
    const picture = await fetchPicture(`http://user:word@shop.example:${port}/moved`, here);
    expect(picture).toMatchObject({ contentType: 'image/png' });
    expect(headers).toHaveLength(2);
    for (const one of headers) {
      expect(Object.keys(one).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    }
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['HTML that calls itself a picture', Buffer.from('<html>')],
    [
      'a picture of giant size',
      Buffer.concat([PNG.subarray(0, 16), Buffer.from('7fffffff7fffffff', 'hex'), PNG.subarray(24)]),
    ],
    ['nothing', Buffer.alloc(0)],
    ['too much', Buffer.concat([PNG, Buffer.alloc(MOST_BYTES)])],
  ])('is not %s', async (_what, bytes) => {
    const { port } = await server((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'transfer-encoding': 'chunked' });
      response.end(bytes);
    });
    await expect(fetchPicture(`http://shop.example:${port}/`, here)).rejects.toThrow();
  });

  it('is given up when redirects lead round, when it comes too slowly, and on odd ports and schemes', async () => {
    const round = await server((_request, response) => response.writeHead(302, { location: '/' }).end());
    await expect(fetchPicture(`http://shop.example:${round.port}/`, here)).rejects.toThrow('redirects');
    expect(round.asked()).toBe(4);
    const slow = await server((_request, response) => response.writeHead(200).write(PNG.subarray(0, 8)));
    await expect(fetchPicture(`http://shop.example:${slow.port}/`, { ...here, longest: 200 })).rejects.toThrow(
      'too slow',
    );
    await expect(
      fetchPicture('http://shop.example:25/', { dns: here.dns, mayConnect: here.mayConnect }),
    ).rejects.toThrow('port');
    for (const address of ['file:///etc/passwd', 'ftp://shop.example/a.png', 'data:image/png;base64,AAAA', 'nothing']) {
      await expect(fetchPicture(address, here)).rejects.toThrow();
    }
  });
});

describe('pictures of a letter', () => {
  const raw = (src: string) =>
    `From: Shop <shop@promo.example>\r\nTo: support@officinalume.example\r\nSubject: Offers\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Look <img src="${src}" alt="a lamp"></p>`;

  it('are named by addresses of ours, that only a house that signed them opens', async () => {
    const house = await openTicketHouse();
    const { ticket } = await house.take(raw('https://shop.example/a.png?x=1&amp;y=&quot;2&quot;'));
    const [message] = await house.messages(ticket.id);
    expect(message).toMatchObject({ hasRemoteImages: true, showsRemoteImages: false });
    expect(message?.html).not.toContain('shop.example');
    const signed = /data-remote-src="\/api\/v1\/remote-images\/([^"]+)"/.exec(message?.html ?? '')?.[1] ?? '';
    expect(await openSigned(house.platform, signed)).toBe('https://shop.example/a.png?x=1&y=%222%22');
    const [mac] = signed.split('.');
    const other = `${mac}.${Buffer.from('http://169.254.169.254/').toString('base64url')}`;
    expect(await openSigned(house.platform, other)).toBeUndefined();
    expect((await house.call('GET', `/remote-images/${other}`)).status).toBe(404);
    expect((await house.call('GET', `/remote-images/${signed}`, { token: null })).status).toBe(401);
  });

  it('are fetched once, kept, and shown as what they are; that there is none is remembered too', async () => {
    const house = await openTicketHouse();
    const { port, asked } = await server((request, response) => {
      if (request.url === '/a.png') response.end(PNG);
      else response.writeHead(404).end();
    });
    const at = (path: string) => pictureAt(house.platform, `http://shop.example:${port}/${path}`, here);
    const [one, two] = await Promise.all([at('a.png'), at('a.png')]);
    expect(one).toMatchObject({ contentType: 'image/png', size: PNG.length });
    expect(two).toEqual(one);
    expect(await at('a.png')).toEqual(one);
    expect(await at('none.png')).toBeNull();
    expect(await at('none.png')).toBeNull();
    expect(asked()).toBe(2);
    house.clock.set(house.clock.now().add({ hours: 24 * 8 }));
    await house.doJob('remote-images.drop-expired');
    expect(await house.db.selectFrom('remote_images').selectAll().execute()).toEqual([]);
  });

  it('are shown at once of a sender whom the reader chose, where the letter is proved to be theirs', async () => {
    const house = await openTicketHouse();
    const agent = await house.teammate('agent', { deskId: house.deskId });
    const { ticket } = await house.take(raw('https://shop.example/a.png'));
    await house.as(agent, 'PUT', '/me/picture-senders', { address: 'Shop@promo.example' });
    const shows = async () =>
      (await house.as(agent, 'GET', `/tickets/${ticket.id}/messages`)).body.items[0].showsRemoteImages;
    expect(await shows()).toBe(false);
    const trust = {
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
      policy: 'reject',
      arc: 'none',
      verified: 'yes',
      by: 'us',
    } as const;
    await house.db.updateTable('messages').set({ facts: { trust } }).where('ticket_id', '=', ticket.id).execute();
    expect(await shows()).toBe(true);
    await house.as(agent, 'DELETE', '/me/picture-senders/shop@promo.example');
    expect(await shows()).toBe(false);
  });
});
