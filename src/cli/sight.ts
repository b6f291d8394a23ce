import type {Keyed} from '../output/change.js'
import type {LiveTable} from '../output/live-table.js'
import type {Missing} from './many.js'

/** What was seen at a moment. */
export interface Sight {
  records: readonly Keyed[]
  tables: readonly Omit<LiveTable, 'changed'>[]
  missing: readonly Missing[]
  /** Something is otherwise than the time before. */
  changed: boolean
  at: number
}

/** Where it is shown. */
export interface Show {
  seen(sight: Sight): void
  /** Nobody answers, and why; it is asked again. */
  outage(reason: string, at: number): void
  close(): void
}

export type Ending = 'quit' | 'deadline' | 'interrupted' | 'terminated'
