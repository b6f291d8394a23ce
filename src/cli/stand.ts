/** Where one target stands now. */
export interface Stand {
  met: boolean
  /** Why it will not come to what is waited for. */
  failed?: string
  /** For people: what it is doing. */
  state: string
}

/** A target that is followed; times are those of the wait's clock. */
export interface Track extends Stand {
  /** Since when it has stood in its state. */
  since: number
  /** When it was met or had failed. */
  settled?: number
  /** It was over when somebody first looked. */
  atFirst: boolean
}

/** Of a target that was there. */
export const VANISHED: Stand = {met: false, failed: 'it is no longer there', state: 'gone'}
