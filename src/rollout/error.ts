/** Why a rollout goes no further. */
export class StageError extends Error {
  override readonly name = 'StageError'

  constructor(
    readonly kind: 'failed' | 'conflict',
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}
