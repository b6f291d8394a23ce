import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {deviceImageStates, pciDevices} from '../../../src/simulator/services/sysinv/device/model.js'
import {applyImage, functionalImage, postImage} from '../support/device-image.js'
import {alarms, call, subcloud} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 2})
})
afterEach(() => session.simulator.close())

type Row = Record<string, unknown>
const advance = (duration: string) => session.simulator.advance(duration)
const rows = async (path: string, region = 'subcloud1'): Promise<Row[]> =>
  ((await session.ask('GET', `/${region}/sysinv/v1/${path}`)).body as Record<string, Row[]>)[path] ?? []
const direct = (uuid: string, action: string, region = 'RegionOne', labels: readonly object[] = []) =>
  session.ask('PATCH', `/${region}/sysinv/v1/device_images/${uuid}?action=${action}`, labels)

async function firmwareOf(name: string): Promise<unknown> {
  await advance('40s')
  const endpoints = (await subcloud(session, name))['endpoint_sync_status'] as Row[]
  return endpoints.find(({endpoint_type}) => endpoint_type === 'firmware')?.['sync_status']
}

async function cardOf(region: string): Promise<string> {
  const card = (await rows('pci_devices', region)).find(({pdevice_id}) => pdevice_id === '0b30')
  return String(card?.['uuid'])
}

const label = async (region: string, key: string, value: string) =>
  session.ask('POST', `/${region}/sysinv/v1/device_labels`, [{pcidevice_uuid: await cardOf(region)}, {[key]: value}])

/** The whole strategy for one subcloud; its state, and its step. */
async function update(cloud: string, until = '3h'): Promise<Row> {
  const created = await call(session, 'POST', '/sw-update-strategy', {type: 'firmware', cloud_name: cloud})
  expect(created.status).toBe(200)
  await call(session, 'POST', '/sw-update-strategy/actions?type=firmware', {action: 'apply'})
  await advance(until)
  const {body} = await call(session, 'GET', `/sw-update-strategy/steps/${cloud}`)
  return body as Row
}

describe('the firmware of a subcloud', () => {
  test('is out of sync while an image that is applied in the centre is not written there', async () => {
    const uploaded = String((await postImage(session))['success'])
    expect(uploaded).toBe('')
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
    const uuid = await applyImage(session)
    expect(await firmwareOf('subcloud1')).toBe('out-of-sync')
    expect(await alarms(session)).toContain('280.002 subcloud=subcloud1.resource=firmware')
    await direct(uuid, 'remove')
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
    expect(await alarms(session)).not.toContain('280.002 subcloud=subcloud1.resource=firmware')
  })

  test('concerns only cards with a label of the image', async () => {
    await label('RegionOne', 'slot', 'a')
    await applyImage(session, {labels: [{slot: 'a'}]})
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
    await label('subcloud1', 'slot', 'b')
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
    await label('subcloud2', 'slot', 'a')
    expect(await firmwareOf('subcloud2')).toBe('out-of-sync')
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
  })

  test('concerns no card that is disabled', async () => {
    const {sim} = session.simulator
    const card = await cardOf('subcloud1')
    sim.transact(() => sim.in('subcloud1').of(pciDevices).update(card, {enabled: false}))
    await applyImage(session)
    expect([await firmwareOf('subcloud1'), await firmwareOf('subcloud2')]).toEqual(['in-sync', 'out-of-sync'])
  })

  test('is in sync where an operator wrote the same image by hand', async () => {
    await applyImage(session)
    expect(await firmwareOf('subcloud1')).toBe('out-of-sync')
    await applyImage(session, {region: 'subcloud1'})
    await session.ask('POST', '/subcloud1/sysinv/v1/ihosts/controller-0/device_image_update', {})
    await advance('1h')
    expect(await firmwareOf('subcloud1')).toBe('in-sync')
  })
})

describe('a fleet strategy for firmware', () => {
  test('brings the image, has it written, and leaves the subcloud in sync without alarms', async () => {
    const uuid = await applyImage(session)
    await firmwareOf('subcloud1')
    expect(await update('subcloud1')).toMatchObject({state: 'complete', details: ''})
    expect(await rows('device_images')).toEqual([
      expect.objectContaining({uuid, ...functionalImage, applied: true, applied_labels: [{}]}),
    ])
    expect(await rows('device_image_state')).toEqual([expect.objectContaining({image_uuid: uuid, status: 'completed'})])
    expect((await rows('ihosts'))[0]).toMatchObject({device_image_update: null, reboot_needed: false})
    expect(await alarms(session, 'subcloud1')).toEqual([])
    expect([await firmwareOf('subcloud1'), await firmwareOf('subcloud2')]).toEqual(['in-sync', 'out-of-sync'])
  })

  test('takes back what is applied in the centre no more', async () => {
    const old = await applyImage(session, {region: 'subcloud1', fields: {...functionalImage, bitstream_id: '0x1'}})
    const uuid = await applyImage(session)
    await firmwareOf('subcloud1')
    expect(await update('subcloud1')).toMatchObject({state: 'complete'})
    const images = Object.fromEntries((await rows('device_images')).map((one) => [one['uuid'], one['applied']]))
    expect(images).toEqual({[old]: false, [uuid]: true})
  })

  test('ends at an image that the subcloud refuses, with its reason', async () => {
    const fields = (key_signature: string) => ({...functionalImage, bitstream_type: 'root-key', key_signature})
    const first = await applyImage(session, {fields: fields('0xaa'), labels: [{slot: 'a'}]})
    await applyImage(session, {fields: fields('0xbb'), labels: [{slot: 'b'}]})
    for (const slot of ['a', 'b']) await label('subcloud1', 'slot', slot)
    expect(await firmwareOf('subcloud1')).toBe('out-of-sync')
    const step = await update('subcloud1', '5m')
    expect(step).toMatchObject({state: 'failed'})
    expect(step['details']).toMatch(`importing firmware: Root-key image ${first} is already applied`)
  })

  test('fails in the end where an image could not be written', async () => {
    await applyImage(session)
    await firmwareOf('subcloud1')
    const {sim} = session.simulator
    await call(session, 'POST', '/sw-update-strategy', {type: 'firmware', cloud_name: 'subcloud1'})
    await call(session, 'POST', '/sw-update-strategy/actions?type=firmware', {action: 'apply'})
    const state = async () => ((await call(session, 'GET', '/sw-update-strategy/steps/subcloud1')).body as Row)['state']
    for (let n = 0; n < 1000 && (await state()) !== 'finishing fw update'; n += 1) await advance('20s')
    sim.transact(() => {
      const states = sim.in('subcloud1').of(deviceImageStates)
      for (const {uuid} of states.all()) states.update(uuid, {status: 'failed'})
    })
    await advance('2m')
    expect((await call(session, 'GET', '/sw-update-strategy/steps/subcloud1')).body).toMatchObject({
      state: 'failed',
      details: 'finishing fw update: Not all images applied successfully',
    })
    expect(await firmwareOf('subcloud1')).toBe('out-of-sync')
  })
})
