import type {Scope} from '../../../kernel/store.js'
import {systems} from '../system/model.js'

export const systemMode = (scope: Scope): string => scope.of(systems).all()[0]?.system_mode ?? 'simplex'

export const isSimplex = (scope: Scope): boolean => systemMode(scope) === 'simplex'
