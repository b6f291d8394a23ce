import {Flags} from '@oclif/core'
import {simulatorDataDir} from '../config/simulator-state.js'
import type {RunContext} from './context.js'

/** Several simulators can run side by side, each on a directory of its own. */
export const dataFlag = {
  data: Flags.directory({summary: 'directory that holds the simulator', helpValue: 'DIR'}),
}

export const dataDirOf = (flags: {data?: string}, context: RunContext): string =>
  flags.data ?? simulatorDataDir(context.environment.paths)

export const regionFlag = {region: Flags.string({summary: 'where: RegionOne, or a subcloud'})}
