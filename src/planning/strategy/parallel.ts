import type {GroupFact, Wish} from './fact.js'

/** How many at a time dcmanager takes where nobody says so. */
export const USUAL_PARALLEL = 2

/** dcmanager refuses more: images that are fetched weigh more than what is only told. */
export const mostParallel = ({type, withPrestage}: Pick<Wish, 'type' | 'withPrestage'>): number =>
  type === 'prestage' || withPrestage ? 250 : 5000

/** How many at a time: what is asked for, or what the group says. */
export function parallelOf({scope, applyType, maxParallel}: Pick<Wish, 'scope' | 'applyType' | 'maxParallel'>): number {
  if (scope.kind === 'group') return Math.max(1, parallelIn(scope.group))
  return applyType === 'serial' ? 1 : Math.max(1, maxParallel ?? USUAL_PARALLEL)
}

export const parallelIn = ({serial, maxParallel}: GroupFact): number => (serial ? 1 : maxParallel)
