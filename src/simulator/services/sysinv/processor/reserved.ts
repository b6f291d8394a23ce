import {type Host, isWorker} from '../record/host.js'
import type {Where} from '../where.js'
import {type Memory, memories} from './model.js'

/** What decides how much memory a host keeps for the platform. */
export interface Keeper {
  readonly isController: boolean
  readonly isWorker: boolean
  /** of a system that has subclouds */
  readonly isCentral: boolean
  readonly nodes: number
}

// All in MiB.
const diskBuffers = 1000
const workerPlatform = 2000
const ofController = {besideContainers: 7000, alone: 16_500, central: 24_500}
const ofNetworks = 4000

const oneOf = ({nodes}: Keeper, all: number): number => Math.floor(all / nodes)

const requiredOfWorker = ({isController}: Keeper): number =>
  workerPlatform + (isController ? ofController.besideContainers : ofNetworks)

/** What a node keeps from the beginning. Storage hosts have all of theirs, and keep nothing aside. */
export function required(keeper: Keeper, node: number): number {
  if (keeper.isController && keeper.isCentral) return oneOf(keeper, ofController.central)
  if (keeper.isWorker) return diskBuffers + (node === 0 ? requiredOfWorker(keeper) : 0)
  return keeper.isController ? oneOf(keeper, ofController.alone) : 0
}

/** What a node must keep. */
export const least = (keeper: Keeper): number =>
  keeper.isWorker && !(keeper.isController && keeper.isCentral) ? diskBuffers : required(keeper, 0)

/** What a node can keep at most. */
export const most = (total: number): number => Math.floor((total * 2) / 3)

export function keeperOf(host: Host, {sim, region}: Where): Keeper {
  return {
    isController: host.personality === 'controller',
    isWorker: isWorker(host),
    isCentral: sim.ask('region', region.name)?.role === 'systemcontroller',
    nodes: region.of(memories).where({ihost_uuid: host.uuid}).length,
  }
}

/** What a worker must keep in all its nodes together, beside the buffers of each; a smaller machine what it can. */
export function requiredTogether(keeper: Keeper, rows: readonly Memory[]): number {
  const fresh = rows.map((row) =>
    Math.min(required(keeper, row.numa_node), most(row.memtotal_mib + row.platform_reserved_mib)),
  )
  return Math.min(requiredOfWorker(keeper), beyondBuffers(fresh))
}

export const keptTogether = (rows: readonly Memory[]): number =>
  beyondBuffers(rows.map((row) => row.platform_reserved_mib))

const beyondBuffers = (kept: readonly number[]): number => kept.reduce((sum, one) => sum + one - diskBuffers, 0)
