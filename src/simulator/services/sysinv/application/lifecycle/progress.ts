import type {Moment, Step} from '../../../../simulation.js'
import {tell} from '../alarm.js'
import type {Application} from '../model.js'
import {applicationStatuses, type FailingStatus} from '../status.js'

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

/** What is under way fails as its status says. */
export function fails(moment: Moment, row: Application, status: FailingStatus, progress: string): Partial<Application> {
  const {to, alarm} = applicationStatuses[status].fails
  tell(moment, row.name, alarm)
  return at(moment, {status: to, progress})
}

/** Why an operation ended early: a whole sentence stands for itself. */
export const aborted = (reason: string): string =>
  reason.endsWith('.') ? reason : `${reason}: operation aborted, check system inventory logs for details`

export const byName = (row: Application): string => row.name
