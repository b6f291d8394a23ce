import {describe, expect, test} from 'vitest'
import {functionalImage as board, imageOf, postImage} from '../support/device-image.js'
import {openSystem, type Row, refusal, type System} from './system.js'

const upload = (system: System, fields: Readonly<Record<string, string>>, withFile = true): Promise<Row> =>
  postImage(system, fields, {withFile})

async function bench() {
  const system = await openSystem()
  const cards = (await system.rows('pci_devices')).filter((one) => one['pdevice_id'] === '0b30')
  const worker = await system.host('worker-0')
  const card = cards.find((one) => one['host_uuid'] === worker['uuid']) ?? {}
  const direct = (uuid: string, action: string, body: unknown = []) =>
    system.ask('PATCH', `/RegionOne/sysinv/v1/device_images/${uuid}?action=${action}`, body)
  const states = async () => (await system.rows('device_image_state')).map((one) => String(one['status']))
  return {system, card: String(card['uuid']), worker: String(worker['uuid']), direct, states}
}

describe('an image', () => {
  test('is written to all cards of a host, key first, and is in effect after a restart', async () => {
    const {system, direct, states} = await bench()
    const functional = imageOf(await upload(system, board))
    const key = imageOf(
      await upload(system, {...board, bitstream_type: 'root-key', key_signature: '0xaf', bitstream_id: '0x1'}),
    )
    expect((await direct(functional, 'apply')).body).toMatchObject({applied: true, applied_labels: [{}]})
    expect((await direct(key, 'apply')).status).toBe(200)
    expect(await states()).toEqual(['pending', 'pending', 'pending', 'pending'])
    expect(await system.state('worker-0', 'device_image_update')).toBe('pending')
    expect(await system.alarms()).toEqual([expect.stringMatching(/^900\.006 system=/)])
    const {body} = await system.ask('GET', '/RegionOne/fm/v1/alarms')
    expect(body).toMatchObject({
      alarms: [{reason_text: 'Device image update operation in progress ', severity: 'minor'}],
    })
    expect((await system.post('ihosts/worker-0/device_image_update', {})).body).toMatchObject({
      device_image_update: 'in-progress',
    })
    const first = (await system.rows('device_image_state')).find((one) => one['status'] === 'in-progress')
    expect(first).toMatchObject({image_uuid: key, update_start_time: expect.any(String)})
    expect(refusal(await system.act('worker-0', 'lock'))).toBe(
      '400 Rejected: Cannot lock worker-0 while device image update is in progress.',
    )
    expect(refusal(await system.post('ihosts/worker-0/device_image_update', {}))).toContain('already in the process')
    expect(refusal(await direct(key, 'apply'))).toBe('200')
    expect(refusal(await direct(functional, 'apply'))).toBe('200')
    expect(refusal(await system.remove(`device_images/${key}`))).toContain('being written to or has already been')
    await system.pass('40m')
    await system.pass('40m')
    expect(await system.state('worker-0', 'device_image_update', 'reboot_needed')).toBe(' true')
    expect((await states()).sort()).toEqual(['completed', 'completed', 'pending', 'pending'])
    await system.post('ihosts/worker-1/device_image_update', {})
    await system.pass('80m')
    expect(await system.alarms()).toHaveLength(1)
    for (const name of ['worker-0', 'worker-1']) {
      await system.act(name, 'lock')
      await system.pass('1m')
      await system.act(name, 'unlock')
      await system.pass('15m')
    }
    expect(await system.state('worker-0', 'reboot_needed')).toBe('false')
    expect(await system.alarms()).toEqual([])
  })

  test('is applied by labels, which may come later', async () => {
    const {system, card, direct, states} = await bench()
    const image = imageOf(await upload(system, {...board, name: 'radio'}))
    const applied = (await direct(image, 'apply', [{slot: 'radio'}])).body
    expect(applied).toMatchObject({applied: true, applied_labels: [{slot: 'radio'}]})
    expect(await system.rows('device_labels')).toEqual([
      expect.objectContaining({label_key: 'slot', label_value: 'radio', pcidevice_uuid: null}),
    ])
    expect(await states()).toEqual([])
    const label = await system.post('device_labels?overwrite=False', [{slot: 'radio'}, {pcidevice_uuid: card}])
    expect(label.body).toMatchObject({device_labels: [{label_key: 'slot', label_value: 'radio', pcidevice_uuid: card}]})
    expect(await states()).toEqual(['pending'])
    expect(refusal(await system.post('device_labels', [{slot: 'radio'}, {pcidevice_uuid: card}]))).toBe(
      '400 Device label (slot, radio) already exists for this device',
    )
    expect((await system.post('device_labels?overwrite=True', [{slot: 'b'}, {pcidevice_uuid: card}])).status).toBe(200)
    expect(await states()).toEqual([])
    expect((await direct(image, 'remove', [{slot: 'radio'}])).body).toMatchObject({
      applied: false,
      applied_labels: null,
    })
    expect(refusal(await direct(image, 'remove', [{slot: 'radio'}]))).toBe(
      '400 Device image remove failed: label slot=radio does not exist',
    )
    const [left] = await system.rows('device_labels')
    expect((await system.remove(`device_labels/${left?.['uuid']}`)).status).toBe(204)
    const gone = await system.remove(`device_images/${image}`)
    expect([gone.status, (gone.body as Row)['uuid']]).toEqual([202, image])
  })

  test('an abort lets the present one be written; the rest stays pending', async () => {
    const {system, direct, states} = await bench()
    expect(refusal(await system.post('ihosts/worker-0/device_image_update_abort', {}))).toBe(
      '400 Abort rejected. The host worker-0 is not in the process of updating the device images.',
    )
    await direct(imageOf(await upload(system, board)), 'apply')
    await direct(imageOf(await upload(system, {...board, bmc: 'true'})), 'apply')
    await system.post('ihosts/worker-0/device_image_update', {})
    const aborted = await system.post('ihosts/worker-0/device_image_update_abort', {})
    expect(aborted.body).toMatchObject({device_image_update: 'in-progress-aborted'})
    await system.pass('40m')
    expect(await system.state('worker-0', 'device_image_update')).toBe('pending')
    expect((await states()).filter((one) => one === 'completed')).toHaveLength(1)
  })

  test('one that fails is tried again the next time', async () => {
    const {system, direct, states} = await bench()
    await direct(imageOf(await upload(system, board)), 'apply')
    const {sim} = system.simulator
    sim.transact(() => sim.faults.add({state: 'host.device-image.write', host: 'worker-0', count: 1}))
    await system.post('ihosts/worker-0/device_image_update', {})
    await system.pass('40m')
    expect((await states()).sort()).toEqual(['failed', 'pending'])
    expect(await system.state('worker-0', 'device_image_update')).toBe('pending')
    await system.post('ihosts/worker-0/device_image_update', {})
    await system.pass('40m')
    expect((await states()).sort()).toEqual(['completed', 'pending'])
  })

  test('a second root key is refused, a second functional image takes the place of the first', async () => {
    const {system, direct, states} = await bench()
    const key = {...board, bitstream_type: 'root-key', key_signature: '0x1'}
    await direct(imageOf(await upload(system, key)), 'apply')
    expect(refusal(await direct(imageOf(await upload(system, key)), 'apply'))).toMatch(
      /^400 Root-key image \S+ is already applied to host worker-0 device 0000:b4:00\.0$/,
    )
    await direct(imageOf(await upload(system, board)), 'apply')
    expect(await states()).toHaveLength(4)
    await direct(imageOf(await upload(system, board)), 'apply')
    expect(await states()).toHaveLength(4)
  })
})

