import type {Scope} from '../../../kernel/store.js'
import {suppressions} from './model.js'

export const suppressed = (scope: Scope, alarmId: string): boolean =>
  scope.of(suppressions).find({alarmId})?.status === 'suppressed'

/** As text; what no row stands for is Python's word for nothing. */
export const statusOf = (scope: Scope, alarmId: string): string =>
  scope.of(suppressions).find({alarmId})?.status ?? 'None'
