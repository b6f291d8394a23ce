import type {Scope} from '../../../kernel/store.js'
import {systems} from './model.js'

/** As the system says at present: one that began as simplex may have become duplex. */
export const systemMode = (scope: Scope): string => scope.of(systems).all()[0]?.system_mode ?? 'simplex'

export const isSimplex = (scope: Scope): boolean => systemMode(scope) === 'simplex'
