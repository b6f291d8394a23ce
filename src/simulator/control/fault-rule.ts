import {milliseconds} from '../kernel/duration.js'
import type {FaultRule, Faults} from '../kernel/fault.js'
import {SimulatorError} from '../kernel/problem.js'

const texts = ['state', 'service', 'region', 'host', 'message'] as const
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** A rule as somebody wrote it, checked field by field: a misspelt one would silently match everything. */
export function parseFault(
  value: unknown,
  {faults, services}: {faults: Faults; services: readonly string[]},
): Partial<Omit<FaultRule, 'id'>> {
  if (typeof value !== 'object' || value === null) throw new SimulatorError('usage', 'a fault rule is an object')
  const rule: Record<string, unknown> = {}
  for (const [field, given] of Object.entries(value)) {
    if (given === undefined) continue
    rule[field] = checked(field, given)
  }
  if (Object.keys(rule).length === 0) {
    throw new SimulatorError(
      'usage',
      'a fault rule needs something to match',
      'name a service, path, region, host or state',
    )
  }
  if (typeof rule['service'] === 'string') oneOf('service', rule['service'], services)
  if (typeof rule['state'] === 'string') checkState(rule['state'], rule, faults)
  return rule as Partial<Omit<FaultRule, 'id'>>
}

/** What says which requests a rule is about, and what becomes of them. */
const ofRequests = ['service', 'method', 'path', 'latency', 'status'] as const

function checkState(state: string, rule: Readonly<Record<string, unknown>>, faults: Faults): void {
  const odd = ofRequests.filter((field) => rule[field] !== undefined)
  if (odd.length > 0) {
    throw new SimulatorError(
      'usage',
      `a fault rule for a state has no ${odd.join(', ')}`,
      'these are of rules for requests: make two rules',
    )
  }
  const found = faults.known(state)
  if (found.known) {
    if (found.hosts || rule['host'] === undefined) return
    throw new SimulatorError('usage', `${state} is not done to one host`, 'name a region, or nothing')
  }
  const {within, instead} = found
  const where = within === '' ? 'operations begin with' : `in ${within} there are`
  const hint = instead.length === 0 ? `${within} has no phases` : `${where}: ${instead.join(', ')}`
  throw new SimulatorError('usage', `no operation is called ${state}`, hint)
}

function checked(field: string, given: unknown): unknown {
  const number = Number(given)
  switch (field) {
    case 'method':
      return oneOf(field, String(given).toUpperCase(), methods)
    case 'path':
      return within(
        field,
        String(given),
        /^[/*]/.test(String(given)),
        'a path inside the service: it begins with / or *',
      )
    case 'latency':
      return milliseconds(typeof given === 'number' ? given : String(given))
    case 'probability':
      return within(field, number, number > 0 && number <= 1, 'above 0, and not above 1')
    case 'count':
      return within(field, number, Number.isInteger(number) && number > 0, 'a whole number above 0')
    case 'status':
      return within(field, number, Number.isInteger(number) && number >= 400 && number <= 599, 'from 400 to 599')
    default:
      if ((texts as readonly string[]).includes(field)) return String(given)
      throw new SimulatorError('usage', `a fault rule has no '${field}'`)
  }
}

const oneOf = (field: string, value: string, allowed: readonly string[]): string =>
  within(field, value, allowed.includes(value), `one of ${allowed.join(', ')}`)

function within<T>(field: string, value: T, good: boolean, rule: string): T {
  if (!good) throw new SimulatorError('usage', `${field} must be ${rule}`)
  return value
}
