import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { Breakage } from '../../../contract/dev.ts';
import { BREAKAGES } from '../../../contract/dev.ts';
import type { Platform } from '../../platform/act.ts';
import { problem } from '../../platform/http/problem.ts';
import type { CheckStep, OutgoingChannel } from '../outbox/index.ts';

/** Long enough that one sees what a screen does while it waits. */
const SLOW_MS = 2_000;
const OWN_PATHS = '/api/v1/dev/';
const LIVE_PATH = '/api/v1/live';
/** RFC 3463: delivery not authorised. */
const REFUSAL = '550 5.7.1 refused, since the developers’ page says so';

/** Things that can be broken on purpose, one by one, to see what the house does then. */
export interface Breaking {
  state(): Record<Breakage, boolean>;
  set(what: Breakage, broken: boolean): void;
  /** Breaks answers on their way; stands before all routes. */
  readonly middleware: MiddlewareHandler;
  /** A way out that refuses while its switch is on. */
  wayOut(channel: OutgoingChannel): OutgoingChannel;
}

export function createBreaking(): Breaking {
  const broken = new Set<Breakage>();
  let cutLine = new AbortController();

  return {
    state: () => Object.fromEntries(BREAKAGES.map((what) => [what, broken.has(what)])) as Record<Breakage, boolean>,
    set(what, isBroken) {
      if (isBroken) broken.add(what);
      else broken.delete(what);
      if (what === 'live-line' && isBroken) {
        cutLine.abort();
        cutLine = new AbortController();
      }
    },
    async middleware(c, next) {
      const { pathname } = new URL(c.req.url);
      // The page that breaks things must be able to mend them.
      if (pathname.startsWith(OWN_PATHS)) return next();
      if (broken.has('slow-answers')) await wait(SLOW_MS);
      if (pathname !== LIVE_PATH) return next();
      if (broken.has('live-line'))
        throw problem(503, 'line-cut', 'The live line is cut: the developers’ page says so.');
      await next();
      if (c.res.body) c.res = new Response(untilCut(c.res.body, cutLine.signal), c.res);
    },
    wayOut: (channel) => ({
      compose: (platform, message) => channel.compose(platform, message),
      isConfigured: async (platform, from) => broken.has('mail-server') || channel.isConfigured(platform, from),
      send: (platform, message, raw, handingOver) => {
        if (!broken.has('mail-server')) return channel.send(platform, message, raw, handingOver);
        return raw.cancel().then(() => ({ outcome: 'failed', answer: REFUSAL }));
      },
      check: (platform, sender) =>
        broken.has('mail-server') ? Promise.resolve(refusingSteps(platform)) : channel.check(platform, sender),
    }),
  };
}

function refusingSteps({ config }: Platform): CheckStep[] {
  const values = { host: config.smtpUrl ? new URL(config.smtpUrl).hostname : 'localhost', detail: REFUSAL };
  return [{ name: 'connect', ok: false, answer: REFUSAL, sentence: 'smtp.check.unexpected', values }];
}

/** The same stream, broken off in the middle when the signal says so. */
function untilCut(body: ReadableStream<Uint8Array>, cut: AbortSignal): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      cut.addEventListener('abort', () => {
        controller.error(new DOMException('the line is cut', 'AbortError'));
        void reader.cancel();
      });
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      if (cut.aborted) return;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => reader.cancel(),
  });
}
