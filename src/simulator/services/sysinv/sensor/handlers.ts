import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {pythonText} from '../../python-text.js'
import {hostGiven} from '../record/find-host.js'
import {change, changed, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {sensorGroups, sensors} from './model.js'
import {sensorGroupResource, sensorResource} from './show.js'

const yes = ['1', 'on', 't', 'true', 'y', 'yes']
const no = ['0', 'f', 'false', 'n', 'no', 'off']

function boolean(value: unknown): boolean {
  const given = String(value).toLowerCase()
  if (yes.includes(given)) return true
  if (no.includes(given)) return false
  const listed = [...no, ...yes].sort().map((one) => `'${one}'`)
  return refuse(400, `Unrecognized value '${value}', acceptable values are: ${listed.join(', ')}`)
}

const choices = ['alarm', 'log', 'ignore', 'reset', 'powercycle']

/** The genuine server takes any word for an action, and any number for an interval. */
function action(field: string, value: unknown): string {
  const given = String(value)
  if (!choices.includes(given)) refuse(400, `Invalid action '${given}' for ${field}`)
  return given
}

/** What a sensor is. */
const ofNobody = ['uuid', 'id', 'host_id', 'datatype', 'sensortype']
const atGroup = ['actions_critical', 'actions_major', 'actions_minor']
const bounds = ['minor_lower', 'minor_upper', 'major_lower', 'major_upper', 'critical_lower', 'critical_upper']

/** What only the monitor of the hardware says. */
const ofMonitor = (suffix: '' | '_group'): string[] => [
  ...(suffix === '' ? ['sensorname', 'path', 'status'] : ['sensorgroupname', 'path']),
  ...['state', 'possible_states', ...(suffix === '' ? ['algorithm'] : [])],
  ...['actions_critical_choices', 'actions_major_choices', 'actions_minor_choices'],
  ...['unit_base', 'unit_modifier', 'unit_rate'].map((name) => `${name}${suffix}`),
  ...bounds.map((bound) => `t_${bound}${suffix}`),
]

const paths = (fields: readonly string[]): string => pythonText(fields.map((field) => `/${field}`))

function checkFields(fields: readonly string[], foreign: readonly string[]): void {
  const any = (some: readonly string[]) => fields.some((field) => some.includes(field))
  if (any(ofNobody)) refuse(400, `The following fields can not be modified: ${paths(ofNobody)} `)
  if (any(atGroup)) {
    refuse(400, `The following fields can only be modified at the sensorgroup level: ${paths(atGroup)}`)
  }
  if (any(foreign)) refuse(400, `The following fields are not remote-modifiable: ${paths(foreign)}`)
}

const known = ['suppress', 'audit_interval', ...ofNobody, ...atGroup, ...ofMonitor('')]
const knownOfGroup = [
  ...['suppress', 'audit_interval_group', 'actions_minor_group', 'actions_major_group', 'actions_critical_group'],
  ...ofNobody,
  ...ofMonitor('_group'),
]

export function patchSensor(c: Call<'uuid'>) {
  const sensor = rowAsked(c, sensorResource)
  const wish = wishes(c, known)
  checkFields(Object.keys(wish), ofMonitor(''))
  return changed(c, sensorResource, sensor.uuid, 'suppress' in wish ? {suppress: boolean(wish['suppress'])} : {})
}

export function patchGroup(c: Call<'uuid'>) {
  const group = rowAsked(c, sensorGroupResource)
  const actions = ['actions_minor_group', 'actions_major_group', 'actions_critical_group']
  const wish = wishes(c, knownOfGroup)
  checkFields(Object.keys(wish), ofMonitor('_group'))
  const patch: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(wish)) {
    if (field === 'suppress') patch[field] = boolean(value)
    else if (actions.includes(field)) patch[field] = action(field, value)
    else if (field === 'audit_interval_group') {
      if (!/^\d+$/.test(String(value)) || Number(value) < 30 || Number(value) > 3600) {
        refuse(400, 'audit_interval_group must be between 30 and 3600 seconds')
      }
      patch[field] = Number(value)
    }
  }
  // What a group is told holds for its sensors.
  for (const sensor of c.region.of(sensors).where({host_uuid: group.host_uuid})) {
    if (sensor.sensorgroup_uuid !== group.uuid) continue
    change(c, sensorResource, sensor.uuid, {
      suppress: (patch['suppress'] as boolean | undefined) ?? sensor.suppress,
      actions_minor: (patch['actions_minor_group'] as string | undefined) ?? sensor.actions_minor,
      actions_major: (patch['actions_major_group'] as string | undefined) ?? sensor.actions_major,
      actions_critical: (patch['actions_critical_group'] as string | undefined) ?? sensor.actions_critical,
    })
  }
  return changed(c, sensorGroupResource, group.uuid, patch)
}

/** Forgets what operators changed; the sensors are read anew. */
export function relearn(c: Call) {
  const {host_uuid: ref = ''} = (c.body ?? {}) as {host_uuid?: string}
  const host = hostGiven(c, ref)
  const plain = {suppress: false, updatedAt: c.sim.now()}
  for (const group of c.region.of(sensorGroups).where({host_uuid: host.uuid})) {
    c.region.of(sensorGroups).update(group.uuid, {
      ...plain,
      ...{audit_interval_group: 120, actions_minor_group: 'ignore', actions_major_group: 'alarm'},
      actions_critical_group: 'alarm',
    })
  }
  for (const sensor of c.region.of(sensors).where({host_uuid: host.uuid})) {
    const actions = {actions_minor: 'ignore', actions_major: 'alarm', actions_critical: 'alarm'}
    c.region.of(sensors).update(sensor.uuid, {...plain, ...actions})
  }
  return reply(204)
}
