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
  /** A column between 0 and 1 whose entries follow by `enter`, for the many that a choice has. */
  beginOption(cost: number): void;
  enter(row: number, value: number): void;
  /**
   * The cheapest amounts, or undefined where the rows cannot hold together. The first `whole` columns are whole numbers: most
   * models here are networks, whose best corner is whole by itself, so that is looked at first.
   */
  solve(whole: number): Float64Array | undefined;
}

/** Branching ends after so many nodes, not after some time: the same instance gives the same plan on a slow machine too. */
const MOST_NODES = 60;
const MOST_DIVES = 80;
/** Less than the cheapest rule but the spread of weekdays: not worth branching for. */
const LITTLE = 30;
const NEARLY = 1e-6;
/** HiGHS' kSolutionStatusFeasible. */
const FEASIBLE = 2;

export function linearModel(highs: Highs, seed: number): LinearModel {
  const lower: number[] = [];
  const upper: number[] = [];
  const cost: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  /** Where each column begins in the two lists after. */
  const starts: number[] = [];
  const indices: number[] = [];
  const values: number[] = [];
  return {
    addRow(row) {
      lower.push(row.lower);
      upper.push(row.upper);
      return lower.length - 1;
    },
    beginOption(optionCost) {
      starts.push(indices.length);
      cost.push(optionCost);
      least.push(0);
      most.push(1);
    },
    enter(row, value) {
      indices.push(row);
      values.push(value);
    },
    addColumn(column) {
      starts.push(indices.length);
      cost.push(column.cost);
      least.push(column.lower ?? 0);
      most.push(column.upper);
      for (const [index, row] of column.rows.entries()) {
        indices.push(row);
        values.push(column.values?.[index] ?? 1);
      }
      return cost.length - 1;
    },
    solve(whole) {
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
          starts: Int32Array.from([...starts, indices.length]),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      };
      const options = { output_flag: false, random_seed: seed };
      return (
        relaxedToWhole(highs, data, options, whole) ??
        branched(highs, data, { ...options, mip_max_nodes: MOST_NODES, mip_rel_gap: 1e-4 }, whole)
      );
    },
  };
}

type ModelData = Exclude<Parameters<Highs['createModel']>[0], undefined> & { colCost: Float64Array };
type Options = Record<string, boolean | number>;

/**
 * Without whole numbers at first, which is quick. Where the best corner has parts, the largest part becomes a whole, and the
 * rest is chosen again, and so on; undefined where that ends more than a little above what the parts would have cost.
 */
function relaxedToWhole(highs: Highs, data: ModelData, options: Options, whole: number): Float64Array | undefined {
  const model = highs.createModel(data);
  try {
    model.options.set(options);
    model.run();
    const least = model.getObjectiveValue();
    for (let dive = 0; dive <= MOST_DIVES; dive++) {
      if (model.info.get('primal_solution_status') !== FEASIBLE) return undefined;
      const amounts = model.getSolution().colValue;
      const largest = largestPart(amounts, whole);
      if (largest === undefined) return model.getObjectiveValue() <= least + LITTLE ? amounts : undefined;
      model.changeColBounds(largest, 1, 1);
      model.run();
    }
    return undefined;
  } finally {
    model.dispose();
  }
}

function largestPart(amounts: Float64Array, whole: number): number | undefined {
  let largest: number | undefined;
  for (let column = 0; column < whole; column++) {
    const amount = amounts[column] as number;
    if (Math.abs(amount - Math.round(amount)) < NEARLY) continue;
    if (largest === undefined || amount > (amounts[largest] as number)) largest = column;
  }
  return largest;
}

function branched(highs: Highs, data: ModelData, options: Options, whole: number): Float64Array | undefined {
  const { continuous, integer } = highs.constants.variableType;
  const integrality = Int32Array.from(data.colCost, (_, column) => (column < whole ? integer : continuous));
  const model = highs.createModel({ ...data, integrality });
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
