import {whereAbsent} from '../client/absent.js'
import type {Api} from '../client/api.js'
import {
  hasEnded as isEnd,
  type Strategy,
  type StrategyStep,
  type StrategyType,
  strategies,
} from '../client/dcmanager/strategy.js'
import type {WaveMemory} from './memory.js'

/** The strategy that there is, with its steps. */
export interface Found {
  readonly strategy: Strategy
  readonly steps: readonly StrategyStep[]
}

export async function findStrategy(api: Api): Promise<Found | undefined> {
  const strategy = await strategies(api).current()
  if (!strategy) return undefined
  return {strategy, steps: await strategies(api).steps().catch(whereAbsent([]))}
}

/**
 * Whether a wave made it. The server keeps no word of who did: it is the one whose number was written down, or, where the
 * answer was lost, one that nobody has applied yet, of the same type and for none but sites of the wave.
 */
export function isOf(wave: WaveMemory, type: StrategyType, {strategy, steps}: Found): boolean {
  if (!wave.createSent || strategy.type !== type) return false
  if (wave.created && wave.created.strategy !== null) return strategy.id === wave.created.strategy
  const sites = new Set(wave.sites)
  const isWithin = steps.length > 0 && steps.every(({cloud}) => sites.has(cloud))
  return isWithin && (wave.applySent !== undefined || strategy.state === 'initial')
}

const ABORTED = new Set(['abort requested', 'aborting', 'aborted'])

/** Somebody said that it goes no further. */
export const isAborted = ({strategy}: Found): boolean => ABORTED.has(strategy.state)

export const isOver = ({state}: StrategyStep): boolean => isEnd(state)

/** Nothing of it moves any more. Of one that was stopped by a failure, what was in work goes on for a while. */
export const hasEnded = ({strategy, steps}: Found): boolean =>
  isEnd(strategy.state) && steps.every((step) => isOver(step) || step.state === 'initial')
