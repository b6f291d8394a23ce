/** What was asked of the output cannot be done; nothing was printed. */
export class OutputError extends Error {
  readonly kind = 'usage'

  constructor(
    message: string,
    readonly hint?: string,
    /** What the official program says of it, where that is another sentence. */
    readonly officially?: string,
  ) {
    super(message)
    this.name = 'OutputError'
  }
}
