export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
}

const widthOf = (cells: readonly string[]): number => Math.max(...cells.map((cell) => cell.length));

/** Plain text in columns: the first to the left, numbers to the right. */
export const toTable = <T>(columns: readonly Column<T>[], rows: readonly T[]): string => {
  const cells = columns.map(({ title, cell }) => [title, ...rows.map(cell)]);
  const padded = cells.map((column, index) => {
    const width = widthOf(column);
    const filled = column.map((cell) => (index === 0 ? cell.padEnd(width) : cell.padStart(width)));
    return [filled[0], '-'.repeat(width), ...filled.slice(1)];
  });
  return Array.from({ length: rows.length + 2 }, (_, line) =>
    padded
      .map((column) => column[line])
      .join('  ')
      .trimEnd(),
  ).join('\n');
};
