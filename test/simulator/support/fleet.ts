import {stringify} from 'yaml'
import {ask} from '../../support/http.js'
import type {Answer, Session} from './session.js'

/** What tests of the fleet say to dcmanager. */
export const password = Buffer.from('St8rlingX*').toString('base64')

type Parts = Readonly<Record<string, string | {file: string; name?: string}>>

export const yamlPart = (values: unknown, name = 'values.yml') => ({file: stringify(values), name})

/** A multipart request, as the official client sends it: files with names, texts without. */
export async function send(session: Session, method: string, path: string, parts: Parts): Promise<Answer> {
  const form = new FormData()
  for (const [field, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.set(field, part)
    else form.set(field, new Blob([part.file]), part.name ?? field)
  }
  return ask(`${session.simulator.url}/RegionOne/dcmanager/v1.0${path}`, {
    method,
    headers: {'x-auth-token': session.token, accept: 'application/json'},
    body: form,
  })
}

export const call = (session: Session, method: string, path: string, body?: unknown): Promise<Answer> =>
  session.ask(method, `/RegionOne/dcmanager/v1.0${path}`, body, {accept: 'application/json'})

export const bootstrap = (name: string, net = 200, more: Record<string, unknown> = {}) => ({
  name,
  system_mode: 'simplex',
  description: 'new edge',
  location: 'Paris',
  management_subnet: `192.168.${net}.0/24`,
  management_start_address: `192.168.${net}.2`,
  management_end_address: `192.168.${net}.50`,
  management_gateway_address: `192.168.${net}.1`,
  external_oam_subnet: `10.20.${net}.0/24`,
  external_oam_gateway_address: `10.20.${net}.1`,
  external_oam_floating_address: `10.20.${net}.10`,
  systemcontroller_gateway_address: '192.168.204.101',
  ...more,
})

export const install = (more: Record<string, unknown> = {}) => ({
  bootstrap_interface: 'eno1',
  bootstrap_address: '10.20.200.12',
  bootstrap_address_prefix: 24,
  install_type: 3,
  bmc_address: '10.30.0.12',
  bmc_username: 'root',
  ...more,
})

export const addParts = (name: string, net = 200, more: Parts = {}): Parts => ({
  bootstrap_values: yamlPart(bootstrap(name, net), 'bootstrap.yml'),
  'bootstrap-address': `10.20.${net}.12`,
  sysadmin_password: password,
  ...more,
})

export const remoteParts = (name: string, net = 200, more: Parts = {}): Parts =>
  addParts(name, net, {install_values: yamlPart(install(), 'install.yml'), bmc_password: password, ...more})

export type Shown = Record<string, unknown>

export const subcloud = async (session: Session, name: string): Promise<Shown> =>
  (await call(session, 'GET', `/subclouds/${name}`)).body as Shown

export const status = async (session: Session, name: string): Promise<unknown> =>
  (await subcloud(session, name))['deploy-status']

export const detail = (answer: Answer): unknown => (answer.body as {description?: unknown}).description

/** Puts a subcloud into a state that would take long to reach. */
export async function force(session: Session, name: string, patch: Record<string, unknown>): Promise<void> {
  const {subclouds} = await import('../../../src/simulator/services/dcmanager/record/model.js')
  const {sim} = session.simulator
  sim.transact(() => {
    const table = sim.in('RegionOne').of(subclouds)
    const found = table.find({name})
    if (found === undefined) throw new Error(`no subcloud ${name}`)
    table.update(found.id, patch)
  })
}

export async function alarms(session: Session, region = 'RegionOne'): Promise<string[]> {
  const {body} = await session.ask('GET', `/${region}/fm/v1/alarms`)
  return (body as {alarms: {alarm_id: string; entity_instance_id: string}[]}).alarms.map(
    (one) => `${one.alarm_id} ${one.entity_instance_id}`,
  )
}

/** Uploads a release to the system controller and has its orchestrator deploy it there. */
export async function deployCentrally(session: Session, release: string, files: readonly string[]): Promise<void> {
  const form = new FormData()
  for (const name of files) form.append(name, new Blob([name]), name)
  const {url} = session.simulator
  await ask(`${url}/RegionOne/usm/v1/release`, {method: 'POST', headers: {'x-auth-token': session.token}, body: form})
  await session.simulator.advance('5m')
  const path = '/RegionOne/vim/api/orchestration/sw-upgrade/strategy'
  await session.ask('POST', path, {
    'controller-apply-type': 'serial',
    'storage-apply-type': 'serial',
    'worker-apply-type': 'serial',
    'default-instance-action': 'migrate',
    'alarm-restrictions': 'relaxed',
    release: [release],
    rollback: null,
    delete: true,
  })
  await session.simulator.advance('2m')
  await session.ask('POST', `${path}/actions`, {action: 'apply-all'})
  await session.simulator.advance('3h')
  const {body} = await session.ask('GET', path)
  const {state} = (body as {strategy: {state: string}}).strategy
  if (state !== 'applied') throw new Error(`the release is ${state}`)
  await session.ask('DELETE', path, {})
  await session.simulator.advance('1m')
}

/** The next step of this kind fails once, of one subcloud or of any. */
export function failOnce(session: Session, state: string, host?: string, message = 'err_code = bmc_cred'): void {
  const {sim} = session.simulator
  sim.transact(() => sim.faults.add({state, host, count: 1, message}))
}
