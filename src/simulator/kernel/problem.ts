/** Why the simulator itself cannot go on; `kind` is the vocabulary the command line turns into an exit code. */
export type ProblemKind = 'failed' | 'usage' | 'not-found' | 'conflict'

export class SimulatorError extends Error {
  override readonly name = 'SimulatorError'
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** The store could not take a write (disk full, file gone): the request is rolled back and told so. */
export class StorageError extends SimulatorError {
  constructor(message: string, options?: ErrorOptions) {
    super('failed', message, undefined, options)
  }
}

/** What a caught value says, whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
