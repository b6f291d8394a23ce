import {isoMicros, spaced} from '../../../date.js'
import type {Strategy, StrategyStep} from './model.js'

type Date = (time: number) => string

const orNull = (time: number | null, date: Date) => (time === null ? null : date(time))

export const shownStrategy = (strategy: Strategy, date: Date = spaced) => ({
  id: strategy.id,
  type: strategy.type,
  'subcloud-apply-type': strategy.applyType,
  'max-parallel-subclouds': strategy.maxParallel,
  'stop-on-failure': strategy.stopOnFailure,
  state: strategy.state,
  'created-at': date(strategy.createdAt),
  'updated-at': orNull(strategy.updatedAt, date),
  'extra-args': strategy.extraArgs,
})

/** What the background worker answers. */
export const workedStrategy = (strategy: Strategy) => shownStrategy(strategy, isoMicros)

export const shownStep = (step: StrategyStep, cloud: string) => ({
  id: step.id,
  cloud,
  stage: step.stage,
  state: step.state,
  details: step.details,
  'started-at': orNull(step.startedAt, spaced),
  'finished-at': orNull(step.finishedAt, spaced),
  'created-at': spaced(step.createdAt),
  'updated-at': orNull(step.updatedAt, spaced),
})
