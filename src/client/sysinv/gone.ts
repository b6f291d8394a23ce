import {whereAbsent} from '../absent.js'
import type {Standing} from '../standing.js'

/** For `.catch()`: nothing, where the server says that there is nothing. */
export const gone = whereAbsent(undefined)

/** Where something stands that goes away in its own time. */
export const leaving =
  <T>(meanwhile: (now: T) => Standing) =>
  (now: T | undefined): Standing =>
    now === undefined ? {phase: 'deleted', done: true} : {phase: 'deleting', failed: meanwhile(now).failed}
