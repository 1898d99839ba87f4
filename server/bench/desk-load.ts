import { setTimeout as pause } from 'node:timers/promises';
import { sameEveryTime } from './words.ts';

/** What the load generator is asked to do, as one line of JSON on its input. */
export type LoadOrder =
  | {
      kind: 'calls';
      origin: string;
      headers: Record<string, string>;
      /** By the name of what is measured; asked in turn. */
      calls: Record<string, string[]>;
      users: number;
      /** Mean pause of each user between two calls, ms; 0: none. */
      pauseMs: number;
      seconds: number;
    }
  | {
      kind: 'screens';
      origin: string;
      headers: Record<string, string>;
      screens: number;
      /** Changes that are made, one after another, each heard by all screens. */
      changes: { path: string; body: unknown; headers: Record<string, string>; ticketId: string }[];
      pauseMs: number;
    };

/** Milliseconds by name. */
export type LoadAnswer = Record<string, number[]>;

/** Runs in a process of its own, so that asking costs the product nothing but its answers. Prints one line of JSON. */
export async function runLoad(): Promise<void> {
  let input = '';
  for await (const chunk of process.stdin) input += String(chunk);
  const order = JSON.parse(input) as LoadOrder;
  const answer = order.kind === 'calls' ? await runCalls(order) : await runScreens(order);
  // Ending does not wait for what a pipe has not taken yet.
  await new Promise((taken) => process.stdout.write(`${JSON.stringify(answer)}\n`, taken));
}

async function runCalls(order: LoadOrder & { kind: 'calls' }): Promise<LoadAnswer> {
  const names = Object.keys(order.calls);
  const times: LoadAnswer = Object.fromEntries(names.map((name) => [name, []]));
  const turns = new Map<string, number>();
  const until = performance.now() + order.seconds * 1_000;

  async function one(name: string): Promise<void> {
    const paths = order.calls[name] ?? [];
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const path = paths[turn % paths.length] ?? '';
    const began = performance.now();
    const answer = await fetch(`${order.origin}${path}`, { headers: order.headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    times[name]?.push(performance.now() - began);
  }

  await Promise.all(
    Array.from({ length: order.users }, async (_, user) => {
      const random = sameEveryTime(user + 1);
      // Not all at once at the beginning.
      await pause(random() * order.pauseMs);
      for (let turn = user; performance.now() < until; turn++) {
        await one(names[turn % names.length] ?? '');
        if (order.pauseMs > 0) await pause(-Math.log(1 - random()) * order.pauseMs);
      }
    }),
  );
  return times;
}

/** How long after a change was asked for each open screen heard of it. */
async function runScreens(order: LoadOrder & { kind: 'screens' }): Promise<LoadAnswer> {
  const leave = new AbortController();
  const heard: number[] = [];
  let waiting: { ticketId: string; began: number; left: number; done: () => void } | undefined;
  const said = (ticketId: string): void => {
    if (waiting?.ticketId !== ticketId) return;
    heard.push(performance.now() - waiting.began);
    if (--waiting.left === 0) waiting.done();
  };
  const connecting: number[] = [];
  await Promise.all(
    Array.from({ length: order.screens }, async (_, screen) => {
      await pause(screen * 4);
      const began = performance.now();
      const stream = await fetch(`${order.origin}/api/v1/live`, { headers: order.headers, signal: leave.signal });
      if (!stream.ok || !stream.body) throw new Error(`the live line answered ${stream.status}`);
      connecting.push(performance.now() - began);
      void listen(stream.body, said);
    }),
  );
  await pause(2_000);
  let missed = 0;
  for (const change of order.changes) {
    const all = Promise.withResolvers<void>();
    waiting = { ticketId: change.ticketId, began: performance.now(), left: order.screens, done: all.resolve };
    const answer = await fetch(`${order.origin}${change.path}`, {
      method: 'PUT',
      headers: { ...change.headers, 'content-type': 'application/json' },
      body: JSON.stringify(change.body),
    });
    if (!answer.ok) throw new Error(`${change.path} answered ${answer.status}: ${await answer.text()}`);
    await Promise.race([all.promise, pause(5_000)]);
    missed += waiting.left;
    waiting = undefined;
    await pause(order.pauseMs);
  }
  leave.abort();
  return { heard, connecting, missed: [missed] };
}

async function listen(body: ReadableStream<Uint8Array>, said: (ticketId: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const ticketId = /"ticketId":"([0-9a-f-]{36})"/.exec(block)?.[1];
        if (ticketId !== undefined && block.startsWith('id:')) said(ticketId);
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  }
}
