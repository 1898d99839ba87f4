import type { Highs } from 'highs';

/** One column of a model: what a unit of it costs, how much of it there may be, and what it adds to which rows. */
export interface Column {
  cost: number;
  /** 0 where left out. */
  lower?: number;
  upper: number;
  rows: readonly number[];
  /** 1 for each row where left out. */
  values?: readonly number[];
}

export interface Row {
  lower: number;
  upper: number;
}

export interface LinearModel {
  addRow(row: Row): number;
  addColumn(column: Column): number;
  /**
   * The cheapest amounts, or undefined where the rows cannot hold together. The first `whole` columns are whole numbers: most
   * models here are networks, whose best corner is whole by itself, so that is looked at first.
   */
  solve(whole: number): Float64Array | undefined;
}

/** Branching ends after so many nodes, not after some time: the same instance gives the same plan on a slow machine too. */
const MOST_NODES = 60;
const NEARLY = 1e-6;
/** HiGHS' kSolutionStatusFeasible. */
const FEASIBLE = 2;

export function linearModel(highs: Highs, seed: number): LinearModel {
  const lower: number[] = [];
  const upper: number[] = [];
  const cost: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  return {
    addRow(row) {
      lower.push(row.lower);
      upper.push(row.upper);
      return lower.length - 1;
    },
    addColumn(column) {
      cost.push(column.cost);
      least.push(column.lower ?? 0);
      most.push(column.upper);
      for (const [index, row] of column.rows.entries()) {
        indices.push(row);
        values.push(column.values?.[index] ?? 1);
      }
      starts.push(indices.length);
      return cost.length - 1;
    },
    solve(whole) {
      const { continuous, integer } = highs.constants.variableType;
      const data = {
        numCols: cost.length,
        numRows: lower.length,
        colCost: Float64Array.from(cost),
        colLower: Float64Array.from(least),
        colUpper: Float64Array.from(most),
        rowLower: Float64Array.from(lower),
        rowUpper: Float64Array.from(upper),
        matrix: {
          format: 'csc' as const,
          numRows: lower.length,
          numCols: cost.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      };
      const options = { output_flag: false, random_seed: seed };
      const relaxed = run(highs, data, options);
      if (!relaxed || isWhole(relaxed, whole)) return relaxed;
      const integrality = Int32Array.from(cost, (_, column) => (column < whole ? integer : continuous));
      return run(highs, { ...data, integrality }, { ...options, mip_max_nodes: MOST_NODES, mip_rel_gap: 1e-4 });
    },
  };
}

type ModelData = Exclude<Parameters<Highs['createModel']>[0], undefined>;

function run(highs: Highs, data: ModelData, options: Record<string, boolean | number>): Float64Array | undefined {
  const model = highs.createModel(data);
  try {
    model.options.set(options);
    model.run();
    // Also where branching ended early: then it is the best that was found.
    if (model.info.get('primal_solution_status') !== FEASIBLE) return undefined;
    return model.getSolution().colValue;
  } finally {
    model.dispose();
  }
}

function isWhole(amounts: Float64Array, whole: number): boolean {
  for (let column = 0; column < whole; column++) {
    const amount = amounts[column] as number;
    if (Math.abs(amount - Math.round(amount)) > NEARLY) return false;
  }
  return true;
}
