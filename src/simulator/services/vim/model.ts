import {collection} from '../../kernel/collection.js'
import type {OrchestrationState} from '../../states.js'

export const types = ['sw-upgrade', 'fw-update', 'kube-rootca-update', 'kube-upgrade', 'system-config-update'] as const
export type StrategyType = (typeof types)[number]

export type ApplyType = 'serial' | 'parallel' | 'ignore'

export type PhaseName = 'build' | 'apply' | 'abort'
export type Result = 'initial' | 'inprogress' | 'wait' | 'success' | 'failed' | 'timed-out' | 'aborting' | 'aborted'

export interface Options {
  readonly controllers: ApplyType
  readonly storage: ApplyType
  readonly workers: ApplyType
  readonly maxParallel: number
  readonly instances: 'migrate' | 'stop-start'
  readonly alarms: 'strict' | 'relaxed' | 'permissive'
  /** sw-upgrade */
  readonly releases: readonly string[]
  readonly rollback: boolean
  readonly delete: boolean
  readonly cleanup: boolean
  readonly snapshot: boolean
  readonly preUpgrade: boolean
  /** the version that Kubernetes shall have: kube-upgrade, and sw-upgrade along with the platform */
  readonly kubernetes: string
  /** of the new root certificate; empty: what the system chooses */
  readonly subject: string
  readonly expiryDate: string
  /** what is asked for needs doing, whatever the hosts say: the system controller knows it better */
  readonly needed: boolean
}

export interface Phase {
  readonly total: number
  readonly current: number
  readonly stopAt: number
  readonly inprogress: boolean
  readonly result: Result
  readonly reason: string
  readonly response: string
  readonly startedAt: number | null
  readonly endedAt: number | null
}

/** The one strategy of a system. */
export interface Strategy {
  readonly uuid: string
  readonly type: StrategyType
  readonly options: Options
  readonly state: OrchestrationState
  readonly phase: PhaseName | 'initial'
  readonly build: Phase
  readonly apply: Phase
  readonly abort: Phase
  /** what a sw-upgrade found to deploy */
  readonly release: string
  readonly parts: readonly string[]
}

export interface Step {
  readonly name: string
  /** seconds */
  readonly timeout: number
  readonly kind: '' | 'hosts' | 'instances'
  readonly names: readonly string[]
  readonly uuids: readonly string[]
  readonly args: Readonly<Record<string, string>>
  readonly result: Result
  readonly reason: string
  readonly startedAt: number | null
  readonly endedAt: number | null
}

export interface Stage {
  /** `<phase>.<number>` */
  readonly key: string
  readonly phase: PhaseName
  readonly name: string
  readonly abortable: boolean
  readonly current: number
  readonly inprogress: boolean
  readonly result: Result
  readonly reason: string
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly steps: readonly Step[]
}

/** Something is done to make or apply it: it cannot be replaced or removed. */
export const isBusy = ({state}: Strategy): boolean =>
  state === 'building' || state === 'applying' || state === 'aborting'

export const strategies = collection<Strategy>('vim.strategy', {key: 'uuid'})
export const stages = collection<Stage>('vim.stage', {key: 'key', index: ['phase']})

export const untouched: Phase = {
  total: 0,
  current: 0,
  stopAt: 0,
  inprogress: false,
  result: 'initial',
  reason: '',
  response: '',
  startedAt: null,
  endedAt: null,
}
