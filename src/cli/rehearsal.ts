import {columns, type View} from '../output/view.js'

/** A request that would be sent, as `--dry-run` prints it. */
export interface Planned {
  method: string
  service: string
  region?: string
  path: string
  /** Of a form: its fields, and of its files where they are and how large. */
  body?: unknown
  /** As curl would send it. */
  curl?: string
}

export const plannedView: View<Planned> = {
  list: columns('method', 'service', 'region', 'path', 'body'),
}

/** What `--dry-run` has to find out is known; what goes on after the last request would only be waited for. */
export class RehearsalEnds extends Error {
  override readonly name = 'RehearsalEnds'
  readonly kind = 'changes'
}
