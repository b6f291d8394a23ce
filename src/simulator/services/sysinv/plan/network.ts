import {addressText, parseAddress} from '../../../ip-address.js'
import type {Lay, NetworkPlan} from '../../../scenarios/scenario.js'

export function networkPlanned(networks: readonly NetworkPlan[], type: string): NetworkPlan {
  const found = networks.find((one) => one.type === type)
  if (found === undefined) throw new Error(`the scenario has no network ${type}`)
  return found
}

/** The nth address of a network: of the row that begins with the floating one, or one that is named. */
export function nth({network, first, named}: Lay, n: number): string {
  const {version, value} = parseAddress(first ?? network) ?? {version: 4, value: 0n}
  return named?.[n] ?? addressText({version, value: value + BigInt(first === undefined ? n : n - 2)})
}

/** The first addresses are the gateway's and the floating one, which an only controller has. */
export const hostAddress = (
  network: NetworkPlan,
  {seat}: {readonly seat: number},
  mode: 'simplex' | 'duplex' | 'duplex-direct',
): string => nth(network, mode === 'simplex' && seat === 1 ? 2 : seat + 2)
