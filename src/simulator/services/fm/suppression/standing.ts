import type {Scope} from '../../../kernel/store.js'
import {alarmKinds} from '../catalogue/kind.js'
import {hiddenKinds} from './model.js'

export const suppressed = (scope: Scope, alarmId: string): boolean => scope.of(hiddenKinds).has(alarmId)

/** As text; what no row stands for is Python's word for nothing. */
export function statusOf(scope: Scope, alarmId: string): string {
  if (!alarmKinds.has(alarmId)) return 'None'
  return suppressed(scope, alarmId) ? 'suppressed' : 'unsuppressed'
}
