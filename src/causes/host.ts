import type {AlarmFact, EventFact, UnreadFact} from './fact.js'
import {forTooLong, hoursTooLong} from './hanging.js'
import {nothingWrong} from './nothing.js'
import {remedyOf} from './remedy.js'
import {type Answer, answerFrom, type Cause, causesIn, type Evidence, type Rule, rulesOn} from './rule.js'
import {typed} from './typed.js'
import {aboutAlarm, alarmEvidence, brief, byGravity, momentOf, since, someOf, unreadEvidence} from './words.js'

/** A host as sysinv shows it. */
export interface HostFact {
  readonly hostname: string | null
  readonly personality: string | null
  readonly administrative: string
  readonly operational: string
  readonly availability: string
  readonly task?: string | null | undefined
  readonly vim_progress_status?: string | null | undefined
  readonly install_state?: string | null | undefined
  readonly device_image_update?: string | null | undefined
  readonly capabilities?: {readonly Personality?: string | null | undefined} | null | undefined
  readonly [more: string]: unknown
}

/** Something that a host has, and in what state that is. */
export interface PartFact {
  readonly kind: 'partition' | 'file system' | 'physical volume' | 'service' | 'OSD'
  readonly name: string
  readonly state: string
}

/** What is known of a host; of those that may be missing, nothing is known then. */
export interface HostFacts {
  readonly host: HostFact
  /** All of its system. */
  readonly hosts?: readonly HostFact[] | undefined
  /** Active in its system. */
  readonly alarms?: readonly AlarmFact[] | undefined
  readonly events?: readonly EventFact[] | undefined
  /** What of it is not as it should be. */
  readonly broken?: readonly PartFact[] | undefined
  readonly unread?: readonly UnreadFact[] | undefined
  /** The time there, in milliseconds since 1970: without it nothing is known to take too long. */
  readonly now?: number | undefined
  /** What stands before each command: `stx --subcloud edge7`, or `stx`. */
  readonly prompt: string
}

type HostTopic = 'install' | 'state' | 'task' | 'service' | 'configuration' | 'part' | 'alarm' | 'system'

const rule = rulesOn<HostFacts, HostTopic>()

const nameOf = ({host}: HostFacts): string => host.hostname ?? `host ${String(host['id'] ?? '')}`.trim()
/** The other one of two controllers. */
const partnerOf = ({host, hosts}: HostFacts): HostFact | undefined =>
  host.personality === 'controller'
    ? hosts?.find(({hostname, personality}) => personality === 'controller' && hostname !== host.hostname)
    : undefined
const isActive = ({capabilities}: HostFact) => capabilities?.Personality === 'Controller-Active'
const inService = ({administrative, operational}: HostFact) =>
  administrative === 'unlocked' && operational === 'enabled'

/** Of this host: it is named in the entity, or in what stands below it. */
const isOf =
  (name: string) =>
  ({entity_instance_id}: AlarmFact | EventFact): boolean =>
    (entity_instance_id ?? '').split(/[.,]/).includes(`host=${name}`)

const own = (facts: HostFacts): AlarmFact[] => byGravity((facts.alarms ?? []).filter(isOf(nameOf(facts))))
const ownAlarm = (facts: HostFacts, ...ids: string[]) => own(facts).find(({alarm_id}) => ids.includes(alarm_id))

const stateEvidence = ({host}: HostFacts): Evidence => ({
  what: 'state',
  says: [`${host.administrative}, ${host.operational}, ${host.availability}`, host.task].filter(Boolean).join('; '),
  at: momentOf(host['updated_at']),
})

const bmcEvidence = ({host}: HostFacts): Evidence | undefined =>
  typeof host['bm_ip'] === 'string' && host['bm_ip'] !== ''
    ? {what: 'board controller', says: `${String(host['bm_type'] ?? '')} ${host['bm_ip']}`.trim()}
    : undefined

const alarmsOf = (facts: HostFacts, most = 3): Evidence[] => own(facts).slice(0, most).map(alarmEvidence)

const eventsOf = (facts: HostFacts): Evidence[] =>
  (facts.events ?? []).slice(0, 3).map(({event_log_id, reason_text, timestamp}) => ({
    what: `event ${event_log_id}`,
    says: brief(reason_text ?? ''),
    at: momentOf(timestamp),
  }))

