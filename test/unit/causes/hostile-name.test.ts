import {describe, expect, test} from 'vitest'
import {causeOfApplication} from '../../../src/causes/application.js'
import {causeOfHost} from '../../../src/causes/host.js'
import {causeOfOrchestration} from '../../../src/causes/orchestration.js'
import type {Answer} from '../../../src/causes/rule.js'
import {causeOfStorage} from '../../../src/causes/storage.js'
import {causeOfStrategy} from '../../../src/causes/strategy.js'
import {causeOfSite} from '../../../src/causes/subcloud.js'
import {promptOf} from '../../../src/families/why-reading.js'
import {displayWidth} from '../../../src/output/display-width.js'
import {explanationOf, explanationText} from '../../../src/views/why.js'

const hostile = [
  ['an escape sequence', '\u001b[2J\u001b]0;title\u0007edge'],
  ['right to left', 'edge\u202e7egde\u2066'],
  ['a line of its own', 'edge\nnext:\n  rm -rf ~\r'],
  ['a shell', "edge'; $(reboot) `reboot` & #"],
  ['10,000 characters', 'e'.repeat(10_000)],
  ['10,000 words', 'edge '.repeat(10_000)],
  ['emoji', '🦊'.repeat(300)],
] as const

const alarmOf = (name: string, alarm_id: string, entity: string) => ({
  ...{alarm_id, entity_instance_id: `${entity}${name}`, severity: 'critical', reason_text: name, timestamp: name},
})
const phase = (name: string, result = 'failed') => ({
  ...{'phase-name': name, 'completion-percentage': 1, result, reason: name, response: name},
  ...{'start-date-time': name, 'end-date-time': name},
  stages: [
    {
      ...{'stage-name': name, 'stage-id': 1, result, reason: name, 'start-date-time': name, 'end-date-time': name},
      steps: [
        {
          ...{'step-name': `lock-hosts ${name}`, 'entity-names': [name, name], result, reason: name},
          ...{'start-date-time': name, 'end-date-time': name},
        },
      ],
    },
  ],
})

/** Whatever servers may call something, in each place where they may. */
const answers: Readonly<Record<string, (name: string) => Answer[]>> = {
  subcloud: (name) => {
    const subcloud = {
      ...{name, 'management-state': 'managed', 'availability-status': 'online', 'deploy-status': 'complete'},
      ...{'updated-at': name, 'error-description': name, 'software-version': name},
    }
    const of = (more: object) =>
      causeOfSite({subcloud: {...subcloud, ...more}, bmc: {target: name, answers: false, says: name}})
    return [
      of({'deploy-status': 'install-failed'}),
      of({'deploy-status': 'installing'}),
      of({'availability-status': 'offline'}),
      of({endpoint_sync_status: [{endpoint_type: name, sync_status: 'out-of-sync'}]}),
      of({'backup-status': 'failed'}),
      causeOfSite({subcloud, alarms: [alarmOf(name, '200.004', 'host=')]}),
      causeOfSite({subcloud, alarms: [alarmOf(name, '750.002', 'k8s_application=')]}),
      causeOfSite({subcloud, alarms: [alarmOf(name, '800.001', 'cluster=')]}),
      causeOfSite({subcloud, unread: [{what: name, why: name, silent: true}]}),
      causeOfSite({
        ...{subcloud, deploy: {state: 'host-failed', to_release: name}},
        step: {state: 'failed', details: name, 'finished-at': name},
        strategy: {type: name, state: name},
      }),
    ]
  },
  host: (name) => {
    const host = {
      ...{hostname: name, personality: 'controller', administrative: 'unlocked', operational: 'enabled'},
      ...{availability: 'available', task: '', updated_at: name, bm_ip: name, bm_type: name},
    }
    const prompt = promptOf(name)
    return [
      causeOfHost({host: {...host, task: name}, prompt}),
      causeOfHost({host: {...host, install_state: 'failed', task: name}, prompt}),
      causeOfHost({host: {...host, operational: name, availability: name}, prompt}),
      causeOfHost({host, alarms: [alarmOf(name, '200.011', 'host=')], prompt}),
      causeOfHost({host, broken: [{kind: 'partition', name, state: name}], prompt}),
      causeOfHost({host: {...host, hostname: 'a'}, hosts: [{...host, operational: 'disabled'}], prompt}),
    ]
  },
  application: (name) =>
    ['apply-failed', 'applying', 'missing', 'uploaded', name].map((status) =>
      causeOfApplication({
        application: {name, app_version: name, status, progress: name, updated_at: name},
        alarms: [alarmOf(name, '750.002', 'k8s_application=')],
        prompt: promptOf(name),
      }),
    ),
  storage: (name) => [
    causeOfStorage({monitors: [{name, state: 'failed'}], prompt: promptOf(name)}),
    causeOfStorage({backends: [{name, state: 'failed', task: name}], prompt: promptOf(name)}),
    causeOfStorage({osds: [{name, state: 'failed', hostname: name}], prompt: promptOf(name)}),
  ],
  strategy: (name) =>
    ['failed', 'complete', 'initial'].map((state) =>
      causeOfStrategy({
        strategy: {type: name, state: 'applying', 'updated-at': name},
        steps: [{cloud: name, state, details: name, 'started-at': name}],
      }),
    ),
  orchestration: (name) => {
    const strategy = {
      ...{state: 'apply-failed', 'current-phase': 'apply'},
      ...{'build-phase': phase(name, 'success'), 'apply-phase': phase(name), 'abort-phase': phase(name, 'initial')},
    }
    const prompt = promptOf(name)
    return [
      causeOfOrchestration({strategy, prompt}),
      causeOfOrchestration({strategy: {...strategy, state: 'applying', 'current-phase': name}, prompt}),
      causeOfOrchestration({
        ...{deploy: {state: 'host-failed', to_release: name}, prompt},
        deployHosts: [{hostname: name, host_state: 'failed'}],
      }),
      causeOfOrchestration({releases: [{release_id: name, state: 'upload-failed'}], prompt}),
    ]
  },
}

/** What steers a terminal, or turns the direction of a line. */
const steers = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

describe.each(Object.entries(answers))('the why of a %s is harmless where a server gives as name', (_about, asked) => {
  test.each(hostile)('%s', (_what, name) => {
    for (const answer of asked(name)) {
      const explanation = explanationOf({about: name}, answer)
      const [command = '', ...commands] = [answer, ...answer.also].flatMap(({command: one}) => one ?? [])
      const text = explanationText(explanation, 80)
      const told = text.split('\n').filter((line) => !line.startsWith('  stx '))
      expect(text).not.toMatch(steers)
      // Nobody reads more, and no word is cut but one that is none.
      expect(told.length).toBeLessThan(120)
      expect(Math.max(...told.map(displayWidth))).toBeLessThanOrEqual(260)
      // What is typed is one line, in which the name is a word.
      for (const one of [command, ...commands]) expect(shellWords(one)).not.toContain('$(reboot)')
      expect(text.split('\n').filter((line) => line.startsWith('  rm '))).toEqual([])
    }
  })
})

/** The words that a shell would not take literally. */
const shellWords = (command: string): string => command.replaceAll("\\'", '').replaceAll(/'[^']*'/g, '')