test.each<[Readonly<Record<string, string>>, string]>([
  [{pci_vendor: '1111'}, 'Invalid PCI vendor/device ID: 1111 0b30. Supported vendor ID: 8086'],
  [{pci_vendor: 'xyz'}, 'pci_vendor must be hexadecimal'],
  [{bitstream_type: 'other'}, 'Bitstream type other not supported'],
  [{bitstream_type: 'root-key'}, 'key_signature is required for root key bitstream type'],
  [{bitstream_type: 'key-revocation'}, 'revoke_key_id is required for key revocation bitstream type'],
  [{bitstream_type: 'key-revocation', revoke_key_id: 'x'}, 'revoke_key_id must be an integer'],
  [{bitstream_type: 'key-revocation', revoke_key_id: '1', bmc: 'true'}, 'bmc option is only applicable to functional'],
  [{bmc: 'perhaps'}, 'Parameter bmc must be a valid bool string'],
  [{retimer_included: 'true'}, 'retimer_included option is only applicable to functional BMC image'],
  [{uuid: 'x'}, 'uuid must be a valid UUID'],
])('an image with %j is not taken', async (fields, message) => {
  const {system} = await bench()
  expect((await upload(system, {...board, ...fields}))['error']).toContain(message)
  expect(await system.rows('device_images')).toEqual([])
})

test('an image without a file is not taken', async () => {
  const {system} = await bench()
  expect(await upload(system, board, false)).toEqual({success: '', error: 'Error: No file uploaded'})
})

test('devices are renamed and disabled on locked hosts, QuickAssist cards never', async () => {
  const {system, card, worker} = await bench()
  const change = (uuid: unknown, values: Row) => system.patch(`pci_devices/${uuid}`, values)
  expect(refusal(await change(card, {name: 'radio'}))).toBe('400 Host must be locked.')
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  expect((await change(card, {name: 'radio', enabled: 'False'})).body).toMatchObject({name: 'radio', enabled: false})
  expect(refusal(await change(card, {driver: 'igb_uio'}))).toBe('400 Modifying driver attribute restricted')
  expect(refusal(await change(card, {enabled: 'perhaps'}))).toContain('not an unambiguous boolean')
  const devices = await system.rows(`ihosts/${worker}/pci_devices`)
  const accelerator = devices.find((one) => one['pdevice_id'] === '4940')
  expect(refusal(await change(accelerator?.['uuid'], {name: 'qat'}))).toContain('QAT device is already initialized')
})

test('only hosts in service write images', async () => {
  const {system} = await bench()
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  expect(refusal(await system.post('ihosts/worker-0/device_image_update', {}))).toBe(
    '400 The host worker-0 must be unlocked and enabled to update the device images.',
  )
})
