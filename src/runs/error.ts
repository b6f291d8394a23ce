/** Why a run cannot be begun, read or taken up again. */
export class RunError extends Error {
  override readonly name = 'RunError'

  constructor(
    readonly kind: 'failed' | 'usage' | 'not-found' | 'conflict',
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}
