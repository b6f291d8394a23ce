import type {Scope} from '../../../kernel/store.js'
import {configKey, strategyConfigs} from '../strategy-config/model.js'
import {isOver, steps} from './model.js'

/** Is the subcloud in a strategy that is not through with it? */
export function ongoingStep(scope: Scope, subcloudId: number): boolean {
  const step = scope.of(steps).find({subcloudId})
  return step !== undefined && !isOver(step.state)
}

export function forgetOptions(scope: Scope, subcloudId: number): void {
  scope.of(strategyConfigs).remove(configKey(subcloudId))
}
