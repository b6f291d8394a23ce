import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {type Lane, laneEntries, lanes, laneTickets} from './model.js'

/** Operations of which only so many run at once; the others wait in the order in which they came. */
export interface LaneKind<Input = unknown> {
  readonly name: string
  readonly most: number
  readonly start: (sim: Simulation, subcloudId: number, input: Input) => void
}

const scope = (sim: Simulation) => sim.in(centralRegion)
const entryKey = (kind: LaneKind<never>, subcloudId: number) => `${kind.name} ${subcloudId}`

function laneOf(sim: Simulation, kind: LaneKind<never>): Lane {
  const table = scope(sim).of(lanes)
  return table.get(kind.name) ?? table.insert({name: kind.name, running: 0, next: 1, last: 0})
}

export function enterLane<Input>(sim: Simulation, kind: LaneKind<Input>, subcloudId: number, input: Input): void {
  const lane = laneOf(sim, kind)
  const key = entryKey(kind, subcloudId)
  const runs = lane.running < kind.most
  scope(sim).of(laneEntries).insert({key, lane: kind.name, subcloudId, runs, input})
  if (runs) {
    scope(sim)
      .of(lanes)
      .update(kind.name, {running: lane.running + 1})
    kind.start(sim, subcloudId, input)
    return
  }
  const last = lane.last + 1
  scope(sim).of(lanes).update(kind.name, {last})
  scope(sim)
    .of(laneTickets)
    .insert({key: `${kind.name} ${last}`, entry: key})
}

/** The operation is over, or its subcloud is gone: the next one may begin. */
export function leaveLane<Input>(sim: Simulation, kind: LaneKind<Input>, subcloudId: number): void {
  const entry = scope(sim).of(laneEntries).remove(entryKey(kind, subcloudId))
  if (entry?.runs !== true) return
  const lanesHere = scope(sim).of(lanes)
  let {running, next, last} = laneOf(sim, kind)
  running -= 1
  while (running < kind.most && next <= last) {
    const ticket = scope(sim).of(laneTickets).remove(`${kind.name} ${next}`)
    next += 1
    const waiting = ticket && scope(sim).of(laneEntries).get(ticket.entry)
    if (waiting === undefined || waiting.runs) continue
    running += 1
    lanesHere.update(kind.name, {running, next})
    scope(sim).of(laneEntries).update(waiting.key, {runs: true})
    kind.start(sim, waiting.subcloudId, waiting.input as Input)
  }
  lanesHere.update(kind.name, {running, next})
}

/** Nothing runs in it and nothing waits. */
export const laneIsEmpty = (sim: Simulation, kind: LaneKind<never>): boolean =>
  scope(sim).of(laneEntries).find({lane: kind.name}) === undefined
