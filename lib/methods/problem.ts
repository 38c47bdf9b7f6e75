/** What the data asked of a method cannot be done, in words for the analyst. Anything else thrown is a bug. */
export class MethodProblem extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
    this.name = "MethodProblem";
  }
}
