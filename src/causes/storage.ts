import type {AlarmFact, UnreadFact} from './fact.js'
import {nothingWrong} from './nothing.js'
import {remedyOf} from './remedy.js'
import {type Answer, answerFrom, type Cause, causesIn, type Rule, rulesOn} from './rule.js'
import {typed} from './typed.js'
import {aboutAlarm, alarmEvidence, byGravity, someOf} from './words.js'

/** Something that stores, and in what state it is. */
export interface StoreFact {
  readonly name: string
  readonly state: string
  /** What it is doing, or waits for. */
  readonly task?: string | null | undefined
  readonly hostname?: string | null | undefined
}

/** What is known of what a system keeps its data in. */
export interface StorageFacts {
  readonly filesystems?: readonly StoreFact[] | undefined
  readonly backends?: readonly StoreFact[] | undefined
  readonly monitors?: readonly StoreFact[] | undefined
  readonly osds?: readonly StoreFact[] | undefined
  readonly alarms?: readonly AlarmFact[] | undefined
  readonly unread?: readonly UnreadFact[] | undefined
  /** What stands before each command: `stx --subcloud edge7`, or `stx`. */
  readonly prompt: string
}

type Topic = 'filesystem' | 'backend' | 'monitor' | 'osd' | 'alarm'

const rule = rulesOn<StorageFacts, Topic>()

const seen = (what: string, all: readonly StoreFact[]) =>
  all.slice(0, 4).map(({name, state, task}) => ({what, says: [`${name}: ${state}`, task].filter(Boolean).join(', ')}))

const bad = (all: readonly StoreFact[] | undefined, state: RegExp) => {
  const found = all?.filter((one) => state.test(one.state)) ?? []
  return found.length > 0 ? found : undefined
}

const osdCommand = ({prompt}: StorageFacts, [first]: readonly StoreFact[]): string =>
  first?.hostname ? typed`${prompt} host stor list ${first.hostname}` : `${prompt} host list`

const names = (all: readonly StoreFact[]) => someOf(all.map(({name}) => name))

/** Alarms about disks, file systems and ceph. */
const ofStorage = /^(800\.|100\.104$|100\.105$|400\.002$)/

export const storageRules: readonly Rule<StorageFacts, Topic>[] = [
  rule({
    id: 'filesystem-failed',
    topic: 'filesystem',
    when: ({filesystems}) => bad(filesystems, /error/),
    sentence: (_facts, all) =>
      `file systems of the controllers were not changed as they were meant to be: ${names(all)}`,
    evidence: (_facts, all) => seen('file system', all),
    command: ({prompt}) => typed`${prompt} controllerfs list`,
  }),
  rule({
    id: 'monitor-failed',
    topic: 'monitor',
    when: ({monitors}) => bad(monitors, /failed/),
    sentence: (_facts, all) => `the ceph monitor of ${names(all)} was not configured; delete it and add it again`,
    evidence: (_facts, all) => seen('ceph monitor', all),
    command: ({prompt}, [first]) => typed`${prompt} ceph-mon delete ${first?.name ?? 'HOST'}`,
  }),
  rule({
    id: 'osd-failed',
    topic: 'osd',
    when: ({osds}) => bad(osds, /failed/),
    sentence: (_facts, all) =>
      `not taken into the service of ceph: ${someOf(all.map(({name, hostname}) => `OSD ${name}${hostname ? ` of ${hostname}` : ''}`))}`,
    evidence: (_facts, all) => seen('OSD', all),
    command: osdCommand,
  }),
  rule({
    id: 'backend-failed',
    topic: 'backend',
    when: ({backends}) => bad(backends, /fail|error/),
    sentence: (_facts, all) => `storage backends were not configured: ${names(all)}`,
    evidence: (_facts, all) => seen('storage backend', all),
    command: ({prompt}, [first]) => typed`${prompt} storage backend show ${first?.name ?? 'BACKEND'}`,
  }),
  rule({
    id: 'backend-stuck',
    topic: 'backend',
    when: ({backends}) => backends?.filter(({state, task}) => state === 'configuring' && !task).find(() => true),
    sentence: (_facts, {name}) => `storage backend ${name} is being configured, but nothing works on it any more`,
    evidence: (_facts, one) => seen('storage backend', [one]),
    command: ({prompt}, {name}) => typed`${prompt} storage backend delete ${name} --force`,
  }),
  rule({
    id: 'alarm',
    topic: 'alarm',
    when: ({alarms = []}) => byGravity(alarms.filter(({alarm_id}) => ofStorage.test(alarm_id)))[0],
    sentence: (_facts, alarm) => `the storage has ${aboutAlarm(alarm)}`,
    evidence: ({alarms = []}) =>
      byGravity(alarms.filter(({alarm_id}) => ofStorage.test(alarm_id)))
        .slice(0, 4)
        .map(alarmEvidence),
    command: ({prompt}, alarm) => remedyOf(prompt, alarm),
  }),
  rule({
    id: 'filesystem-changing',
    topic: 'filesystem',
    verdict: 'under way',
    when: ({filesystems}) => bad(filesystems, /progress|ing$/),
    sentence: (_facts, all) => `file systems of the controllers are being changed: ${names(all)}`,
    evidence: (_facts, all) => seen('file system', all),
    command: ({prompt}) => typed`${prompt} controllerfs list`,
  }),
  rule({
    id: 'backend-configuring',
    topic: 'backend',
    verdict: 'under way',
    when: ({backends}) => bad(backends, /configuring/),
    sentence: (_facts, all) => `storage backends are being configured: ${names(all)}`,
    evidence: (_facts, all) => seen('storage backend', all),
    command: ({prompt}) => typed`${prompt} storage backend list`,
  }),
  rule({
    id: 'osd-configuring',
    topic: 'osd',
    verdict: 'under way',
    when: ({osds}) => bad(osds, /configuring/),
    sentence: (_facts, all) => `disks are being taken into the service of ceph: ${names(all)}`,
    evidence: (_facts, all) => seen('OSD', all),
    command: osdCommand,
  }),
]

function well({filesystems, backends, monitors, osds, unread, prompt}: StorageFacts): Cause {
  const counted = Object.entries({'file systems': filesystems, backends, 'ceph monitors': monitors, OSDs: osds})
  const evidence = counted.flatMap(([what, all]) => (all === undefined ? [] : [{what, says: `${all.length} in order`}]))
  const sentence = 'nothing is wrong with the storage of this system'
  return nothingWrong({whom: 'the storage', well: {id: 'well', sentence}, evidence, unread, prompt})
}

/** Why what a system keeps its data in is as it is. */
export const causeOfStorage = (facts: StorageFacts): Answer => answerFrom(causesIn(storageRules, facts), well(facts))
