import {milliseconds} from '../kernel/duration.js'
import type {FaultRule, Faults} from '../kernel/fault.js'
import {SimulatorError} from '../kernel/problem.js'

const texts = ['state', 'service', 'method', 'path', 'region', 'host', 'message'] as const

/** A rule as somebody wrote it, checked field by field: a misspelt one would silently match everything. */
export function parseFault(value: unknown, faults: Faults): Partial<Omit<FaultRule, 'id'>> {
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
  if (typeof rule['state'] === 'string') checkState(rule['state'], faults)
  return rule as Partial<Omit<FaultRule, 'id'>>
}

function checkState(state: string, faults: Faults): void {
  const found = faults.known(state)
  if (found.known) return
  const {within, instead} = found
  const where = within === '' ? 'operations begin with' : `in ${within} there are`
  const hint = instead.length === 0 ? `${within} has no phases` : `${where}: ${instead.join(', ')}`
  throw new SimulatorError('usage', `no operation is called ${state}`, hint)
}

function checked(field: string, given: unknown): unknown {
  if ((texts as readonly string[]).includes(field)) return String(given)
  const number = Number(given)
  switch (field) {
    case 'latency':
      return milliseconds(typeof given === 'number' ? given : String(given))
    case 'probability':
      return within(field, number, number >= 0 && number <= 1, 'between 0 and 1')
    case 'count':
      return within(field, number, Number.isInteger(number) && number > 0, 'a whole number above 0')
    case 'status':
      return within(field, number, Number.isInteger(number) && number >= 400 && number <= 599, 'from 400 to 599')
    default:
      throw new SimulatorError('usage', `a fault rule has no '${field}'`)
  }
}

function within(field: string, number: number, good: boolean, rule: string): number {
  if (!good) throw new SimulatorError('usage', `${field} must be ${rule}`)
  return number
}
