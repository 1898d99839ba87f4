import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import type { RotaAnswer, RotaInstance } from '../../../../contract/rota-plan.ts';
import { planRota } from './planning.ts';

/** What the thread says: how far it is, and at last the plan. */
export type PlanningNews = { progress: number } | { answer: RotaAnswer };

const news = (one: PlanningNews): void => parentPort?.postMessage(one);
const highs = await loadHighs();
news({ answer: planRota(highs, workerData as RotaInstance, (progress) => news({ progress })) });
