/** What was asked of the output cannot be done; nothing was printed. */
export class OutputError extends Error {
  readonly kind = 'usage'

  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
    this.name = 'OutputError'
  }
}
