import {describe, expect, test} from 'vitest'
import type {SubcloudFacts} from '../../../src/causes/subcloud/fact.js'
import {causeOfSite, subcloudRules} from '../../../src/causes/subcloud.js'
import {standingOfDeploy, stopped} from '../../../src/causes/subcloud-status.js'
import {meanings} from '../../../src/simulator/services/dcmanager/record/deploy-status.js'
import {mistakeIn} from '../../support/known-command.js'

const endpoints = (...behind: string[]) =>
  ['dc-cert', 'firmware', 'identity', 'kube-rootca', 'kubernetes', 'platform', 'software'].map((endpoint_type) => ({
    endpoint_type,
    sync_status: behind.includes(endpoint_type) ? 'out-of-sync' : 'in-sync',
  }))

const sound = {
  name: 'edge7',
  'management-state': 'managed',
  'availability-status': 'online',
  'deploy-status': 'complete',
  'error-description': 'No errors present',
  'updated-at': '2026-11-30 15:00:00.123456',
  endpoint_sync_status: endpoints(),
}

const playbook = (what: string, detail: string) => `FAILED ${what} playbook of (edge7).\ndetail: ${detail}`
const alarm = (alarm_id: string, entity_instance_id: string, more: object = {}) => ({
  ...{alarm_id, entity_instance_id, severity: 'critical', reason_text: `what ${alarm_id} says`},
  ...{timestamp: '2026-11-30T14:00:00.000000', ...more},
})
const offline = {central: [alarm('280.001', 'subcloud=edge7')]}
const reached = (answers: boolean) => ({target: 'there', answers, says: answers ? 'answers' : 'is silent'})
const failedStep = (details: string) => ({state: 'failed', stage: 'Complete', details})

type Incident = Omit<SubcloudFacts, 'subcloud'> & {is?: object; sentence: string; command: string}

const failed = (code: string) => ({
  'deploy-status': 'install-failed',
  'error-description': playbook('installing', `FAILED TASK: TASK [rvmc : look]\nIt went wrong. Err_code=${code}`),
})

