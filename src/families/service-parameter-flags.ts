import {Args, Flags} from '@oclif/core'
import {assignmentsArg} from '../cli/flags.js'

/** How service parameters are named, and what they are set to. */
export const parameterArgs = {
  service: Args.string({required: true, description: 'service'}),
  section: Args.string({required: true, description: 'section of the service'}),
  parameter: assignmentsArg,
}

export const parameterFlags = {
  personality: Flags.string({summary: 'only on hosts of this personality; one parameter at a time'}),
  resource: Flags.string({summary: 'resource of a parameter of your own; one parameter at a time'}),
}
