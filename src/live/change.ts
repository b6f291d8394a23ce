import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {Change, Fleet, Part, Site} from './fleet.js'

type Kind = Change['kind']
type Fields = Readonly<Record<string, unknown>>

/** What tells of a thing whether it is otherwise: by its name, the words for its fields. */
interface Looked<T> {
  kind: Kind
  part: Part
  of: (fleet: Fleet) => readonly T[]
  /** Two moments with the same key speak of the same thing. */
  key: (one: T) => unknown
  about: (one: T) => string
  fields: (one: T, known: ReadonlySet<Part>) => Fields
  /** What has come and what has gone is told with this, as field. */
  whole?: {field: string; value: (one: T) => unknown}
}

const looked = <T>(one: Looked<T>) => one as Looked<unknown>

const fieldsOf = ({subcloud, group, alarms}: Site, known: ReadonlySet<Part>): Fields => ({
  management: subcloud['management-state'],
  availability: subcloud['availability-status'],
  deploy: subcloud['deploy-status'],
  sync: subcloud.sync_status,
  ...endpointsOf(subcloud),
  release: subcloud['software-version'],
  backup: subcloud['backup-status'],
  prestage: subcloud['prestage-status'],
  ...(known.has('groups') && {group}),
  ...(known.has('alarm counts') &&
    alarms && {
      'critical alarms': alarms.critical,
      'major alarms': alarms.major,
      'minor alarms': alarms.minor,
      warnings: alarms.warning,
    }),
})

const endpointsOf = ({endpoint_sync_status: endpoints}: Subcloud): Fields =>
  Object.fromEntries((endpoints ?? []).map(({endpoint_type: type, sync_status}) => [`sync of ${type}`, sync_status]))

const all: readonly Looked<unknown>[] = [
  looked<Site>({
    kind: 'site',
    part: 'subclouds',
    of: ({sites}) => sites,
    key: ({subcloud}) => subcloud.id,
    about: ({subcloud}) => subcloud.name,
    fields: fieldsOf,
    whole: {field: 'subcloud', value: ({subcloud}) => subcloud['deploy-status']},
  }),
  looked<Site>({
    kind: 'step',
    part: 'strategy',
    of: ({sites}) => sites,
    key: ({subcloud}) => subcloud.id,
    about: ({subcloud}) => subcloud.name,
    fields: ({step}) => ({step: step?.state}),
  }),
  looked<Fleet['alarms'][number]>({
    kind: 'alarm',
    part: 'alarms',
    of: ({alarms}) => alarms,
    key: ({uuid}) => uuid,
    about: ({alarm_id: id, entity_instance_id: entity}) => `${id} ${entity}`,
    fields: ({severity, suppression_status}) => ({severity, suppression: suppression_status}),
    whole: {field: 'alarm', value: ({severity, reason_text: reason}) => (reason ? `${severity}: ${reason}` : severity)},
  }),
  looked<Fleet['hosts'][number]>({
    kind: 'host',
    part: 'hosts',
    of: ({hosts}) => hosts,
    key: ({uuid}) => uuid,
    about: ({hostname, id}) => hostname ?? `host ${id}`,
    fields: ({administrative, operational, availability, task}) => ({administrative, operational, availability, task}),
    whole: {field: 'host', value: ({availability}) => availability},
  }),
  looked<Fleet['releases'][number]>({
    kind: 'release',
    part: 'releases',
    of: ({releases}) => releases,
    key: ({release_id: id}) => id,
    about: ({release_id: id}) => id,
    fields: ({state}) => ({state}),
    whole: {field: 'release', value: ({state}) => state},
  }),
  looked<Fleet['peers']['systems'][number]>({
    kind: 'peer',
    part: 'peers',
    of: ({peers}) => peers.systems,
    key: ({id}) => id,
    about: (peer) => peer['peer-name'],
    fields: (peer) => ({availability: peer['availability-state'], administrative: peer['administrative-state']}),
    whole: {field: 'peer', value: (peer) => peer['availability-state']},
  }),
  looked<Fleet['peers']['groups'][number]>({
    kind: 'peer',
    part: 'peers',
    of: ({peers}) => peers.groups,
    key: ({id}) => id,
    about: ({peer_group_name: name}) => `peer group ${name}`,
    fields: ({group_state: state, migration_status: migration}) => ({state, migration}),
    whole: {field: 'peer group', value: ({group_state: state}) => state},
  }),
  looked<Fleet['peers']['associations'][number]>({
    kind: 'peer',
    part: 'peers',
    of: ({peers}) => peers.associations,
    key: ({id}) => id,
    about: ({id}) => `association ${id}`,
    fields: (association) => ({sync: association['sync-status']}),
    whole: {field: 'association', value: (association) => association['sync-status']},
  }),
  looked<NonNullable<Fleet['strategy']>>({
    kind: 'strategy',
    part: 'strategy',
    of: ({strategy}) => (strategy ? [strategy] : []),
    key: ({strategy}) => strategy.id ?? strategy.type,
    about: ({strategy}) => strategy.type,
    fields: ({strategy}) => ({state: strategy.state}),
    whole: {field: 'strategy', value: ({strategy}) => strategy.state},
  }),
]

/**
 * What is otherwise than before, of the parts that were known then: what is only now heard of is no news. What is still the
 * same object costs nothing.
 */
export const changesBetween = (before: Fleet, now: Fleet, known: ReadonlySet<Part>): Change[] =>
  all.flatMap((one) => (known.has(one.part) ? changesOf(one, before, now, known) : []))

function changesOf(one: Looked<unknown>, before: Fleet, now: Fleet, known: ReadonlySet<Part>): Change[] {
  const [then, there] = [one.of(before), one.of(now)]
  if (then === there) return []
  const {kind, key, about, fields, whole} = one
  const gone = new Map(then.map((old) => [key(old), old]))
  const changes: Change[] = []
  const say = (who: unknown, field: string, from: unknown, to: unknown) =>
    changes.push({
      ...{at: now.at, kind, about: about(who), field},
      ...(from != null && {from}),
      ...(to != null && {to}),
    })
  for (const row of there) {
    const old = gone.get(key(row))
    gone.delete(key(row))
    if (old === row) continue
    if (old === undefined) {
      if (whole) say(row, whole.field, undefined, whole.value(row) ?? 'there')
      continue
    }
    const [was, is] = [fields(old, known), fields(row, known)]
    for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if ((was[field] ?? undefined) !== (is[field] ?? undefined)) say(row, field, was[field], is[field])
    }
  }
  for (const old of gone.values()) if (whole) say(old, whole.field, whole.value(old) ?? 'there', undefined)
  return changes
}

/** As people say it. What it is about and what it has become are the server's words: whoever shows it makes them harmless. */
export function wordsOf({about, field, from, to}: Change): string {
  if (from === undefined) return `${about}: ${field} ${to}`
  if (to === undefined) return `${about}: ${field} gone (${from})`
  return `${about}: ${field} ${from} -> ${to}`
}
