import {collection} from '../../../kernel/collection.js'
import type {Values} from '../values/values.js'
import type {StationState, StrategyType} from './course.js'

export type StrategyState =
  | 'initial'
  | 'applying'
  | 'abort requested'
  | 'aborting'
  | 'complete'
  | 'aborted'
  | 'failed'
  | 'deleting'

/** There is one at a time in the whole cloud. */
export interface Strategy {
  readonly id: number
  readonly type: StrategyType
  readonly applyType: 'parallel' | 'serial' | null
  readonly maxParallel: number
  readonly stopOnFailure: boolean
  readonly state: StrategyState
  readonly extraArgs: Values | null
  /** the next step that has not begun, and how many run */
  readonly next: number
  readonly last: number
  readonly running: number
  /** how many steps ended so */
  readonly failed: number
  readonly aborted: number
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const strategies = collection<Strategy>('dcmanager.strategy', {key: 'id'})

/** How a step can end. */
export type Outcome = 'complete' | 'failed' | 'aborted'

export type StepState = 'initial' | StationState | Outcome

export interface StrategyStep {
  readonly id: number
  readonly subcloudId: number
  /** the name of the subcloud when the step was made */
  readonly cloud: string
  readonly stage: 'Create' | 'Apply' | 'Complete'
  readonly state: StepState
  readonly details: string
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const steps = collection<StrategyStep>('dcmanager.strategy-step', {key: 'id', index: ['subcloudId']})

export const isOver = (state: StepState): boolean => state === 'complete' || state === 'failed' || state === 'aborted'
