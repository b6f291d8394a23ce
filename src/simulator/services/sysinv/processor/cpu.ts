import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {pythonText} from '../../python-text.js'
import {checkEditable} from '../record/editable.js'
import {findHost} from '../record/find-host.js'
import {type Host, isWorker} from '../record/host.js'
import {isSimplex, systems} from '../record/system.js'
import {showRow} from '../resource/resource.js'
import {allocate, checkAllocation, type Plan, planOf} from './cpu-allocation.js'
import {type Cpu, type CpuFunction, cpus, nodes} from './model.js'
import {cpuResource} from './show.js'

const functions: readonly CpuFunction[] = ['Platform', 'Vswitch', 'Shared', 'Application', 'Application-isolated']

interface Capability {
  readonly function?: string
  readonly sockets?: readonly Readonly<Record<string, number | string>>[]
  readonly cpulist?: string
}

function checkHost(c: Call, host: Host): void {
  if (isSimplex(c.region)) checkEditable(c, host.uuid)
  else if (host.administrative !== 'locked') refuse(400, 'Host must be locked.')
  if (!isWorker(host)) refuse(400, 'Can only modify worker node cores.')
}

/** More than any host has: what lies above is as little there. */
const beyond = 8192

/** `3-5,6` as numbers. */
function rangeSet(list: string): number[] {
  const found = new Set<number>()
  for (const part of list.split(',')) {
    const [, from, to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? refuse(400, `Invalid range of CPUs: ${list}`)
    const last = Math.min(Number(to), beyond)
    for (let cpu = Math.min(Number(from), beyond); cpu <= last; cpu += 1) found.add(cpu)
  }
  return [...found]
}

/** Which cores do what: by numbers of cores for each socket, or by a list of CPUs. */
export function modifyCpus(c: Call<'host'>) {
  const host = findHost(c)
  checkHost(c, host)
  const wanted = c.body as readonly Capability[]
  if (!Array.isArray(wanted)) refuse(400, 'Request is not in valid JSON format')
  const all = c.region.of(cpus).where({ihost_uuid: host.uuid})
  const sockets = c.region.of(nodes).count({ihost_uuid: host.uuid})
  for (const one of wanted) checkCapability(host, one, all, sockets)
  const plan = planOf(all, sockets)
  for (const one of wanted) enter(plan, one)
  const hasSwitch = c.region.of(systems).all()[0]?.capabilities['vswitch_type'] !== 'none'
  checkAllocation(plan, all, {allInOne: host.personality === 'controller', hasSwitch})
  const next = allocate(plan, all)
  for (const cpu of all) {
    const does = next.get(cpu.cpu) ?? 'Application'
    if (does !== cpu.allocated_function) {
      c.region.of(cpus).update(cpu.uuid, {allocated_function: does, updatedAt: c.sim.now()})
    }
  }
  return {
    icpus: c.region
      .of(cpus)
      .where({ihost_uuid: host.uuid})
      .map((cpu) => showRow(c, cpuResource, cpu, false)),
  }
}

/** The genuine server takes any word for a function and ignores it. */
const functionNamed = (name: string): CpuFunction =>
  functions.find((one) => one.toLowerCase() === name.toLowerCase()) ??
  refuse(400, `Unknown cpu function ${name}; choose from ${functions.join(', ')}`)

function checkCapability(host: Host, given: Capability, all: readonly Cpu[], sockets: number): void {
  const {function: name, sockets: counts = [], cpulist} = given
  const [socketText, listText] = [pythonText(counts), pythonText(cpulist ?? null).replace(/^'|'$/g, '')]
  if (counts.length > 0 && cpulist) {
    refuse(400, `host ${host.uuid}:  socket=${socketText} and cpulist=${listText} may not both be specified`)
  }
  if (!name || (counts.length === 0 && !cpulist)) {
    refuse(
      400,
      `host ${host.uuid}:  cpu function=${name ?? 'None'} or (socket=${socketText} and cpulist=${listText}) not specified`,
    )
  }
  functionNamed(name)
  for (const [socket, value] of counts.flatMap((entry) => Object.entries(entry).slice(0, 1))) {
    if (Number(socket) >= sockets) refuse(400, `There is no Processor (Socket) ${socket} on this host.`)
    if (Number(value) < 0) refuse(400, 'Specified cpu values must be non-negative.')
  }
  if (cpulist && Math.max(...rangeSet(cpulist)) > Math.max(...all.map((cpu) => cpu.cpu))) {
    refuse(400, 'Specified cpulist contains nonexistant CPUs.')
  }
}

/** A function that is given a list has no numbers any more. */
function enter(plan: Plan, {function: name = '', sockets: counts = [], cpulist}: Capability): void {
  const wanted = functionNamed(name)
  if (counts.length === 0) for (const socket of plan.counts) socket.set(wanted, 0)
  for (const [socket, value] of counts.flatMap((entry) => Object.entries(entry).slice(0, 1))) {
    plan.counts[Number(socket)]?.set(wanted, Number(value) * plan.threads)
  }
  plan.lists.set(wanted, cpulist ? rangeSet(cpulist) : [])
}