/** For each rule an incident, what is told of it, and what to type. */
const incidents: Record<string, Incident> = {
  'bmc-credentials': {
    is: {...failed('bmc_cred'), data_install: '{"bmc_address": "10.30.0.12", "bmc_password": "c2VjcmV0"}'},
    sentence: 'edge7 was not installed: its board controller 10.30.0.12 refused user or password',
    command: 'stx subcloud preflight --install-values FILE',
  },
  'bmc-unreachable': {
    is: failed('ping_bmc'),
    sentence: 'edge7 was not installed: its board controller did not answer',
    command: 'stx subcloud preflight --install-values FILE',
  },
  'bmc-taken': {
    is: failed('rvmc_process'),
    sentence: 'edge7 was not installed: another installer still holds its board controller',
    command: 'stx subcloud deploy resume edge7 --wait',
  },
  'bmc-slow': {
    is: failed('rvmc_timeout'),
    sentence: 'edge7 was not installed: its board controller took too long',
    command: 'stx subcloud preflight --install-values FILE',
  },
  'images-not-downloaded': {
    is: {...failed('images_download_failure'), 'deploy-status': 'bootstrap-failed'},
    sentence: 'edge7 was not bootstrapped: images could not be downloaded from its registry',
    command: 'stx subcloud deploy resume edge7 --bootstrap-values FILE --wait',
  },
  'certificate-refused': {
    is: {...failed('failed_ssl_cert'), 'deploy-status': 'bootstrap-failed'},
    sentence: 'edge7 was not bootstrapped: its certificate was refused',
    command: 'stx subcloud deploy resume edge7 --wait',
  },
  'deployment-manager-down': {
    is: {...failed('dm_pod_failed'), 'deploy-status': 'config-failed'},
    sentence: 'edge7 was not configured: its deployment manager did not start',
    command: 'stx --subcloud edge7 application list',
  },
  'deployment-config-refused': {
    is: {...failed('dm_apply_failed'), 'deploy-status': 'config-failed'},
    sentence: 'edge7 was not configured: its deployment configuration was not taken',
    command: 'stx subcloud deploy config edge7 --deploy-config FILE --wait',
  },
  'bmc-installer': {
    is: {
      'deploy-status': 'install-failed',
      'error-description': playbook('installing', 'The RVMC script exited with failure response: no InsertMedia'),
    },
    sentence: 'edge7 was not installed: its board controller could not be used: no InsertMedia',
    command: 'stx subcloud preflight --install-values FILE',
  },
  'deployment-stopped': {
    is: {
      'deploy-status': 'bootstrap-failed',
      'error-description': playbook(
        'bootstrapping',
        'fatal: [edge7]: FAILED! => changed=false \n  msg: |-\n    the DNS server does not answer\n \nFAILED TASK: TASK [bootstrap/validate : Ask DNS]',
      ),
    },
    sentence: 'edge7 was not bootstrapped: the DNS server does not answer',
    command: 'stx subcloud deploy resume edge7 --wait',
  },
  'strategy-step-failed': {
    step: failedStep(
      'apply VIM sw-deploy strategy: Failed for subcloud edge7: VIM strategy apply failed: lock timed out State: apply-failed Strategy: sw-upgrade',
    ),
    strategy: {type: 'sw-deploy', state: 'failed'},
    sentence:
      'the sw-deploy strategy failed in edge7 at "apply VIM sw-deploy strategy": VIM strategy apply failed: lock timed out',
    command: 'stx --subcloud edge7 orchestration why sw-deploy',
  },
  'software-strategy-failed': {
    is: {'deploy-status': 'sw-deploy-apply-strategy-failed', 'error-description': 'No errors present'},
    sentence: 'the software deployment failed in edge7: its own orchestrator tells why',
    command: 'stx --subcloud edge7 orchestration why sw-deploy',
  },
  hangs: {
    is: {'deploy-status': 'installing', 'availability-status': 'offline'},
    now: Date.parse('2026-11-30T21:30:00Z'),
    sentence: 'edge7 is being installed since 2026-11-30 15:00:00 UTC, for 6 hours: that takes 5 at most, so it hangs',
    command: 'stx subcloud deploy abort edge7',
  },
  busy: {
    is: {'deploy-status': 'installing', 'availability-status': 'offline'},
    sentence: 'edge7 is being installed since 2026-11-30 15:00:00 UTC: wait until that is over',
    command: 'stx subcloud wait edge7',
  },
  'stands-by': {
    is: {'deploy-status': 'secondary', 'availability-status': 'offline', 'management-state': 'unmanaged'},
    sentence: 'nothing is wrong: edge7 stands by here, a peer site manages it',
    command: 'stx subcloud peer-group list',
  },
  'handed-over': {
    is: {'deploy-status': 'rehome-pending', 'availability-status': 'offline'},
    sentence: 'edge7 was given away: a peer site has not taken it over yet',
    command: 'stx subcloud peer-group list',
  },
  'not-deployed-yet': {
    is: {'deploy-status': 'install-complete', 'availability-status': 'offline', 'management-state': 'unmanaged'},
    sentence: 'edge7 is not deployed yet: it is installed, and its bootstrap is next',
    command: 'stx subcloud deploy resume edge7 --wait',
  },
  'site-down': {
    is: {'availability-status': 'offline'},
    ...{...offline, bmc: reached(false), reach: reached(false)},
    sentence:
      'edge7 is offline since 2026-11-30 14:00:00 UTC, and its board controller does not answer either: the site has no power or no network',
    command: 'stx subcloud show edge7 --detail',
  },
  'host-lost': {
    is: {'availability-status': 'offline'},
    ...{...offline, bmc: reached(true), reach: reached(true)},
    alarms: [alarm('200.004', 'host=controller-0')],
    sentence: 'edge7 is offline since 2026-11-30 14:00:00 UTC, and has trouble with a host: what 200.004 says',
    command: 'stx --subcloud edge7 host why controller-0',
  },
  'controller-cannot-reach': {
    is: {'availability-status': 'offline'},
    ...{bmc: reached(true), reach: reached(true)},
    sentence:
      'edge7 is offline for its system controller, though its services answer from here: look at the network between the two',
    command: 'stx doctor --subcloud edge7',
  },
  'server-down': {
    is: {'availability-status': 'offline'},
    bmc: reached(true),
    sentence: 'edge7 is offline, but its board controller answers: the server is down or its OAM network is cut',
    command: 'stx subcloud preflight --install-values FILE',
  },
  offline: {
    is: {'availability-status': 'offline'},
    sentence: 'edge7 is offline: it does not answer its system controller',
    command: 'stx doctor --subcloud edge7',
  },
  'services-silent': {
    reach: {...reached(false), target: 'fault management'},
    sentence: 'edge7 is online for its system controller, but fault management there does not answer: is silent',
    command: 'stx doctor --subcloud edge7',
  },
  'root-ca-expires': {
    is: {endpoint_sync_status: endpoints('kube-rootca')},
    alarms: [alarm('500.200', 'system.certificate.kubernetes-root-ca', {severity: 'major'})],
    sentence: 'edge7 is out-of-sync: the root CA of its Kubernetes expires soon',
    command: 'stx strategy kube-rootca-update create edge7',
  },
  'deployment-failed': {
    is: {endpoint_sync_status: endpoints('software')},
    alarms: [alarm('900.023', 'host=controller', {severity: 'minor'})],
    deploy: {state: 'start-failed', to_release: '26.03.1'},
    sentence: 'the software deployment to 26.03.1 stopped in edge7: it was not unpacked',
    command: 'stx --subcloud edge7 software deploy delete',
  },
  'deployment-left': {
    is: {endpoint_sync_status: endpoints('software')},
    alarms: [alarm('900.022', 'host=controller-0', {severity: 'warning'})],
    sentence: 'edge7 is out-of-sync: a software deployment is finished and was not deleted',
    command: 'stx strategy sw-deploy create edge7 --cleanup',
  },
  'strategy-hangs': {
    is: {endpoint_sync_status: endpoints('software')},
    step: {state: 'apply VIM sw-deploy strategy', 'started-at': '2026-11-30 14:00:00'},
    strategy: {type: 'sw-deploy', state: 'applying'},
    now: Date.parse('2026-12-01T00:00:00Z'),
    sentence:
      'the sw-deploy strategy is at work in edge7, at "apply VIM sw-deploy strategy" since 2026-11-30 14:00:00 UTC, for 10 hours: that takes 8 at most, so it hangs',
    command: 'stx strategy sw-deploy abort',
  },
  'strategy-running': {
    is: {endpoint_sync_status: endpoints('software')},
    step: {state: 'create VIM sw-deploy strategy', 'started-at': '2026-11-30 14:00:00'},
    strategy: {type: 'sw-deploy', state: 'applying'},
    sentence:
      'the sw-deploy strategy is at work in edge7, at "create VIM sw-deploy strategy" since 2026-11-30 14:00:00 UTC: wait until it is over',
    command: 'stx strategy wait',
  },
  'software-behind': {
    is: {endpoint_sync_status: endpoints('software', 'kubernetes')},
    sentence: 'edge7 is out-of-sync: its software is not the release of its system controller; so is kubernetes',
    command: 'stx strategy sw-deploy create edge7 --release-id RELEASE',
  },
  'kubernetes-behind': {
    is: {endpoint_sync_status: endpoints('kubernetes')},
    sentence: 'edge7 is out-of-sync: its Kubernetes is not the version of its system controller',
    command: 'stx strategy kube-upgrade create edge7',
  },
  'firmware-behind': {
    is: {endpoint_sync_status: endpoints('firmware')},
    sentence: 'edge7 is out-of-sync: device images that its system controller has applied are not written to its cards',
    command: 'stx strategy fw-update create edge7',
  },
  'root-ca-differs': {
    is: {endpoint_sync_status: endpoints('kube-rootca')},
    sentence:
      'edge7 is out-of-sync: the root CA of its Kubernetes is not the one that its system controller has in use',
    command: 'stx strategy kube-rootca-update create edge7',
  },
  'dc-certificate-differs': {
    is: {endpoint_sync_status: endpoints('dc-cert')},
    sentence: 'edge7 is out-of-sync: the certificate by which the two talk is not renewed there',
    command: 'stx --subcloud edge7 k8s-certificate list',
  },
  'out-of-sync': {
    is: {endpoint_sync_status: endpoints('platform', 'identity')},
    sentence: 'edge7 is out-of-sync: what its system controller has of identity and platform has not arrived there',
    command: 'stx subcloud wait edge7 --until sync_status=in-sync --deadline 30m',
  },
  'host-trouble': {
    alarms: [alarm('400.002', 'service_domain=controller', {severity: 'major'}), alarm('200.004', 'host=controller-1')],
    sentence: 'edge7 has trouble with a host: what 200.004 says',
    command: 'stx --subcloud edge7 host why controller-1',
  },
  'service-failed': {
    alarms: [
      alarm('400.002', 'service_domain=controller.service_group=vim-services'),
      alarm('400.001', 'service_domain=controller.service_group=vim-services.host=controller-0'),
    ],
    sentence: 'a service does not run in edge7: what 400.001 says',
    command: 'stx --subcloud edge7 host why controller-0',
  },
  'application-failed': {
    alarms: [alarm('750.002', 'k8s_application=cert-manager', {severity: 'major'})],
    sentence: 'application cert-manager of edge7 was not applied',
    command: 'stx --subcloud edge7 application why cert-manager',
  },
  'orchestration-failed': {
    alarms: [alarm('900.203', 'orchestration=sw-deploy')],
    sentence: 'the own orchestration of edge7 failed: what 900.203 says',
    command: 'stx --subcloud edge7 orchestration why',
  },
  alarms: {
    alarms: [alarm('800.001', 'cluster=x', {severity: 'major'})],
    sentence: 'edge7 has a major alarm: what 800.001 says',
    command: 'stx --subcloud edge7 health query',
  },
  'alarms-counted': {
    counts: {critical: 1, major: 2},
    sentence: 'edge7 has 1 critical and 2 major alarms',
    command: 'stx --subcloud edge7 alarm list',
  },
  'backup-refused': {
    is: {'backup-status': 'validate-failed'},
    alarms: [alarm('100.103', 'x=y', {severity: 'minor', mgmt_affecting: 'True'})],
    sentence: 'edge7 was not backed up: alarm 100.103 there concerns its management',
    command: 'stx --subcloud edge7 alarm list --mgmt_affecting',
  },
  'backup-failed': {
    is: {'backup-status': 'failed', 'error-description': playbook('backing-up', 'the disk is full')},
    central: [alarm('280.003', 'subcloud=edge7', {severity: 'minor'})],
    sentence: 'edge7 was not backed up: the disk is full',
    command: 'stx subcloud backup create --subcloud edge7 --wait',
  },
  'prestage-failed': {
    is: {'prestage-status': 'failed', 'error-description': 'no room for the images'},
    sentence: 'edge7 was not prestaged: no room for the images',
    command: 'stx subcloud prestage edge7 --wait',
  },
  'error-left': {
    is: {'error-description': playbook('rehoming', 'the route was lost')},
    sentence: 'edge7 works, but what was done last failed: the route was lost',
    command: 'stx subcloud errors edge7',
  },
  'work-by-hand': {
    alarms: [alarm('900.007', 'host=controller', {severity: 'minor'})],
    sentence: 'an upgrade of Kubernetes is begun in edge7, and not complete',
    command: 'stx --subcloud edge7 orchestration why kube-upgrade',
  },
  'backup-hangs': {
    is: {'backup-status': 'backing-up'},
    now: Date.parse('2026-11-30T22:00:00Z'),
    sentence: 'edge7 is being backed up since 2026-11-30 15:00:00 UTC, for 7 hours: that takes 5 at most, so it hangs',
    command: 'stx subcloud show edge7 --detail',
  },
  'backing-up': {
    is: {'backup-status': 'backing-up'},
    sentence: 'edge7 is being backed up since 2026-11-30 15:00:00 UTC: wait until that is over',
    command: 'stx subcloud wait edge7',
  },
  'prestage-hangs': {
    is: {'prestage-status': 'prestaging'},
    now: Date.parse('2026-11-30T21:00:00Z'),
    sentence: 'edge7 is being prestaged since 2026-11-30 15:00:00 UTC, for 6 hours: that takes 5 at most, so it hangs',
    command: 'stx subcloud show edge7 --detail',
  },
  prestaging: {
    is: {'prestage-status': 'prestaging'},
    sentence: 'edge7 is being prestaged since 2026-11-30 15:00:00 UTC: wait until that is over',
    command: 'stx subcloud wait edge7',
  },
  unmanaged: {
    is: {'management-state': 'unmanaged'},
    sentence: 'nothing is wrong: edge7 is deployed and online, but unmanaged, so nobody compares or updates it',
    command: 'stx subcloud manage edge7 --wait',
  },
  'not-compared-yet': {
    is: {endpoint_sync_status: [{endpoint_type: 'platform', sync_status: 'unknown'}]},
    sentence: 'edge7 is not compared yet with its system controller: platform',
    command: 'stx subcloud wait edge7 --until sync_status=in-sync --deadline 30m',
  },
}

