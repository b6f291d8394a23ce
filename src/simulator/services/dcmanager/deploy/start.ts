import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeSubcloud} from '../record/change.js'
import {keepFiles, keptValues} from '../record/files.js'
import type {Subcloud} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import type {Values} from '../values/values.js'
import {deploying} from './lifecycle.js'
import {beginsFrom, type Phase} from './phase.js'
import {recordOf} from './prepare.js'

/** A phase begins in some states only. */
export function refuseBefore(phase: keyof typeof beginsFrom, {deployStatus}: Subcloud, words = either): void {
  const states = beginsFrom[phase]
  if (!states.includes(deployStatus)) refuse(400, words(states))
}

export const either = (states: readonly string[]) => `Subcloud deploy status must be either: ${states.join(', ')}`

/** Has the phases done, one after the other. */
export const start = (c: Call, subcloud: Subcloud, phases: readonly Phase[]) =>
  c.sim.start(deploying, c.region.name, subcloud.id, {phases})

/** As it is once that has begun. */
export const shownNow = (c: Call, subcloud: Subcloud) =>
  bareSubcloud(c.region.of(deploying.collection).get(subcloud.id) ?? subcloud)

/** Takes over new bootstrap values: the record shows them at once. */
export function rememberBootstrap(c: Call, subcloud: Subcloud, values: Values): void {
  changeSubcloud(c.sim, subcloud.id, recordOf(subcloud, values))
  keepFiles(c.region, subcloud, {bootstrapValues: keptValues(values)})
}
