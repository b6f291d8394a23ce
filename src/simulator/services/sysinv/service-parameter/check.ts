import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {backends} from '../record/ceph.js'
import {systems} from '../record/system.js'
import {type ServiceParameter, serviceParameters} from './model.js'
import {schema} from './schema.js'

export type Values = Pick<ServiceParameter, 'service' | 'section' | 'name' | 'value' | 'personality' | 'resource'>

const longest = 4096

export function checkService(service: unknown): string {
  if (!service) return refuse(400, 'Unspecified service name')
  if (!Object.hasOwn(schema, String(service))) refuse(400, `Invalid service name ${service}.`)
  return String(service)
}

/** Names come from outside: one such as `constructor` is a property of every object. */
const own = <T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined

/** A parameter of the platform's own. */
export function checkOwn(c: Call, {service, section, name, value}: Values): void {
  if (service === 'ptp') refuse(400, 'ptp service is deprecated')
  const known = own(own(schema, service), section) ?? refuse(400, `Invalid service section ${section}.`)
  const rule = own(known.rules, name) ?? known.others
  if (rule === undefined) refuse(400, `The parameter name ${name} is invalid for service ${service} section ${section}`)
  if (!value) refuse(400, 'The service parameter value is mandatory')
  if (value.length > longest) {
    refuse(400, `The service parameter value is restricted to at most ${longest} characters.`)
  }
  const wrong = rule(name, value)
  if (wrong !== undefined) refuse(400, wrong)
  if (section === 'host-record' || section === 'local') checkRecord(c, {service, section, name, value})
  if (service === 'ceph' && c.region.of(backends).find({backend: 'ceph', state: 'configured'}) === undefined) {
    refuse(400, `A Ceph backend must be configured before trying to set '${name}' parameter.`)
  }
  const system = c.region.of(systems).all()[0]
  const alone = system?.system_type === 'All-in-one' && system.distributed_cloud_role !== 'systemcontroller'
  if (name.startsWith('database_max_') && !alone) {
    refuse(400, 'Connection Pool parameters are only accepted on AIO systems.')
  }
}

/** No two names for the same record. */
function checkRecord(c: Call, {service, section, name, value}: Pick<Values, 'service' | 'section' | 'name' | 'value'>) {
  const partsOf = (text: string) => [...new Set(text.split(',').map((one) => one.trim()))].sort().join()
  const same = c.region
    .of(serviceParameters)
    .where({service, section})
    .some((row) => partsOf(row.value) === partsOf(value))
  if (same) {
    refuse(
      400,
      `Service parameter add failed: Value already exists: service=${service} section=${section} name=${name} value=${value}`,
    )
  }
}

const personalities = ['controller', 'storage', 'worker', 'edgeworker']

/** A parameter that sets any value of Puppet's. */
export function checkCustom({service, section, name, value, personality, resource}: Values): void {
  if (service === 'ptp') refuse(400, 'ptp service is deprecated')
  if (personality !== null && !personalities.includes(personality)) {
    refuse(400, `${personality} is not a supported personality type`)
  }
  if ((resource ?? '').length > longest) {
    refuse(400, `The custom resource option is restricted to at most ${longest} characters.`)
  }
  if (own(own(own(schema, service), section)?.rules, name) !== undefined) {
    refuse(
      400,
      `The parameter name ${name} is reserved for service ${service} section ${section}, and cannot be customized`,
    )
  }
  if (value.length > longest) {
    refuse(400, `The service parameter value is restricted to at most ${longest} characters.`)
  }
}

/** Of the parameters of a service together, when they are applied. */
export function checkApply(c: Call, service: string): void {
  const rows = c.region.of(serviceParameters).where({service})
  const value = (section: string, name: string) =>
    rows.find((row) => row.section === section && row.name === name)?.value
  for (const [section, {mandatory = false, rules}] of Object.entries(schema[service] ?? {})) {
    const required = service === 'radosgw' ? ['service_enabled'] : mandatory ? Object.keys(rules) : []
    const missing = required.find((name) => value(section, name) === undefined)
    if (missing !== undefined) {
      refuse(
        400,
        `Unable to apply service parameters. Missing service parameter '${missing}' for service '${service}' in section '${section}'.`,
      )
    }
  }
  if (service === 'platform') {
    const [failure, degrade] = ['failure', 'degrade'].map((one) => value('maintenance', `heartbeat_${one}_threshold`))
    if (Number(degrade) >= Number(failure)) {
      refuse(
        400,
        "Unable to apply service parameters. Service parameter 'heartbeat_failure_threshold' should be greater than " +
          "'heartbeat_degrade_threshold' ",
      )
    }
  }
  if (service === 'kubernetes') checkOidc((name) => value('kube_apiserver', `oidc-${name}`) !== undefined)
  if (service === 'http') checkHttp(c)
  if (service === 'ptp') refuse(400, 'ptp service is deprecated')
}

function checkOidc(has: (name: string) => boolean): void {
  const three = ['issuer-url', 'client-id', 'username-claim']
  if (three.every(has) || ![...three, 'groups-claim'].some(has)) return
  refuse(
    400,
    'Unable to apply service parameters. Please choose one of the valid Kubernetes OIDC parameter setups: (None) or ' +
      '(oidc-issuer-url, oidc-client-id, oidc-username-claim) or (the previous 3 plus oidc-groups-claim)',
  )
}

function checkHttp(c: Call): void {
  if (c.sim.ask('deployment', c.region.name) !== undefined) {
    refuse(400, 'Unable to apply http service parameters. A patching operation is in progress.')
  }
  const out = (c.sim.ask('hosts', c.region.name) ?? []).find(
    (host) => host.administrative !== 'unlocked' || host.operational !== 'enabled',
  )
  if (out !== undefined) refuse(400, `Host ${out.hostname} must be unlocked and enabled.`)
}
