import {pause} from '../kernel/pause.js'
import {SimulatorError} from '../kernel/problem.js'
import {isAlive} from './process.js'
import type {Reached} from './reach.js'

const patience = 100
const glance = 50

/** Stops a simulator and waits until its process is gone, so that the next one can take over its data. */
export async function endSimulator({daemon, control}: Reached): Promise<void> {
  await control.stop()
  for (let n = 0; n < patience; n += 1) {
    if (!isAlive(daemon.pid)) return
    await pause(glance)
  }
  throw new SimulatorError('failed', `the simulator (pid ${daemon.pid}) does not end`, `look at \`stx sim logs\``)
}
