import {type EntityPart, isPlace, partsOfEntity, withoutTaken} from './alarm-entity.js'
import {type AlarmGroup, groupAlarms, type RaisedAlarm} from './alarm-group.js'
import {rankOf} from './severity.js'

/** A line of the tree: what alarms are about, with an alarm of its own, or with what is below. */
export interface AlarmBranch {
  /** By which the line is known from look to look. */
  name: string
  /** How deep it stands below the system. */
  level: number
  /** What it is, as people call it beside what stands above. */
  label: string
  /** The worst of its own and of what is below. */
  severity: string
  /** Alarms of its own and below. */
  count: number
  /** Nothing where only something below has an alarm. */
  alarm_id: string | null
  since: string | null
  reason: string
  uuids: string[]
  suppression_status: string | null
}

interface Node {
  label: string
  path: string
  groups: AlarmGroup[]
  below: Map<string, Node>
}

const labelOf = (part: EntityPart): string =>
  isPlace(part) || part.key === '' ? part.value : `${part.key.replaceAll(/[_-]/g, ' ')} ${part.value}`

const nodeOf = (label: string, path: string): Node => ({label, path, groups: [], below: new Map()})

/** The same lines as the groups, by what they are about: the system, its hosts and subclouds, what belongs to these. */
export function treeOfAlarms(alarms: readonly RaisedAlarm[]): AlarmBranch[] {
  if (alarms.length === 0) return []
  const root = nodeOf('system', 'system')
  for (const group of groupAlarms(alarms)) placeIn(root, group)
  return linesOf(root, 0)
}

function placeIn(root: Node, group: AlarmGroup): void {
  let node = root
  for (const {key, label} of pathOf(group)) {
    const below = node.below.get(key) ?? nodeOf(label, `${node.path}.${key}`)
    node.below.set(key, below)
    node = below
  }
  node.groups.push(group)
}

/** What a group stands below, and it itself at the end. */
function pathOf({entity, entities: [first = ''], count, subclouds}: AlarmGroup): {key: string; label: string}[] {
  // Those of several subclouds stand beside the subclouds, not below one of them.
  if (subclouds.length > 1) return [{key: `subcloud=${subclouds.join(',')}`, label: entity}]
  const parts = withoutTaken(partsOfEntity(first))
  return parts.map((part, at) => {
    // Of many only what they have in common has a place; how many there are is what the last line says.
    const shared = count > 1 && at === parts.length - 1
    return shared
      ? {key: `${part.key}=*`, label: entity.slice(entity.search(/\d+ [^\d]*$/))}
      : {key: `${part.key}=${part.value}`, label: labelOf(part)}
  })
}

const allBelow = (node: Node): AlarmGroup[] => [...node.groups, ...[...node.below.values()].flatMap(allBelow)]

const worst = (groups: readonly AlarmGroup[]): string =>
  groups.reduce((found, {severity}) => (rankOf(severity) < rankOf(found) ? severity : found), groups[0]?.severity ?? '')

function linesOf(node: Node, level: number): AlarmBranch[] {
  const {label, path} = node
  const below = [...node.below.values()].flatMap((one) => linesOf(one, level + 1))
  if (node.groups.length > 0) {
    const own = node.groups.map((group) => ({...group, name: `${path} ${group.alarm_id}`, level, label}))
    return [...own, ...below]
  }
  const all = allBelow(node)
  const count = all.reduce((sum, group) => sum + group.count, 0)
  const line = {
    ...{name: path, level, label, severity: worst(all), count, alarm_id: null, since: null, suppression_status: null},
    reason: count === 1 ? '1 alarm' : `${count} alarms`,
    uuids: all.flatMap(({uuids}) => uuids),
  }
  return [line, ...below]
}
