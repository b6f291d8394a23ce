import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {call, detail, force, password, send, subcloud, yamlPart} from '../support/fleet.js'
import {type Answer, openSession, type Session} from '../support/session.js'

/** What something is working on; it becomes a failure where that is interrupted. */
const transient = [
  'not-deployed',
  'creating',
  'pre-install',
  'installing',
  'pre-bootstrap',
  'bootstrapping',
  'pre-config',
  'configuring',
  'aborting-install',
  'aborting-bootstrap',
  'aborting-config',
  'pre-restore',
  'restoring',
  'onsite-restoring',
  'pre-rehome',
  'rehoming',
  'pre-deploy',
  'deploying',
  'pre-enroll',
  'enrolling',
  'pre-init-enroll',
  'initiating-enroll',
  'reconfiguring-network',
]
const secondary = ['secondary', 'secondary-failed']
const statuses = [
  ...transient,
  ...secondary,
  'deploy-prep-failed',
  'create-failed',
  'create-complete',
  'pre-install-failed',
  'install-failed',
  'install-complete',
  'install-aborted',
  'pre-bootstrap-failed',
  'bootstrap-failed',
  'bootstrap-aborted',
  'bootstrap-complete',
  'pre-config-failed',
  'config-failed',
  'config-aborted',
  'deploy-failed',
  'enroll-complete',
  'enroll-failed',
  'pre-enroll-failed',
  'pre-init-enroll-failed',
  'init-enroll-failed',
  'init-enroll-complete',
  'restore-prep-failed',
  'restore-failed',
  'factory-restore-complete',
  'sw-deploy-apply-strategy-failed',
  'sw-deploy-in-progress',
  'rehome-failed',
  'rehome-prep-failed',
  'rehome-pending',
  'complete',
  'network-reconfiguration-failed',
]

let session: Session
beforeAll(async () => {
  session = await openSession({subclouds: 1})
})
afterAll(() => session.simulator.close())

const name = 'subcloud1'
const asItIs = {
  management: 'managed',
  availability: 'online',
  deployStatus: 'complete',
  backupStatus: null,
  prestageStatus: null,
  peerGroupId: null,
}
beforeEach(() => force(session, name, asItIs))

const json = (method: string, path: string, body: unknown) => () => call(session, method, path, body)
const form = (path: string, parts: Parameters<typeof send>[3]) => () => send(session, 'PATCH', path, parts)
const deploy = (verb: string) => form(`/phased-subcloud-deploy/${name}/${verb}`, {sysadmin_password: password})
const update = (parts: Parameters<typeof send>[3]) => form(`/subclouds/${name}`, parts)
const one = {subcloud: name, sysadmin_password: password}

const busy = (status: string) =>
  `Subcloud subcloud1 current deploy_status is '${status}'. Please wait until it finishes before running this operation.`
const isBusy = (status: string) => transient.includes(status)
const isSecondary = (status: string) => secondary.includes(status)

type Refusal = [code: number, text: string] | undefined
interface Verb {
  readonly what: string
  readonly state?: Record<string, unknown>
  readonly ask: () => Promise<Answer>
  readonly refusal: (status: string) => Refusal
}

/** A verb that begins from some states only. */
const from =
  (may: string[], text: string, code = 400) =>
  (status: string): Refusal =>
    may.includes(status) ? undefined : [code, text]

const install = ['create-complete', 'pre-install-failed', 'install-failed', 'install-complete', 'install-aborted']
const bootstrap = [
  'install-complete',
  'pre-bootstrap-failed',
  'bootstrap-failed',
  'bootstrap-aborted',
  'bootstrap-complete',
  'create-complete',
]
const config = [
  'complete',
  'pre-config-failed',
  'config-failed',
  'bootstrap-complete',
  'enroll-complete',
  'config-aborted',
]
const enroll = [
  'create-complete',
  'enroll-failed',
  'pre-enroll-failed',
  'pre-init-enroll-failed',
  'init-enroll-failed',
  'factory-restore-complete',
]
const resume = [
  'create-complete',
  'install-complete',
  'pre-install-failed',
  'install-failed',
  'install-aborted',
  'bootstrap-complete',
  'pre-bootstrap-failed',
  'bootstrap-failed',
  'bootstrap-aborted',
  'pre-config-failed',
  'config-failed',
  'config-aborted',
]
const either = (may: string[]) => from(may, `Subcloud deploy status must be either: ${may.join(', ')}`)
const notWhileRestoring = [
  'creating',
  'pre-install',
  'installing',
  'pre-bootstrap',
  'bootstrapping',
  'pre-config',
  'configuring',
  'pre-rehome',
  'rehoming',
  'pre-restore',
  'restoring',
  'onsite-restoring',
  'pre-init-enroll',
  'initiating-enroll',
  'pre-enroll',
  'enrolling',
]
const unmanaged = {management: 'unmanaged'}
const off = {management: 'unmanaged', availability: 'offline'}
const network = {
  management_subnet: '10.99.0.0/24',
  management_gateway_ip: '10.99.0.1',
  management_start_ip: '10.99.0.2',
  management_end_ip: '10.99.0.50',
  sysadmin_password: password,
}

