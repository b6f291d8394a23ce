import {hasAll, isAlike, isRow, type Row} from './alike.js'
import {isNone, rowAt, rowsAt, type Special} from './special.js'

/** What a JSON patch replaces, by its names. */
function replacedBy(value: unknown): Row {
  const steps = Array.isArray(value) ? value.filter(isRow) : []
  return Object.fromEntries(steps.map((step) => [String(step['path']).slice(1), step['value']]))
}

/** Attributes of a chart are told as YAML: a line for each. */
const attributesIn = (text: unknown): Row => {
  const lines = [...String(text ?? '').matchAll(/^(\w+): (.*)$/gm)]
  return Object.fromEntries(lines.map(([, name, value]) => [name, value]))
}

const hasNoOverrides = ({user_overrides: own}: Row): boolean => isNone(own) || own === ''

/** A physical core, whichever of its threads is meant. */
const coreOf = ({numa_node: node, core}: Row): string => `${node}/${core}`

const numbersIn = (list: string): ReadonlySet<number> =>
  new Set(
    list.split(',').flatMap((part) => {
      const [from = Number.NaN, to = from] = part.split('-').map(Number)
      return Array.from({length: Math.max(0, to - from + 1)}, (_, at) => from + at)
    }),
  )

/** Whether just these cores have the function. */
function areAssigned({function: task, sockets, cpulist}: Row, cpus: readonly Row[]): boolean {
  const own = cpus.filter((cpu) => String(cpu['allocated_function']).toLowerCase() === task)
  if (typeof cpulist === 'string') {
    const numbers = numbersIn(cpulist)
    const wanted = new Set(cpus.filter(({cpu}) => numbers.has(Number(cpu))).map(coreOf))
    const cores = new Set(own.map(coreOf))
    return wanted.size === cores.size && [...wanted].every((core) => cores.has(core))
  }
  const counts = (Array.isArray(sockets) ? sockets : []).filter(isRow).flatMap(Object.entries)
  // Threads of a core go with it, and are not counted.
  const on = (node: string) => own.filter(({numa_node, thread}) => String(numa_node) === node && thread === 0)
  return counts.length > 0 && counts.every(([node, count]) => on(node).length === Number(count))
}

export const sysinvSpecials: readonly Special[] = [
  {
    // The row does not tell of the controller at which its new size is asked for.
    method: 'PATCH',
    path: /^\/ceph_mon\/[^/]+$/,
    async so({path, body}, look) {
      const {controller: _, ...wanted} = replacedBy(body?.value)
      const now = rowAt(await look(path))
      return now && Object.keys(wanted).length > 0 && hasAll(now, wanted) === true ? {answer: now} : undefined
    },
  },
  {
    // What a group is for is said as a text, and told as members.
    method: 'PATCH',
    path: /^\/ilvgs\/[^/]+$/,
    async so({path, body}, look) {
      const {capabilities} = replacedBy(body?.value)
      const now = rowAt(await look(path))
      if (!now || typeof capabilities !== 'string') return undefined
      const wanted: unknown = JSON.parse(capabilities)
      const own = now['capabilities']
      if (!isRow(wanted) || !isRow(own)) return undefined
      // A group that is for nothing has no word of it.
      const has = ([name, value]: [string, unknown]) => isAlike(value === 'none' ? null : value, own[name])
      return Object.entries(wanted).every(has) ? {answer: now} : undefined
    },
  },
  {
    method: 'PUT',
    path: /^\/ihosts\/[^/]+\/state\/host_cpus_modify$/,
    async so({path, body}, look) {
      const cpus = rowsAt(await look(path.replace(/\/state\/.*$/, '/icpus')))
      const wanted = Array.isArray(body?.value) ? body.value.filter(isRow) : []
      const so = wanted.length > 0 && cpus.length > 0 && wanted.every((one) => areAssigned(one, cpus))
      return so ? {answer: {icpus: cpus}} : undefined
    },
  },
  {
    // It is answered as well where there are none.
    method: 'DELETE',
    path: /^\/helm_charts\/[^/?]+\?/,
    async so({path}, look) {
      const now = rowAt(await look(path))
      return now && hasNoOverrides(now) ? {answer: undefined} : undefined
    },
  },
  {
    // Attributes only: what becomes of overrides that are merged, the service alone knows.
    method: 'PATCH',
    path: /^\/helm_charts\/[^/?]+\?/,
    async so({path, body}, look) {
      const {flags, values, attributes} = isRow(body?.value) ? body.value : {}
      if (!isRow(attributes) || Object.keys(attributes).length === 0) return undefined
      if (isRow(values) && Object.keys(values).length > 0) return undefined
      const now = rowAt(await look(path))
      const keeps = isRow(flags) && flags['reuse_values'] === true
      if (!now || !(keeps || hasNoOverrides(now))) return undefined
      const own = attributesIn(now['attributes'])
      return Object.entries(attributes).every(([name, value]) => isAlike(value, own[name])) ? {answer: now} : undefined
    },
  },
]
