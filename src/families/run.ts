import {Args} from '@oclif/core'
import {commandLine} from '../cli/command-line.js'
import type {RunContext} from '../cli/context.js'
import {leftSomething} from '../rollout/memory.js'
import {folderIn, type listRuns} from '../runs/folder.js'
import type {Run, TargetState} from '../runs/run.js'
import type {RunRow, RunTargetRow} from '../views/run.js'

export const runArg = Args.string({required: true, description: 'id of the run, or the beginning of it'})

export const runFolder = ({environment}: RunContext): string => folderIn(environment.paths.state)

export function runRow({id, run, pid}: Awaited<ReturnType<typeof listRuns>>[number]): RunRow {
  const none = {id, began: null, command: '', targets: 0, done: 0, failed: 0, left: 0}
  if (!run) return {...none, state: 'damaged'}
  const count = (...states: TargetState[]) => run.rows.filter(({state}) => states.includes(state)).length
  return {
    id,
    began: run.at,
    command: commandLine(run.command),
    state: pid !== undefined ? 'running' : isOpen(run) ? 'open' : 'ended',
    targets: run.rows.length,
    done: count('done', 'unchanged'),
    failed: count('failed'),
    left: count('sent', 'left'),
  }
}

/** Whether something of it can still be done, be it to wait for the end of what was begun. */
export const isOpen = ({rows, command, ended, rollout}: Run): boolean =>
  rows.some(({state}) => state === 'left' || state === 'sent') ||
  (ended === undefined && command.includes('--wait')) ||
  leftSomething(rollout?.entries ?? [])

export const targetRows = ({rows}: Run): RunTargetRow[] =>
  rows.map(({target, state, reason, at}) => ({
    ...{subcloud: target, result: state === 'sent' ? 'unknown' : state, reason, at},
  }))
