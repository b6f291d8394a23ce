import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import type {RunContext} from '../cli/context.js'
import {Reading} from '../cli/reading.js'
import type {Result} from '../cli/result.js'
import {simulatorDataDir} from '../config/simulator-state.js'
import type {Reached} from '../simulator/control/reach.js'

/** Several simulators can run side by side, each on a directory of its own. */
export const dataFlag = {
  data: Flags.directory({summary: 'directory that holds the simulator', helpValue: 'DIR'}),
}

export const regionFlag = {region: Flags.string({summary: 'where: RegionOne, or a subcloud'})}

/** The simulator's directory, and whether a flag named it. */
export const simulatorPlace = ({data}: {readonly [name: string]: unknown}, {environment}: RunContext) => ({
  dataDir: typeof data === 'string' ? data : simulatorDataDir(environment.paths),
  told: data !== undefined,
})

async function reached({flags}: AnyGiven, context: RunContext): Promise<Reached> {
  const {reachSimulator} = await import('../simulator/control/reach.js')
  return reachSimulator(simulatorPlace(flags, context))
}

/** Asks the simulator itself for something, not the services that it rehearses. */
export abstract class SimulatorQuestion extends Reading {
  static override flags = dataFlag

  override readonly reach = 'here'

  abstract ask(simulator: Reached, given: AnyGiven): Promise<Result>

  async look(_apis: Apis, given: AnyGiven): Promise<Result> {
    return this.ask(await reached(given, this.context), given)
  }
}

/** Makes something happen in the simulator. */
export abstract class SimulatorOrder extends Acting {
  static override flags = dataFlag

  abstract order(simulator: Reached, given: AnyGiven): Promise<Result>

  async act(_apis: Apis, given: AnyGiven): Promise<Result> {
    return this.order(await reached(given, this.context), given)
  }
}
