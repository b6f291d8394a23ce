import type {RunContext} from '../cli/context.js'
import {CommandFailure, toFailure} from '../cli/failure.js'
import type {ResolveInput} from '../config/effective.js'

/**
 * Where a simulator has the board controller of this address: the one of a directory where that is given, otherwise
 * the one that the connection leads to, if it is one.
 */
export async function simulatedBmc(
  globals: Record<string, unknown>,
  {environment, signal}: RunContext,
  {address, data}: {address: string; data: string | undefined},
): Promise<string | undefined> {
  if (data !== undefined) {
    const {findSimulator} = await import('../config/simulator-state.js')
    const simulator = await findSimulator(data)
    if (simulator) return `${simulator.daemon.url}/bmc/${address}`
    throw new CommandFailure(
      'not-found',
      `no simulator runs on ${data}`,
      `start one with: stx sim start --data ${data}`,
    )
  }
  const base = await simulatedUrl({flags: globals, environment}, address)
  if (base === undefined) return undefined
  const {answersRedfish} = await import('../client/redfish/bmc.js')
  return (await answersRedfish(base, signal)) ? base : undefined
}

/** Where a board controller of this address is to be asked, be it simulated or genuine; undefined of what is no address. */
export async function bmcUrl(
  globals: Record<string, unknown>,
  {environment}: RunContext,
  address: string,
): Promise<string | undefined> {
  const {familyOf} = await import('../addressing/network.js')
  const family = familyOf(address)
  if (family === undefined) return undefined
  const genuine = `https://${family === 6 ? `[${address}]` : address}`
  return (await simulatedUrl({flags: globals, environment}, address)) ?? genuine
}

/** Where the simulator that the connection leads to has it; undefined where that is none. */
async function simulatedUrl(input: ResolveInput, address: string): Promise<string | undefined> {
  const url = await identityUrl(input)
  // The path that every simulator has and no genuine system.
  const origin = url && /^(https?:\/\/[^/]+)(?:\/[^/]+)?\/keystone\/v3\/*$/.exec(url)?.[1]
  return origin ? `${origin}/bmc/${address}` : undefined
}

/** Of the connection in effect; nothing where there is none, for looking at a board controller needs none. */
async function identityUrl(input: ResolveInput): Promise<string | undefined> {
  const {effectiveSettings} = await import('../config/effective.js')
  try {
    return (await effectiveSettings(input)).layer.auth_url?.value
  } catch (error) {
    if (toFailure(error).kind === 'auth') return undefined
    throw error
  }
}
