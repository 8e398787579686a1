/** How far something has come that is named by a source and an entity of it. */
export interface Progress {
  readonly source: string;
  readonly entity: string;
  readonly state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  /** About how many there are; null: not known. */
  readonly total: number | null;
  /** Of `done` those of this run, and the milliseconds it took. */
  readonly seen: number;
  readonly ms: number;
}

/** The part of `process.stdout` that is needed. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR = 24;
const TTY_EVERY_MS = 100;
const PLAIN_EVERY_MS = 5000;

/** A line an entity: redrawn in place on a terminal, else a plain line for what moved every few seconds. */
export const createProgressView = (terminal: Terminal, now: () => number): ((progress: Progress) => void) => {
  const lines = new Map<string, Progress>();
  const shownAt = new Map<string, number>();
  const isTTY = terminal.isTTY === true;
  let drawn = 0;
  const draw = (): void => {
    const up = drawn === 0 ? '' : `\u001b[${drawn}A`;
    terminal.write(up + [...lines.values()].map((line) => `\u001b[2K${toBar(line)}\n`).join(''));
    drawn = lines.size;
  };
  const isDue = (key: string, everyMs: number): boolean => now() - (shownAt.get(key) ?? Number.NEGATIVE_INFINITY) >= everyMs;
  return (progress) => {
    const name = `${progress.source} ${progress.entity}`;
    lines.set(name, progress);
    if (!isTTY && progress.state === 'waiting') return;
    const key = isTTY ? 'all' : name;
    if (progress.state === 'running' && !isDue(key, isTTY ? TTY_EVERY_MS : PLAIN_EVERY_MS)) return;
    shownAt.set(key, now());
    if (isTTY) draw();
    else terminal.write(`${toLine(progress)}\n`);
  };
};

const count = (value: number): string => value.toLocaleString('en');

const perSecond = ({ seen, ms }: Progress): number => (ms === 0 ? 0 : (seen * 1000) / ms);

const toDuration = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

/** `12,300 of about 40,000, 2,100/s, 14 s left`. */
const toLine = (progress: Progress): string => `${progress.source} ${progress.entity}: ${progress.state}, ${toCounts(progress)}`;

const toCounts = (progress: Progress): string => {
  const { done, total, state } = progress;
  const rate = perSecond(progress);
  const of = total === null || state === 'done' ? '' : ` of about ${count(total)}`;
  const left = total === null || rate === 0 || state !== 'running' ? '' : `, ${toDuration(Math.max(0, total - done) / rate)} left`;
  return `${count(done)}${of}, ${count(Math.round(rate))}/s${left}`;
};

const toBar = (progress: Progress): string => {
  const { source, entity, state, done, total } = progress;
  const share = state === 'done' ? 1 : Math.min(1, done / Math.max(1, total ?? Number.POSITIVE_INFINITY));
  const full = Math.round(share * BAR);
  return `${`${source} ${entity}`.padEnd(18)} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${state === 'running' ? '' : `${state} `}${toCounts(progress)}`;
};
