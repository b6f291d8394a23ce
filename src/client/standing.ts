/** Where an operation stands that goes on after its request was accepted. */
export interface Standing {
  /** For people. */
  phase: string
  done?: boolean
  /** Why it has failed. */
  failed?: string
}
