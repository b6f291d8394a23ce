/** What is wrong with a selector or a condition, or with the fleet that it was held against. */
export class SelectingError extends Error {
  override readonly name = 'SelectingError'

  constructor(
    readonly kind: 'usage' | 'not-found',
    message: string,
    readonly hint?: string,
    /** A name that nothing has, and those that there are. */
    readonly missed?: {ref: string; among: readonly string[]},
  ) {
    super(message)
  }
}
