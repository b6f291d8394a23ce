import type {Mistake} from './mistake.js'
import {placeOf, repeats, resembling} from './mistake.js'
import {planHardware, rootKind} from './plan.js'
import type {DefaultsContent, ScenarioContent} from './schema.js'

/** What the installer needs for the platform: partitions of its own and the volume group `cgts-vg`. */
const leastRootDisk = 265_216
/** of the first NUMA node, of which the platform may keep two thirds */
const leastMemory = 8192
/** Longer than anybody can follow. */
const mostLike = 16

export function* hardwareMistakes(content: ScenarioContent, defaults: DefaultsContent): Generator<Mistake> {
  const said = content.hardware ?? {}
  const kinds = {...defaults.hardware, ...said}
  for (const [name, {like}] of Object.entries(said)) {
    const path = ['hardware', name, 'like']
    if (like === undefined) continue
    if (!Object.hasOwn(kinds, like)) {
      yield {path, what: `${placeOf(path)}: there is no hardware ${like}${resembling(like, Object.keys(kinds))}`}
      return
    }
    const seen = new Set([name])
    for (let next: string | undefined = like; next !== undefined; next = kinds[next]?.like) {
      if (seen.has(next)) {
        yield {path, what: `${placeOf(path)} leads back to ${next}`}
        return
      }
      seen.add(next)
      if (seen.size > mostLike) {
        yield {path, what: `${placeOf(path)} leads on over more than ${mostLike} kinds`}
        return
      }
    }
  }
  const planned = planHardware(defaults, content)
  for (const kind of new Set([rootKind, ...Object.keys(said)])) {
    const machine = planned[kind]
    if (machine === undefined) continue
    const at = (what: string, ...path: PropertyKey[]): Mistake => {
      const full = ['hardware', kind, ...path]
      return {path: full, what: `${placeOf(full)} ${what}`}
    }
    const {sockets} = machine.processors
    if (machine.memory.length !== sockets) {
      yield at(`must say the memory of ${sockets} NUMA nodes, not ${machine.memory.length}`, 'memory')
    }
    if ((machine.memory[0] ?? 0) < leastMemory) yield at(`must be at least ${leastMemory}`, 'memory', 0)
    if ((machine.disks[0]?.size ?? 0) < leastRootDisk) {
      yield at(`must be at least ${leastRootDisk}: the first disk holds the platform`, 'disks', 0, 'size')
    }
    if (machine.disks[0]?.osd === true) yield at('cannot be: the first disk holds the platform', 'disks', 0, 'osd')
    yield* repeated(machine.disks, 'node', 'disks')
    yield* repeated(machine.ports, 'name', 'ports')
    for (const [part, list] of [
      ['ports', machine.ports],
      ['devices', machine.devices],
    ] as const) {
      yield* repeated(list, 'address', part)
      for (const [n, {numa}] of list.entries()) {
        if (numa >= sockets) yield at(`must be below ${sockets}, the number of sockets`, part, n, 'numa')
      }
    }
    function* repeated<K extends string>(list: readonly Readonly<Record<K, string>>[], key: K, part: string) {
      for (const [n, value] of repeats(list.map((one) => one[key]))) yield at(`is there twice: ${value}`, part, n, key)
    }
  }
}
