/** What was asked of a rollout cannot be done. */
export class RolloutError extends Error {
  override readonly name = 'RolloutError'

  constructor(
    readonly kind: 'usage' | 'conflict',
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}
