import type {Write} from '../onlooker.js'
import type {ServiceName} from '../service.js'
import {isRow, memberOf, type Row} from './alike.js'

/** A deed after which something is in a state: who finds it so has nothing to do. */
interface StateRule {
  service: ServiceName
  method: Write['method']
  path: RegExp
  /** The member of the request that names the deed, or the path itself. */
  deed: RegExp
  /** Where the state is read. */
  where: (path: string) => string
  so: (now: Row) => boolean
}

const own = (path: string) => path.replace(/\?.*/, '')
const said = (row: Row, name: string): string => String(memberOf(row, name)?.value ?? '')
const among =
  (name: string, ...states: string[]) =>
  (row: Row): boolean =>
    states.includes(said(row, name))
const both =
  (...all: ((row: Row) => boolean)[]) =>
  (row: Row): boolean =>
    all.every((one) => one(row))
const either =
  (...all: ((row: Row) => boolean)[]) =>
  (row: Row): boolean =>
    all.some((one) => one(row))
const begun =
  (task: string) =>
  (row: Row): boolean =>
    said(row, 'task').startsWith(task)
const idle = (row: Row): boolean => said(row, 'task') === ''

const host = (deed: RegExp, so: StateRule['so']): StateRule => ({
  ...{service: 'sysinv', method: 'PATCH', path: /^\/ihosts\/[^/]+$/, where: own},
  deed,
  so,
})

const application = (deed: RegExp, ...states: string[]): StateRule => ({
  ...{service: 'sysinv', method: 'PATCH', path: /^\/apps\/[^/?]+\?directive=/, where: own},
  deed,
  so: among('status', ...states),
})

const fleet = (deed: RegExp, ...states: string[]): StateRule => ({
  ...{service: 'dcmanager', method: 'POST', path: /^\/sw-update-strategy\/actions\b/},
  where: (path) => path.replace('/actions', ''),
  deed,
  so: among('state', ...states),
})

/**
 * What is so after a deed. What is not here is done whenever it is asked for: a reboot is no state, and an application is
 * applied again because its overrides are others.
 */
export const stateRules: readonly StateRule[] = [
  host(/^(force-|force-unsafe-)?lock$/, either(both(among('administrative', 'locked'), idle), begun('Locking'))),
  host(/^(force-)?unlock$/, either(both(among('administrative', 'unlocked'), idle), begun('Unlocking'))),
  host(
    /^power-off$/,
    either(both(among('availability', 'power-off'), idle), begun('Powering-off'), begun('Powering Off')),
  ),
  host(
    /^power-on$/,
    either(
      both((row) => said(row, 'availability') !== 'power-off', idle),
      begun('Powering-on'),
      begun('Powering On'),
    ),
  ),
  host(
    /^(force-)?swact$/,
    either(
      (row) => {
        const capabilities = memberOf(row, 'capabilities')?.value
        return isRow(capabilities) && said(capabilities, 'Personality') === 'Controller-Standby'
      },
      begun('Swact'),
      begun('Force-Swact'),
    ),
  ),
  application(/directive=remove\b/, 'uploaded', 'removing'),
  application(/directive=abort\b/, 'uploaded', 'applied', 'apply-failed', 'remove-failed', 'upload-failed'),
  fleet(/^apply$/, 'applying', 'complete'),
  fleet(/^abort$/, 'abort requested', 'aborting', 'aborted'),
  {
    ...{service: 'dcmanager', method: 'PATCH', path: /^\/phased-subcloud-deploy\/[^/]+\/complete$/, deed: /complete$/},
    where: (path) => path.replace(/^\/phased-subcloud-deploy\/([^/]+)\/complete$/, '/subclouds/$1'),
    so: among('deploy-status', 'complete'),
  },
]

/** The rule for this request, if there is one. */
export function stateRuleFor({service, method, path, body}: Write): StateRule | undefined {
  const action = actionIn(body?.value)
  return stateRules.find(
    (rule) =>
      rule.service === service &&
      rule.method === method &&
      rule.path.test(path) &&
      rule.deed.test(action === undefined ? path : action),
  )
}

/** The only thing that is asked for, as a JSON patch or as a member. */
function actionIn(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const [step] = value
    return value.length === 1 && isRow(step) && step['path'] === '/action' ? String(step['value']) : undefined
  }
  return isRow(value) && typeof value['action'] === 'string' ? value['action'] : undefined
}
