import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {applications} from '../application/model.js'
import {type Host, hosts, nameOf} from '../host/model.js'
import type {Where} from '../host/where.js'

const verdict = (good: boolean): string => (good ? '[OK]' : '[Fail]')

function check(title: string, bad: readonly Host[], detail: string): string {
  const names = bad.map(nameOf).join(', ')
  return `${title}: ${verdict(bad.length === 0)}\n${bad.length === 0 ? '' : `${detail}: ${names}\n`}`
}

interface Leniency {
  /** alarms that do not affect management are no obstacle */
  readonly force: boolean
  /** alarms that are none in any case */
  readonly passedOver: readonly string[]
}

/** What keeps an operation on the whole system from beginning. */
export function unhealthy({sim, region}: Where, {force, passedOver}: Leniency): boolean {
  const all = region.of(hosts).all()
  const alarms = sim.ask('alarms', region.name).filter((one) => !passedOver.includes(one.alarmId))
  return all.some(outOfService) || all.some(isStale) || alarms.some((alarm) => alarm.mgmtAffecting || !force)
}

const outOfService = (host: Host): boolean => host.administrative !== 'unlocked' || host.operational !== 'enabled'
const isStale = (host: Host): boolean => host.config_target !== null && host.config_target !== host.config_applied

/** A line per check, and below it what keeps it from passing. */
function report(c: Call): string {
  const all = c.region.of(hosts).all()
  const out = all.filter(outOfService)
  const stale = all.filter(isStale)
  const alarms = c.sim.ask('alarms', c.region.name) ?? []
  const affecting = alarms.filter((alarm) => alarm.mgmtAffecting)
  return [
    check(
      'All hosts are provisioned',
      all.filter((host) => host.invprovision !== 'provisioned'),
      'Unprovisioned hosts',
    ),
    check('All hosts are unlocked/enabled', out, 'Locked or disabled hosts'),
    check('All hosts have current configurations', stale, 'Hosts with out of date configurations'),
    `All hosts are patch current: [OK]\n`,
    `No alarms: ${verdict(alarms.length === 0)}\n`,
    alarms.length === 0
      ? ''
      : `[${alarms.length}] alarms found, [${affecting.length}] of which are management affecting\n`,
    check('All kubernetes nodes are ready', out, 'Kubernetes nodes not ready'),
    'All kubernetes control plane pods are ready: [OK]\n',
  ].join('')
}

const stable: readonly string[] = ['uploaded', 'applied', 'inactive']

function applicationsCheck({region}: Call): string {
  const bad = region
    .of(applications)
    .where(({status}) => !stable.includes(status))
    .map(({name}) => name)
  const told = bad.length === 0 ? '' : `Kubernetes applications not in a valid state: ${bad.join(', ')}\n`
  return `All kubernetes applications are in a valid state: ${verdict(bad.length === 0)}\n${told}`
}

/** What an upgrade needs beyond a healthy system. */
const furtherChecks: Readonly<Record<string, (c: Call) => string>> = {
  upgrade: (c) => {
    const first = c.region.of(hosts).find({active: true})?.hostname === 'controller-0'
    return [
      'Platform Issuer and expected certificates are healthy: [OK]\n',
      applicationsCheck(c),
      `Active controller is controller-0: ${verdict(first)}\n`,
    ].join('')
  },
  'kube-upgrade': (c) => {
    const pods = c.query['rootca'] === 'True' ? 'All kubernetes pods are in a valid state: [OK]\n' : ''
    return `${applicationsCheck(c)}${pods}`
  },
}

export function healthOf(c: Call): string {
  const {upgrade} = c.params
  if (upgrade === undefined) return report(c)
  const further = furtherChecks[upgrade] ?? refuse(400, `Unsupported upgrade type ${upgrade}.`)
  return report(c) + further(c)
}
