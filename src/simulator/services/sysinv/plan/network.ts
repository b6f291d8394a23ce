import {addressText, parseAddress} from '../../../ip-address.js'
import type {NetworkPlan, SystemPlan} from '../../../scenarios/scenario.js'

export function networkPlanned({networks}: SystemPlan, type: string): NetworkPlan {
  const found = networks.find((one) => one.type === type)
  if (found === undefined) throw new Error(`the scenario has no network ${type}`)
  return found
}

/** The nth address of a network. */
export const nth = ({network}: Pick<NetworkPlan, 'network'>, n: number): string =>
  addressText({version: 4, value: (parseAddress(network)?.value ?? 0n) + BigInt(n)})

/** The first addresses are the gateway's and the floating one. */
export const hostAddress = (network: NetworkPlan, {seat}: {readonly seat: number}): string => nth(network, seat + 2)
