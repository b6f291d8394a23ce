/** What keeps a rollout from going further: what somebody does about it is said where he types. */
export type StageTrouble =
  /** There is a strategy that none of its waves made. */
  | 'foreign-strategy'
  /** A strategy took in subclouds that were not meant. */
  | 'strangers'
  /** A strategy of its own is under way. */
  | 'moves'

/** Why a rollout goes no further. */
export class StageError extends Error {
  override readonly name = 'StageError'
  readonly kind = 'conflict'

  constructor(
    readonly trouble: StageTrouble,
    message: string,
  ) {
    super(message)
  }
}