const verbs: Verb[] = [
  {what: 'deploy install', ask: deploy('install'), refusal: either(install)},
  {what: 'deploy bootstrap', ask: deploy('bootstrap'), refusal: either(bootstrap)},
  {
    what: 'deploy config',
    ask: deploy('configure'),
    refusal: from(config, `Subcloud deploy status must be ${config.join(', ')}`),
  },
  {what: 'deploy enroll', ask: deploy('enroll'), refusal: either(enroll)},
  {what: 'deploy resume', ask: deploy('resume'), refusal: either(resume)},
  {
    what: 'deploy complete',
    ask: deploy('complete'),
    refusal: from(
      ['bootstrap-complete', 'enroll-complete'],
      'Subcloud deploy can only be completed when its deploy status is: bootstrap-complete, enroll-complete',
    ),
  },
  {
    what: 'deploy abort',
    ask: deploy('abort'),
    refusal: from(
      ['installing', 'bootstrapping', 'configuring'],
      'Subcloud deploy status must be in one of the following states: installing, bootstrapping, configuring',
    ),
  },
  {
    what: 'redeploy',
    state: unmanaged,
    ask: form(`/subclouds/${name}/redeploy`, {sysadmin_password: password}),
    refusal: (status) =>
      isSecondary(status)
        ? [500, `Cannot perform on ${status} state subcloud`]
        : [400, 'Cannot re-deploy an online and/or managed subcloud'],
  },
  {
    what: 'manage',
    state: unmanaged,
    ask: update({'management-state': 'managed'}),
    refusal: from(
      ['complete', 'rehome-pending'],
      "Bad subcloud request: Unable to manage subcloud1: its deploy_status must be either 'complete' or 'rehome-pending'",
      422,
    ),
  },
  {
    what: 'leave for another site',
    state: unmanaged,
    ask: update({migrate: 'true'}),
    refusal: from(
      ['complete', 'rehome-pending'],
      "The deploy status can only be updated to 'rehome-pending' if the current deploy status is 'complete'",
    ),
  },
  {
    what: 'rename',
    state: unmanaged,
    ask: update({name: 'Upper'}),
    refusal: from(['complete'], 'Subcloud subcloud1 must be deployed and unmanaged for the subcloud rename operation.'),
  },
  {
    what: 'move to another network',
    state: unmanaged,
    ask: update(network),
    refusal: (status) => {
      if (isSecondary(status)) return [500, `Cannot perform on ${status} state subcloud`]
      return isBusy(status) ? [409, busy(status)] : undefined
    },
  },
  {
    what: 'join a peer group',
    ask: update({peer_group: 'pg', bootstrap_values: yamlPart({name}), bootstrap_address: '10.1.1.1'}),
    refusal: from(['complete'], 'Only subclouds that are managed and online can be added to a peer group.'),
  },
  {
    what: 'prestage',
    ask: json('PATCH', `/subclouds/${name}/prestage`, {sysadmin_password: password, release: '26.03'}),
    refusal: (status) => {
      if (isSecondary(status)) return [500, `Cannot perform on ${status} state subcloud`]
      if (isBusy(status)) return [400, `Prestage skipped 'subcloud1': ${busy(status)}`]
      if (['complete', 'sw-deploy-apply-strategy-failed'].includes(status)) return undefined
      const text = 'Prestage operation is not allowed when subcloud deploy is in progress.'
      return [400, `Prestage skipped 'subcloud1': ${text}`]
    },
  },
  {
    what: 'backup create',
    ask: json('POST', '/subcloud-backup/', one),
    refusal: from(
      ['complete'],
      'Subcloud subcloud1 must be deployed, online and managed for the subcloud-backup create operation.',
    ),
  },
  {
    what: 'backup delete',
    ask: json('PATCH', '/subcloud-backup/delete/26.03', {subcloud: name}),
    refusal: (status) =>
      isBusy(status) ? [400, `Cannot perform subcloud-backup delete operation: ${busy(status)}`] : undefined,
  },
  {
    what: 'backup restore',
    state: off,
    ask: json('PATCH', '/subcloud-backup/restore', one),
    refusal: (status) => {
      const text =
        'Subcloud subcloud1 must be unmanaged and in a valid deploy state for the subcloud-backup restore operation.'
      return notWhileRestoring.includes(status) ? [400, text] : undefined
    },
  },
  {
    what: 'delete',
    state: off,
    ask: json('DELETE', `/subclouds/${name}`, undefined),
    refusal: (status) =>
      (isBusy(status) && status !== 'not-deployed') || status === 'rehome-pending'
        ? [400, 'Cannot delete a subcloud during an active operation.']
        : undefined,
  },
]