/** The operations whose failure stays in the task: how each is called, and what tries it again. */
const operations: readonly (readonly [task: RegExp, says: string, verb: string])[] = [
  [/^Reboot Failed(?: - )?/, 'was not rebooted', 'reboot'],
  [/^Reset Failed(?: - )?/, 'was not reset', 'reset'],
  [/^Power-Off Failed(?: - )?/, 'was not switched off', 'power-off'],
  [/^Power-On Failed(?: - )?/, 'was not switched on', 'power-on'],
  [/^(?:Force-)?Swact: Failed(?: - )?/, 'did not give its services to the other controller', 'swact'],
  [/^(?:Force-?)?Lock(?:ing)? Failed(?: - )?/i, 'was not locked', 'lock'],
  [/^Unlock(?:ing)? Failed(?: - )?/i, 'was not unlocked', 'unlock'],
]

/** States that its own services stand in; another text is the reason why they could not move. */
const ownStates = new Set(['services-enabled', 'services-disabled', 'services-disable-extend'])

/** Tasks that only tell of an end. */
const isOver = (task: string) => /(complete|completed|succeeded)$/i.test(task)

/** What is being done with it. */
const taskOf = ({task}: HostFact): string => (task && !isOver(task) ? task : '')

/** In hours; maintenance gives up on each operation long before. */
const LONGEST_TASK = 4

const at = (timestamp: string | null | undefined): string => {
  const moment = momentOf(timestamp)
  return moment === undefined ? '' : ` at ${moment} UTC`
}

