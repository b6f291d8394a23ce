import type {NetworkPlan, SystemPlan} from '../../../scenarios/scenario.js'
import {addressOf, numberOf} from './ip.js'

export function networkPlanned({networks}: SystemPlan, type: string): NetworkPlan {
  const found = networks.find((one) => one.type === type)
  if (found === undefined) throw new Error(`the scenario has no network ${type}`)
  return found
}

/** The nth address of a network. */
export const nth = ({network}: Pick<NetworkPlan, 'network'>, n: number): string =>
  addressOf((numberOf(network) ?? 0n) + BigInt(n), 4)

/** The first addresses are the gateway's and the floating one. */
export const hostAddress = (network: NetworkPlan, {seat}: {readonly seat: number}): string => nth(network, seat + 2)