const cases = verbs.flatMap((verb) =>
  statuses.flatMap((status): [string, string, Verb, [number, string]][] => {
    const refusal = verb.refusal(status)
    return refusal === undefined ? [] : [[verb.what, status, verb, refusal]]
  }),
)

async function expectRefusal(verb: Verb, state: Record<string, unknown>, refusal: [number, string]): Promise<void> {
  await force(session, name, {...verb.state, ...state})
  const before = await subcloud(session, name)
  const answer = await verb.ask()
  expect([answer.status, detail(answer)]).toEqual(refusal)
  expect(await subcloud(session, name)).toEqual(before)
}

describe('of the wrong deploy status', () => {
  beforeAll(() => call(session, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'}))

  test.each(cases)('%s is refused in %s', async (_what, deployStatus, verb, refusal) => {
    await expectRefusal(verb, {deployStatus}, refusal)
  })
})

describe('of the wrong state otherwise', () => {
  const prestaging =
    "Subcloud subcloud1 current prestage_status is 'prestaging'. Please wait until it finishes before running this operation."
  const doing = (status: string) =>
    `Subcloud subcloud1 current backup_status is '${status}'. Please wait until it finishes before running this operation.`
  const verb = (what: string) => verbs.find((candidate) => candidate.what === what) as Verb

  /** What is heard of each verb where the subcloud is at something else. */
  const told: [what: string, code: number, text: (busy: string) => string][] = [
    ['deploy config', 409, (text) => text],
    ['move to another network', 409, (text) => text],
    ['rename', 409, (text) => text],
    ['prestage', 400, (text) => `Prestage skipped 'subcloud1': ${text}`],
    ['backup create', 400, (text) => `Cannot perform subcloud-backup create operation: ${text}`],
    ['backup delete', 400, (text) => `Cannot perform subcloud-backup delete operation: ${text}`],
  ]
  const states: [Record<string, string>, string][] = [
    [{prestageStatus: 'prestaging'}, prestaging],
    ...['validating', 'pre-backup', 'backing-up', 'deleting-backup'].map((status): [Record<string, string>, string] => [
      {backupStatus: status},
      doing(status),
    ]),
  ]
  const all = told.flatMap(([what, code, text]) =>
    states.map(([state, why]) => [what, state, code, text(why)] as const),
  )

  test.each(all)('%s is refused in %j', async (what, state, code, text) => {
    await expectRefusal(verb(what), state, [code, text])
  })

  const initial = (what: string) => `The ${what} during initial deployment.`
  test.each([
    ['deploy install', {deployStatus: 'install-failed'}, 400, initial('deploy install command can only be used')],
    ['deploy abort', {deployStatus: 'installing'}, 400, initial('subcloud can only be aborted')],
    ['deploy resume', {deployStatus: 'install-failed'}, 400, initial('subcloud can only be resumed')],
    [
      'redeploy',
      {management: 'managed', availability: 'offline'},
      400,
      'Cannot re-deploy an online and/or managed subcloud',
    ],
    ['manage', {management: 'unmanaged', availability: 'offline'}, 422, 'Subcloud is not online.'],
    ['manage', {management: 'managed'}, 422, 'Bad subcloud request: Subcloud subcloud1 already managed'],
    [
      'rename',
      {management: 'managed'},
      400,
      'Subcloud subcloud1 must be deployed and unmanaged for the subcloud rename operation.',
    ],
    [
      'move to another network',
      {management: 'managed'},
      422,
      'A subcloud must be unmanaged to perform network reconfiguration',
    ],
    [
      'join a peer group',
      {management: 'unmanaged'},
      400,
      'Only subclouds that are managed and online can be added to a peer group.',
    ],
    [
      'join a peer group',
      {availability: 'offline'},
      400,
      'Only subclouds that are managed and online can be added to a peer group.',
    ],
    ['prestage', {availability: 'offline'}, 400, "Prestage skipped 'subcloud1': Subcloud is offline."],
    ['prestage', {management: 'unmanaged'}, 400, "Prestage skipped 'subcloud1': Subcloud is not managed."],
    [
      'backup create',
      {availability: 'offline'},
      400,
      'Subcloud subcloud1 must be deployed, online and managed for the subcloud-backup create operation.',
    ],
    [
      'backup create',
      {management: 'unmanaged'},
      400,
      'Subcloud subcloud1 must be deployed, online and managed for the subcloud-backup create operation.',
    ],
    [
      'backup restore',
      {management: 'managed'},
      400,
      'Subcloud subcloud1 must be unmanaged and in a valid deploy state for the subcloud-backup restore operation.',
    ],
    ['delete', {management: 'managed'}, 400, "Cannot delete a subcloud that is 'managed' status"],
    ['delete', {availability: 'online'}, 422, 'Subcloud must be powered down to perform this operation.'],
    ['delete', {peerGroupId: 1}, 400, 'Cannot delete a subcloud that is part of a peer group on this site'],
  ])('%s is refused in %j', async (what, state, code, text) => {
    await expectRefusal(verb(what), state, [code, text])
  })
})
