/** What Busbar says about the reads behind one answer: `extensions.sources` and, for the playground only, `extensions.calls`. */
export interface SourceUse {
  readonly source: string;
  readonly state: string;
  readonly asOf: string | null;
  readonly calls: number;
  readonly ms: number;
}

export interface SourceCall {
  readonly source: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly batchSize: number;
  readonly ms: number;
  readonly status: number | null;
  readonly outcome: string;
  /** Milliseconds after the request arrived; calls that start together ran together. */
  readonly startedMs: number;
}

export interface CallReport {
  readonly sources: readonly SourceUse[];
  readonly calls: readonly SourceCall[];
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rows = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

const toSourceUse = (row: Row): SourceUse => ({
  source: text(row.source),
  state: text(row.state),
  asOf: typeof row.asOf === 'string' ? row.asOf : null,
  calls: count(row.calls),
  ms: count(row.ms),
});

const toSourceCall = (row: Row): SourceCall => ({
  source: text(row.source),
  operation: text(row.operation),
  method: text(row.method),
  path: text(row.path),
  batchSize: count(row.batchSize),
  ms: count(row.ms),
  status: typeof row.status === 'number' ? row.status : null,
  outcome: text(row.outcome),
  startedMs: count(row.startedMs),
});

/** Reads a GraphQL answer's extensions; what is missing or odd is left out, never an error. */
export const toCallReport = (answer: unknown): CallReport => {
  const extensions = isRow(answer) && isRow(answer.extensions) ? answer.extensions : {};
  const calls = rows(extensions.calls).map(toSourceCall);
  return { sources: rows(extensions.sources).map(toSourceUse), calls: calls.toSorted((a, b) => a.startedMs - b.startedMs) };
};

/** The answer as every other client gets it: `extensions.calls` is there for the panel only. */
export const withoutCalls = (answer: unknown): unknown => {
  if (!isRow(answer) || !isRow(answer.extensions)) return answer;
  const { calls: _, ...extensions } = answer.extensions;
  return { ...answer, extensions };
};
