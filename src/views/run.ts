import {columns, type View} from '../output/view.js'

/** A run as it is listed. */
export interface RunRow {
  id: string
  began: string | null
  command: string
  /** `running`: somebody works at it now; `open`: it was broken off, and can be taken up again. */
  state: 'running' | 'open' | 'ended' | 'damaged'
  targets: number
  done: number
  failed: number
  left: number
}

export const runView: View<RunRow> = {
  list: columns('id', 'began', 'command', 'state', 'targets', 'done', 'failed', 'left'),
  spare: ['began', 'targets'],
}

/** What became of one of its targets. */
export interface RunTargetRow {
  subcloud: string
  result: 'done' | 'unchanged' | 'failed' | 'unknown' | 'left'
  reason: string | null
  at: string | null
}

export const runTargetView: View<RunTargetRow> = {
  list: columns('subcloud', 'result', 'reason', 'at'),
}
