/** What a client sent cannot be used. The message completes "`argument` …": what is wrong, and what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly argument: string;

  constructor(argument: string, problem: string) {
    super(`\`${argument}\` ${problem}`);
    this.argument = argument;
  }
}