export const hostRules: readonly Rule<HostFacts, HostTopic>[] = [
  rule({
    id: 'not-installed',
    topic: 'install',
    explains: ['state', 'task', 'alarm'],
    when: ({host}) => host.install_state === 'failed',
    sentence: (facts) => {
      const why = (facts.host.task ?? '').replace(/^Reinstall Failed\s*/, '')
      return `${nameOf(facts)} was not installed: ${brief(why) || 'its installer gave up'}`
    },
    evidence: (facts) => [
      {what: 'installation', says: 'failed', at: momentOf(facts.host['updated_at'])},
      stateEvidence(facts),
      bmcEvidence(facts),
      ...eventsOf(facts),
    ],
    command: (facts) => typed`${facts.prompt} host reinstall ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'configuration-failed',
    topic: 'state',
    explains: ['task', 'service', 'configuration', 'alarm'],
    when: (facts) => ownAlarm(facts, '200.011'),
    sentence: (facts, {timestamp}) => {
      const why = facts.host.task ? `: ${brief(facts.host.task)}` : ''
      return `${nameOf(facts)} failed${at(timestamp)}: its configuration was not applied when it started${why}`
    },
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), bmcEvidence(facts), ...eventsOf(facts)],
    command: (facts) => typed`${facts.prompt} host lock ${nameOf(facts)} --force --wait`,
  }),
  rule({
    id: 'heartbeat-lost',
    topic: 'state',
    explains: ['task', 'service', 'alarm'],
    when: (facts) => facts.host.administrative === 'unlocked' && ownAlarm(facts, '200.004'),
    sentence: (facts, {timestamp}) =>
      `${nameOf(facts)} does not answer: its heartbeats were lost${at(timestamp)}, and maintenance restarts it until it is back`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), bmcEvidence(facts), ...eventsOf(facts)],
    command: (facts) => typed`${facts.prompt} host wait ${nameOf(facts)} --until availability=available --deadline 30m`,
  }),
  rule({
    id: 'heartbeat-failing',
    topic: 'state',
    explains: ['task', 'alarm'],
    when: (facts) => ownAlarm(facts, '200.005', '200.009'),
    sentence: (facts, {alarm_id}) =>
      `${nameOf(facts)} is being lost: its heartbeats on the ${alarm_id === '200.009' ? 'cluster-host' : 'management'} network stay away`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), bmcEvidence(facts)],
    command: (facts) => typed`${facts.prompt} host show ${nameOf(facts)}`,
  }),
  rule({
    id: 'operation-failed',
    topic: 'task',
    explains: ['state'],
    when: ({host}) => operations.find(([task]) => task.test(host.task ?? '')),
    sentence: (facts, [task, says]) => {
      const why = (facts.host.task ?? '').replace(task, '')
      return `${nameOf(facts)} ${says}${why ? `: ${brief(why)}` : ''}`
    },
    evidence: (facts) => [stateEvidence(facts), bmcEvidence(facts), ...alarmsOf(facts), ...eventsOf(facts)],
    command: (facts, [, , verb]) => typed`${facts.prompt} host ${verb} ${nameOf(facts)}`,
  }),
  rule({
    id: 'services-stayed',
    topic: 'task',
    when: ({host}) => {
      const said = host.vim_progress_status
      return host.administrative === 'unlocked' && !host.task && said && !ownStates.has(said) && said
    },
    sentence: (facts, said) => `${nameOf(facts)} was not locked: what runs there could not move away: ${brief(said)}`,
    evidence: (facts, said) => [{what: 'vim', says: brief(said)}, stateEvidence(facts), ...alarmsOf(facts)],
    command: (facts) => typed`${facts.prompt} host lock ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'software-failed',
    topic: 'configuration',
    explains: ['alarm'],
    when: (facts) => ownAlarm(facts, '900.021'),
    sentence: (facts) => `the software deployment failed on ${nameOf(facts)}`,
    evidence: (facts) => [...alarmsOf(facts), stateEvidence(facts)],
    command: ({prompt}) => typed`${prompt} orchestration why sw-deploy`,
  }),
  rule({
    id: 'operation-hangs',
    topic: 'task',
    explains: ['state', 'service', 'alarm', 'configuration'],
    when: ({host, now}) => taskOf(host) && hoursTooLong(host['updated_at'], now, LONGEST_TASK),
    sentence: (facts, hours) =>
      `something is being done with ${nameOf(facts)}: ${brief(taskOf(facts.host))}${since(momentOf(facts.host['updated_at']))}${forTooLong(hours, LONGEST_TASK)}`,
    evidence: (facts) => [stateEvidence(facts), bmcEvidence(facts), ...alarmsOf(facts), ...eventsOf(facts)],
    command: (facts) =>
      facts.host.administrative === 'locked'
        ? typed`${facts.prompt} host show ${nameOf(facts)}`
        : typed`${facts.prompt} host lock ${nameOf(facts)} --force --wait`,
  }),
  rule({
    id: 'operation-running',
    topic: 'task',
    verdict: 'under way',
    explains: ['state', 'service', 'alarm', 'configuration'],
    when: ({host}) => taskOf(host),
    sentence: (facts, task) =>
      `something is being done with ${nameOf(facts)}: ${brief(task)}${since(momentOf(facts.host['updated_at']))}`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts)],
    command: (facts) => typed`${facts.prompt} host wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'installing',
    topic: 'install',
    verdict: 'under way',
    explains: ['state'],
    when: ({host}) => host.install_state && !/^(completed\+?|failed)$/.test(host.install_state) && host.install_state,
    sentence: (facts, state) =>
      `${nameOf(facts)} is being installed: ${state} ${String(facts.host['install_state_info'] ?? '')}`.trim(),
    evidence: (facts) => [stateEvidence(facts), bmcEvidence(facts)],
    command: (facts) => typed`${facts.prompt} host wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'no-personality',
    topic: 'install',
    explains: ['state', 'alarm'],
    when: ({host}) => host.personality === null,
    sentence: (facts) => `${nameOf(facts)} booted from the network, and nobody has said yet what it is to be`,
    evidence: (facts) => [
      stateEvidence(facts),
      {what: 'MAC address', says: String(facts.host['mgmt_mac'] ?? 'unknown')},
    ],
    command: (facts) =>
      typed`${facts.prompt} host update ${String(facts.host['id'] ?? 'ID')} personality=worker hostname=NAME`,
  }),
  rule({
    id: 'waits-for-boot',
    topic: 'install',
    explains: ['state', 'alarm'],
    when: ({host}) =>
      host['inv_state'] !== 'inventoried' && host.availability === 'offline' && host.administrative === 'locked',
    sentence: (facts) => `${nameOf(facts)} is known, but its machine has not booted from the network yet`,
    evidence: (facts) => [
      stateEvidence(facts),
      {what: 'MAC address', says: String(facts.host['mgmt_mac'] ?? 'unknown')},
      bmcEvidence(facts),
    ],
    command: (facts) => typed`${facts.prompt} host power-on ${nameOf(facts)}`,
  }),
  rule({
    id: 'locked-and-off',
    topic: 'state',
    explains: ['alarm', 'service'],
    when: ({host}) => host.administrative === 'locked' && /^(offline|power-off)$/.test(host.availability),
    sentence: (facts) =>
      `${nameOf(facts)} is locked${since(momentOf(ownAlarm(facts, '200.001')?.timestamp))}, and ${facts.host.availability === 'power-off' ? 'switched off' : 'its machine does not answer'}`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), bmcEvidence(facts), ...eventsOf(facts)],
    command: (facts) => typed`${facts.prompt} host power-on ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'locked',
    topic: 'state',
    explains: ['alarm', 'service'],
    when: ({host}) => host.administrative === 'locked',
    sentence: (facts) =>
      facts.host['invprovision'] === 'unprovisioned'
        ? `${nameOf(facts)} is locked: it was never unlocked since it was installed`
        : `${nameOf(facts)} is locked${since(momentOf(ownAlarm(facts, '200.001')?.timestamp))}: somebody took it out of service`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), ...eventsOf(facts)],
    command: (facts) => typed`${facts.prompt} host unlock ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'failed',
    topic: 'state',
    explains: ['service', 'alarm'],
    when: ({host}) => !inService(host),
    sentence: (facts) => `${nameOf(facts)} is not in service: ${facts.host.operational}, ${facts.host.availability}`,
    evidence: (facts) => [stateEvidence(facts), ...alarmsOf(facts), bmcEvidence(facts), ...eventsOf(facts)],
    command: (facts) => typed`${facts.prompt} host lock ${nameOf(facts)} --force --wait`,
  }),
  rule({
    id: 'service-failed',
    topic: 'service',
    explains: ['alarm', 'system'],
    when: (facts) => ownAlarm(facts, '400.001'),
    sentence: (facts, {reason_text}) => `a service does not run on ${nameOf(facts)}: ${brief(reason_text ?? '')}`,
    evidence: (facts) => [...alarmsOf(facts), stateEvidence(facts)],
    command: ({prompt}) => typed`${prompt} servicegroup list`,
  }),
  rule({
    id: 'partner-missing',
    topic: 'service',
    explains: ['alarm', 'system'],
    when: (facts) => {
      const other = partnerOf(facts)
      return other && !inService(other) && other
    },
    sentence: (facts, other) =>
      `${nameOf(facts)} works, but without its partner: ${other.hostname} is ${other.administrative}, ${other.operational}, ${other.availability}`,
    evidence: (facts) => [
      ...byGravity((facts.alarms ?? []).filter(({alarm_id}) => /^400\.00[25]$/.test(alarm_id)))
        .slice(0, 3)
        .map(alarmEvidence),
      stateEvidence(facts),
    ],
    command: ({prompt}, {hostname}) => typed`${prompt} host why ${hostname ?? 'HOST'}`,
  }),
  rule({
    id: 'partner-service-failed',
    topic: 'service',
    explains: ['system'],
    when: (facts) => {
      const partner = partnerOf(facts)?.hostname
      return partner && facts.alarms?.find((alarm) => alarm.alarm_id === '400.001' && isOf(partner)(alarm))
    },
    sentence: (facts, {reason_text}) =>
      `${nameOf(facts)} works, but a service does not run on its partner ${partnerOf(facts)?.hostname}: ${brief(reason_text ?? '')}`,
    evidence: (facts, alarm) => [alarmEvidence(alarm), stateEvidence(facts)],
    command: ({prompt}) => typed`${prompt} servicegroup list`,
  }),
  rule({
    id: 'part-broken',
    topic: 'part',
    when: ({broken = []}) => broken.length > 0 && broken,
    sentence: (facts, broken) =>
      `${broken.length === 1 ? 'a' : `${broken.length} parts, first a`} ${broken[0]?.kind} of ${nameOf(facts)} ${broken.length === 1 ? 'is' : 'are'} not as it should be: ${someOf(broken.map(({name, state}) => `${name} is ${state}`))}`,
    evidence: (facts, broken) => [
      ...broken.slice(0, 4).map(({kind, name, state}) => ({what: kind, says: `${name}: ${state}`})),
      stateEvidence(facts),
    ],
    command: (facts, [first]) => first && `${facts.prompt} ${partLists[first.kind](nameOf(facts))}`,
  }),
  rule({
    id: 'unlock-pending',
    topic: 'configuration',
    explains: ['alarm'],
    when: (facts) => ownAlarm(facts, '900.020'),
    sentence: (facts) => `${nameOf(facts)} has new software, which it takes over when it is unlocked`,
    evidence: (facts) => [...alarmsOf(facts), stateEvidence(facts)],
    command: (facts) => typed`${facts.prompt} host unlock ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'configuration-old',
    topic: 'configuration',
    explains: ['alarm'],
    when: (facts) => ownAlarm(facts, '250.001') ?? (facts.host['config_status'] === 'Config out-of-date' && 'said'),
    sentence: (facts) =>
      `${nameOf(facts)} does not have the configuration that it is to have: it takes it when it is locked and unlocked`,
    evidence: (facts) => [
      ...alarmsOf(facts),
      {
        what: 'configuration',
        says: `${String(facts.host['config_applied'])} applied, ${String(facts.host['config_target'])} wanted`,
      },
    ],
    command: (facts) => typed`${facts.prompt} host lock ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'images-not-written',
    topic: 'configuration',
    when: ({host}) => /^(pending|in-progress-aborted)$/.test(host.device_image_update ?? ''),
    sentence: (facts) =>
      facts.host.device_image_update === 'pending'
        ? `device images that were applied are not written to the cards of ${nameOf(facts)}`
        : `the writing of device images on ${nameOf(facts)} was broken off`,
    evidence: (facts) => [{what: 'device images', says: String(facts.host.device_image_update)}, ...alarmsOf(facts)],
    command: (facts) => typed`${facts.prompt} host device image-update ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'alarm',
    topic: 'alarm',
    when: (facts) => own(facts)[0],
    sentence: (facts, alarm) => `${nameOf(facts)} has ${aboutAlarm(alarm)}`,
    evidence: (facts) => [...alarmsOf(facts, 4), stateEvidence(facts)],
    command: ({prompt, host}, alarm) => remedyOf(prompt, alarm, host.hostname),
  }),
  rule({
    id: 'degraded',
    topic: 'alarm',
    when: ({host}) => host.availability !== 'available',
    sentence: (facts) => `${nameOf(facts)} is ${facts.host.availability}, and no alarm says why`,
    evidence: (facts) => [stateEvidence(facts), ...eventsOf(facts), ...(facts.unread ?? []).map(unreadEvidence)],
    command: (facts) => typed`${facts.prompt} event list`,
  }),
  rule({
    id: 'system-alarm',
    topic: 'system',
    when: (facts) => {
      if (!isActive(facts.host)) return undefined
      return ofSystem(facts)[0]
    },
    sentence: (facts, alarm) => {
      const others = alike(facts, alarm).length - 1
      const more = others > 0 ? `, and ${others} more of its kind` : ''
      return `${nameOf(facts)} is well, but its system has ${aboutAlarm(alarm)}${more}`
    },
    evidence: (facts, alarm) => [...alike(facts, alarm).slice(0, 4).map(alarmEvidence), stateEvidence(facts)],
    command: ({prompt}, alarm) => remedyOf(prompt, alarm),
  }),
]

const partLists: Readonly<Record<PartFact['kind'], (host: string) => string>> = {
  partition: (host) => typed`host disk partition list ${host}`,
  'file system': (host) => typed`host fs list ${host}`,
  'physical volume': (host) => typed`host pv list ${host}`,
  OSD: (host) => typed`host stor list ${host}`,
  service: () => 'service list',
}

/** Of the system as a whole: neither of one of its hosts, nor of a subcloud. */
const ofSystem = ({alarms = [], hosts = []}: HostFacts): AlarmFact[] =>
  byGravity(
    alarms.filter(
      (alarm) =>
        !/subcloud=/.test(alarm.entity_instance_id) && !hosts.some(({hostname}) => hostname && isOf(hostname)(alarm)),
    ),
  )

const alike = (facts: HostFacts, {alarm_id}: AlarmFact) => ofSystem(facts).filter((one) => one.alarm_id === alarm_id)

/** Of the host itself nothing tells: what it has may. */
export const isSound = ({id}: Cause): boolean => ['well', 'nothing-found', 'not-told', 'system-alarm'].includes(id)

function well(facts: HostFacts): Cause {
  const {alarms, unread, prompt} = facts
  return nothingWrong({
    whom: nameOf(facts),
    well: {
      id: 'well',
      sentence: `nothing is wrong with ${nameOf(facts)}: it is unlocked, enabled, available, and without alarms`,
    },
    evidence: [
      stateEvidence(facts),
      ...(alarms === undefined
        ? []
        : [{what: 'alarms', says: alarms.length === 0 ? 'none' : `${alarms.length}, none of this host`}]),
    ],
    ...{unread, prompt},
  })
}

/** Why a host is as it is. */
export const causeOfHost = (facts: HostFacts): Answer => answerFrom(causesIn(hostRules, facts), well(facts))
