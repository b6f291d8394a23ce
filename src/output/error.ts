/** What was asked of the output cannot be done; nothing was printed. */
export class OutputError extends Error {
  readonly kind = 'usage'

  constructor(
    message: string,
    readonly hint?: string,
    /** What the official program says of it, where that is another sentence. */
    readonly officially?: string,
    /** A name that is not there, and those that are: whoever knows slips of the fingers can tell the one that was meant. */
    readonly missed?: {ref: string; among: readonly string[]},
  ) {
    super(message)
    this.name = 'OutputError'
  }
}