const answerTo = ({is, sentence: _sentence, command: _command, ...facts}: Incident) =>
  causeOfSite({...facts, subcloud: {...sound, ...is}})

describe('why a subcloud is as it is', () => {
  test.each(Object.entries(incidents))('%s', (id, incident) => {
    const {sentence, command} = incident
    expect(answerTo(incident)).toMatchObject({id, sentence, command})
    expect(mistakeIn(command)).toBeUndefined()
  })

  test.each([
    [{critical: 3, major: 0}, 'edge7 has 3 critical alarms'],
    [{critical: 0, major: 1}, 'edge7 has 1 major alarm'],
  ])('of what there is none, nothing is said: %j', (counts, sentence) => {
    expect(causeOfSite({subcloud: sound, counts}).sentence).toBe(sentence)
  })

  test('each rule has an incident', () => {
    expect(Object.keys(incidents)).toEqual(subcloudRules.map(({id}) => id))
  })

  test('nothing is wrong, and that is an answer', () => {
    const answer = causeOfSite({subcloud: sound, alarms: []})
    expect(answer).toMatchObject({id: 'well', verdict: 'well', also: []})
    expect(answer.sentence).toBe(
      'nothing is wrong with edge7: it is managed, online, in sync, and without grave alarms',
    )
  })

  test.each([
    ['host-failed', 'stx --subcloud edge7 software deploy host controller-0 --wait'],
    ['host-done', 'stx --subcloud edge7 software deploy activate --wait'],
    ['activate-done', 'stx --subcloud edge7 software deploy complete'],
    ['completed', 'stx --subcloud edge7 software deploy delete'],
    ['host', 'stx --subcloud edge7 orchestration why sw-deploy'],
  ])('of a deployment of its software that is at %s the next command is told', (state, command) => {
    const alarms = [
      alarm('900.023', 'host=controller', {severity: 'minor'}),
      alarm('900.021', 'host=controller-0', {severity: 'major'}),
    ]
    const subcloud = {...sound, endpoint_sync_status: endpoints('software')}
    expect(causeOfSite({subcloud, alarms, deploy: {state}}).command).toBe(command)
    const broken = {...sound, 'deploy-status': 'sw-deploy-apply-strategy-failed'}
    expect(causeOfSite({subcloud: broken, alarms, deploy: {state}}).command).toBe(command)
    expect(mistakeIn(command)).toBeUndefined()
    const atWork = [...alarms, alarm('900.101', 'orchestration=sw-deploy')]
    expect(causeOfSite({subcloud, alarms: atWork, deploy: {state}}).command).toBe(
      'stx --subcloud edge7 orchestration why sw-deploy',
    )
  })

  test('of what is not over yet the time alone says that it hangs', () => {
    const subcloud = {...sound, 'deploy-status': 'installing'}
    const hoursLater = (hours: number) =>
      causeOfSite({subcloud, now: Date.parse('2026-11-30T15:00:00Z') + hours * 3_600_000}).id
    expect([-1, 0, 5.9, 6].map(hoursLater)).toEqual(['busy', 'busy', 'busy', 'hangs'])
    expect(causeOfSite({subcloud: {...subcloud, 'updated-at': null}, now: Date.now()}).id).toBe('busy')
  })

  test('a service that is out of order is what is wrong where nothing else is', () => {
    const answer = causeOfSite({
      subcloud: sound,
      unread: [{what: 'alarms of the system controller', why: 'fm answers 503', silent: true}],
    })
    expect(answer).toMatchObject({id: 'not-told', verdict: 'wrong', command: 'stx doctor'})
    expect(answer.sentence).toBe(
      'alarms of the system controller could not be read: fm answers 503; nothing else was found wrong with edge7',
    )
  })

  test('names that a server gives reach a shell as one word', () => {
    const answer = causeOfSite({
      subcloud: {...sound, name: "edge7'; rm -rf ~"},
      alarms: [alarm('200.004', 'host=$(reboot)')],
    })
    expect(answer.command).toBe(`stx --subcloud 'edge7'\\''; rm -rf ~' host why '$(reboot)'`)
  })

  test('what could not be read is said where nothing was found', () => {
    const answer = causeOfSite({subcloud: sound, unread: [{what: 'alarms', why: 'fm answers 503'}]})
    expect(answer.sentence).toBe('nothing wrong was found with edge7, but not everything could be read')
    expect(answer.evidence).toContainEqual({what: 'alarms', says: 'not read: fm answers 503'})
  })

  test('what follows from the cause is not told again, and what does not is', () => {
    const answer = causeOfSite({
      subcloud: {
        ...sound,
        ...failed('bmc_cred'),
        'availability-status': 'offline',
        'backup-status': 'backup-prep-failed',
      },
      ...offline,
    })
    expect(answer.id).toBe('bmc-credentials')
    expect(answer.also.map(({id}) => id)).toEqual(['backup-failed'])
  })

  test('the password of the board controller is in no answer', () => {
    const data_install = '{"bmc_address": "10.30.0.12", "bmc_password": "c2VjcmV0", "bmc_username": "root"}'
    const answer = causeOfSite({subcloud: {...sound, ...failed('bmc_cred'), data_install}})
    expect(JSON.stringify(answer)).not.toContain('c2VjcmV0')
  })

  test('every deploy status that ends badly has words of its own', () => {
    const bad = Object.keys(meanings).filter((status) => /(failed|aborted)$/.test(status))
    const known = [...Object.keys(stopped), 'sw-deploy-apply-strategy-failed']
    expect(bad.filter((status) => !known.includes(status))).toEqual([])
  })

  test.each(Object.keys(meanings))('%s is none that nothing is known of', (status) => {
    const answer = causeOfSite({subcloud: {...sound, 'deploy-status': status}, alarms: []})
    if (status !== 'complete') expect(answer.id).not.toBe('well')
  })

  test.each(Object.keys(meanings))('%s comes to the same at a glance', (status) => {
    const {id, verdict} = causeOfSite({subcloud: {...sound, 'deploy-status': status}, alarms: []})
    const isOver = ['deployment-stopped', 'software-strategy-failed'].includes(id)
    expect(standingOfDeploy(status)).toBe(isOver ? 'failed' : verdict === 'under way' ? 'busy' : 'settled')
  })

  test.each([
    ['defrosting-failed', 'failed'],
    ['defrosting', 'busy'],
    ['defrosted', 'settled'],
    ['constructor', 'settled'],
  ])('of a status that nobody knows yet its ending tells: %s is %s', (status, standing) =>
    expect(standingOfDeploy(status)).toBe(standing),
  )
})
