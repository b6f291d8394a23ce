import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {pythonText} from '../../python-text.js'
import {cpus} from '../processor/model.js'
import {type Host, isWorker, nameOf} from '../record/host.js'
import {labels} from './model.js'

type Given = readonly (readonly [key: string, value: unknown])[]

export function checkGiven(host: Host, given: Given): void {
  for (const [key, value] of given) {
    if (value === null || value === undefined) {
      refuse(400, `Null input detected for Label ${key} for host ${nameOf(host)}. Input invalid.`)
    }
  }
}

/** In whatever case. */
const policies: Readonly<Record<string, readonly string[]>> = {
  'kube-topology-mgr-policy': ['none', 'best-effort', 'restricted', 'single-numa-node'],
  'kube-memory-mgr-policy': ['none', 'static'],
  'kube-cpu-mgr-policy': ['none', 'static'],
}

/** Exactly so. */
const switches: Readonly<Record<string, string>> = {'power-management': 'enabled', 'lvm-csi': 'enabled'}

export function checkValues(given: Given): void {
  for (const [key, value] of given) {
    if (Object.hasOwn(switches, key) && value !== switches[key]) refuse(400, `Invalid value for ${key} label.`)
    const policy = String(value).toLowerCase()
    if (key === 'kube-cpu-mgr-policy' && policy === 'none') {
      refuse(400, "Setting kube-cpu-mgr-policy to 'none' is not supported")
    }
    if (Object.hasOwn(policies, key) && policies[key]?.includes(policy) === false)
      refuse(400, `Invalid value for ${key} label.`)
  }
}

const daemon = 'starlingx.io/stalld'
const whichCpus = `${daemon}_cpu_functions`
const supported: Readonly<Record<string, readonly string[]>> = {
  [daemon]: ['disabled', 'enabled'],
  [whichCpus]: ['application', 'application-isolated', 'all'],
}

/** The daemon that keeps threads from starving, and the CPUs that it watches. */
export function checkStalld(c: Call, host: Host, given: Given): void {
  const own = given.filter(([key]) => key.includes(daemon))
  if (own.length === 0) return
  if (!isWorker(host)) {
    refuse(400, `${pythonText(own.map(([key]) => key))} can only be modified on worker nodes.`)
  }
  for (const [key, allowed] of Object.entries(supported)) {
    const value = own.find(([one]) => one === key)?.[1]
    if (value === undefined || allowed.includes(String(value).toLowerCase())) continue
    const written = String(value).toLowerCase()
    refuse(400, `${nameOf(host)} invalid value ${key}=${written}. Supported values are ${pythonText(allowed)}`)
  }
  checkWatched(c, host, own)
  const odd = own.find(([key]) => !(key in supported) && !/^starlingx\.io\/stalld\.\w+/.test(key))
  if (odd !== undefined) {
    refuse(400, `${nameOf(host)} '${odd[0]}' invalid format, format example 'starlingx.io/stalld.<paramater>'`)
  }
}

function checkWatched(c: Call, host: Host, own: Given): void {
  const table = c.region.of(labels)
  const labelled = (key: string): string | undefined => {
    const value = own.find(([one]) => one === key)?.[1]
    const known = table.find({host_uuid: host.uuid, label_key: key})?.label_value
    return value === undefined ? known : String(value)
  }
  if (labelled(daemon) !== 'enabled') return
  const watched = (labelled(whichCpus) ?? 'all').toLowerCase()
  if (watched === 'all') return
  const functions = watched === 'application' ? ['Application', 'Application-isolated'] : ['Application-isolated']
  const some = c.region
    .of(cpus)
    .where({ihost_uuid: host.uuid})
    .some((cpu) => functions.includes(cpu.allocated_function))
  if (some) return
  const listed = `{${functions.map((one) => `'${one}'`).join(', ')}}`
  refuse(400, `${nameOf(host)} stalld cpu list empty, update cpu core assignments for ${listed}`)
}
