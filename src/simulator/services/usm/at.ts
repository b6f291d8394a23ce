import {refuse} from '../../http/refusal.js'
import type {Scope} from '../../kernel/store.js'
import type {Simulation} from '../../simulation.js'

/** Where an operation works; a request brings it, and so does whoever else wants something done. */
export interface Site {
  readonly sim: Simulation
  readonly region: Scope
}

/** What the service answers where all went well, or not quite. */
export interface Told {
  readonly info: string
  readonly warning: string
  readonly error: string
}

export const told = (info: string): Told => ({info, warning: '', error: ''})

/** How the service refuses what it understood. */
export const reject = (error: string): never => refuse(406, error)

/** Some refusals of the genuine service stand where its good news do; programs print them without `Error:`. */
export const rejectMildly = (info: string): never => refuse(406, info, {info})
