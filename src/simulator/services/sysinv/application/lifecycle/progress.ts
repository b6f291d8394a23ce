import type {Moment, Step} from '../../../../simulation.js'
import type {Application} from '../model.js'

export const at = (moment: Moment, patch: Partial<Application>): Partial<Application> => ({
  ...patch,
  updatedAt: moment.now,
})

/** A step that only tells how far it has come. */
export const says = (phase: string, after: string, progress: string): Step<Application> => ({
  phase,
  after,
  do: (_row, moment) => at(moment, {progress}),
})

/** Why an operation ended early: a whole sentence stands for itself. */
export const aborted = (reason: string): string =>
  reason.endsWith('.') ? reason : `${reason}: operation aborted, check system inventory logs for details`

export const byName = (row: Application): string => row.name
