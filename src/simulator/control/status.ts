import type {Speed} from '../kernel/clock.js'
import type {Simulation} from '../simulation.js'

/** How a simulation stands: the control API's most frequent answer. */
export interface SimulationStatus {
  readonly pid: number
  readonly clock: string
  readonly speed: Speed
  readonly scenario: string
  readonly seed: number
  readonly counts: Readonly<Record<string, number>>
  readonly rss: number
}

export function statusOf(sim: Simulation): SimulationStatus {
  return {
    pid: process.pid,
    clock: new Date(sim.now()).toISOString(),
    speed: sim.speed,
    scenario: sim.origin.scenario,
    seed: sim.origin.seed,
    counts: {
      regions: sim.ask('regions').length,
      regions_in_memory: sim.store.loaded,
      timers_in_foreground: sim.scheduler.foreground,
      faults: sim.faults.list().length,
      ...sim.database.counts(),
    },
    rss: process.memoryUsage.rss(),
  }
}
