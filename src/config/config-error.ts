/** Every problem of the configuration at once, a line each: `NAME: what is wrong; what to do`. Holds no values, since those may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}
