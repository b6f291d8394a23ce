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

/** Where the simulator in use, if it is one, has the board controller of this address. */
export async function simulatedBmc(
  globals: Record<string, unknown>,
  {environment}: RunContext,
  address: string,
): Promise<string | undefined> {
  const [{resolveConnection}, {findSimulator}] = await Promise.all([
    import('../config/resolve.js'),
    import('../config/simulator-state.js'),
  ])
  const simulator = await findSimulator(simulatorDataDir(environment.paths))
  if (simulator === undefined) return undefined
  const {source, connection} = await resolveConnection({flags: globals, environment})
  const {auth} = connection
  const url = simulator.daemon.url
  const ours = source === 'simulator' || ('authUrl' in auth && auth.authUrl?.startsWith(`${url}/`))
  return ours ? `${url}/bmc/${address}` : undefined
}
