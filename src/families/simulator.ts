import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import type {Result} from '../cli/result.js'
import {simulatorDataDir} from '../config/simulator-state.js'
import type {Place} from '../simulator/control/place.js'
import type {Reached} from '../simulator/control/reach.js'
import {scenarioNames} from '../simulator/scenarios/name.js'

/** Several simulators can run side by side, each on a directory of its own. */
export const dataFlag = {
  data: Flags.directory({summary: 'directory that holds the simulator', helpValue: 'DIR'}),
}

/** What a simulation begins with. */
export const beginningFlags = {
  scenario: Flags.option({
    options: scenarioNames,
    summary: 'which systems there are (dc)',
  })(),
  'scenario-file': Flags.string({
    summary: 'YAML file that says which systems there are, such as one from sim scenario show',
    exclusive: ['scenario'],
    helpValue: 'FILE',
  }),
  subclouds: Flags.integer({summary: 'how many subclouds a distributed cloud has (5)', min: 0}),
  seed: Flags.integer({summary: 'the same seed gives the same ids, chances and delays', min: 0}),
  'start-time': Flags.string({summary: 'simulated date at which it begins (now)', helpValue: 'ISO-DATE'}),
}

export const regionFlag = {region: Flags.string({summary: 'where: RegionOne, or a subcloud'})}

/** The simulator's directory: the one that a flag names, else the usual one. */
export async function simulatorPlace(
  {data}: {readonly [name: string]: unknown},
  {environment}: RunContext,
): Promise<Place> {
  if (typeof data === 'string') return {dataDir: data, told: true, others: []}
  const {usualSimulator} = await import('../config/simulator-place.js')
  return usualSimulator(environment.paths)
}

/** Where a simulator is started: what runs elsewhere does not matter. */
export const startingPlace = ({data}: {readonly data?: string}, {environment}: RunContext): string =>
  data ?? simulatorDataDir(environment.paths)

/** Later commands find it, also where it is not at the usual place. */
export async function rememberPlace(dataDir: string, {environment}: RunContext): Promise<void> {
  const {rememberSimulator} = await import('../config/simulator-place.js')
  await rememberSimulator(environment.paths, dataDir)
}

async function reached({flags, globals: {subcloud}}: AnyGiven, context: RunContext): Promise<Reached> {
  if (subcloud !== undefined) {
    const way = 'where it is about one system of those that it rehearses: --region'
    throw new CommandFailure('usage', 'the simulator itself is in no subcloud', way)
  }
  const {reachSimulator} = await import('../simulator/control/reach.js')
  return reachSimulator(await simulatorPlace(flags, context))
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

  protected override readonly changes = 'machine'

  abstract order(simulator: Reached, given: AnyGiven): Promise<Result>

  async act(_apis: Apis, given: AnyGiven): Promise<Result> {
    return this.order(await reached(given, this.context), given)
  }
}
