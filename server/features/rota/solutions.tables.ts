import type { ROTA_SOLUTION_STATES, RotaAnswer, RotaInstance } from '../../../contract/rota-plan.ts';
import type { Generated, InstantColumn } from '../../platform/db/index.ts';

interface RotaSolutionsTable {
  id: string;
  state: (typeof ROTA_SOLUTION_STATES)[number];
  progress: Generated<number>;
  instance: RotaInstance | null;
  answer: RotaAnswer | null;
  asked_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    rota_solutions: RotaSolutionsTable;
  }
}
