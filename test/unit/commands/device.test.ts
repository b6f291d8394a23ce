import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const hostUuid = '09e38507-c861-487d-8a80-585349b67908'
const uuid = '3939ef28-a0e3-4d4e-86bd-dee33dbaa1d2'
const deviceUuid = '99e1365f-54d8-491d-a8b0-2be59d9bfa68'

const host = (more: object = {}) => ({
  ...{id: 3, uuid: hostUuid, hostname: 'worker-0', personality: 'worker'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available', ...more},
})
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host()]}}
const device = (pciaddr: string, more: object = {}) => ({
  ...{uuid: deviceUuid, host_uuid: hostUuid, name: `pci_${pciaddr}`, pciaddr, pclass_id: '030000', pvendor_id: '8086'},
  ...{pdevice_id: '3ea5', pclass: 'VGA', pvendor: 'Intel', pdevice: 'Iris', numa_node: -1, enabled: true, ...more},
})
const devices = {
  path: `/sysinv/v1/ihosts/${hostUuid}/pci_devices`,
  reply: {pci_devices: [device('b4'), device('00', {enabled: false})]},
}
const replace = (path: string, value: unknown) => ({op: 'replace', path: `/${path}`, value})

describe('host device', () => {
  test.each([
    [[], ['b4']],
    [['--all'], ['00', 'b4']],
    [['-a'], ['00', 'b4']],
  ])('list %j, by address', async (flags, addresses) => {
    expectWire(hosts, devices)
    const [headings, ...rows] = await tableOf(['host', 'device', 'list', 'worker-0', ...flags])
    expect(headings).toEqual([
      ...['name', 'address', 'class id', 'vendor id', 'device id', 'class name', 'vendor name', 'device name'],
      ...['numa_node', 'enabled'],
    ])
    expect(rows.map(([, address]) => address)).toEqual(addresses)
  })

  test.each([
    ['030000', 17],
    ['120000', 27],
    ['120001', 27],
  ])('show of class %s has %d rows', async (pclass_id, count) => {
    expectWire(hosts, {...devices, reply: {pci_devices: [device('b4', {pclass_id, root_key: '0x5d'})]}})
    const rows = (await tableOf(['host', 'device', 'show', 'worker-0', 'b4'])).slice(1)
    expect(rows).toHaveLength(count)
    expect(rows).toContainEqual(['address', 'b4'])
  })

  test('modify sends what is given, in the official order', async () => {
    const sends = [
      ...[replace('name', 'gpu'), replace('enabled', 'True'), replace('driver', 'igb_uio')],
      ...[replace('sriov_vf_driver', 'vfio'), replace('sriov_numvfs', '2')],
    ]
    const patch = {method: 'PATCH', path: `/sysinv/v1/pci_devices/${deviceUuid}`, sends} as const
    expectWire(hosts, devices, {...patch, reply: device('b4', {name: 'gpu'})})
    const flags = ['-N', '2', '-v', 'vfio', '--driver', 'igb_uio', '-e', 'True', '-n', 'gpu']
    const rows = await tableOf(['host-device-modify', 'worker-0', 'pci_b4', ...flags])
    expect(rows).toContainEqual(['name', 'gpu'])
  })

  test('modify of nothing', async () => {
    const words = ['host', 'device', 'modify', 'worker-0', 'b4']
    expect(await runProgram(words)).toMatchObject({stdout: '', code: 2})
    expectWire(hosts, devices)
    const official = await runProgram(['host-device-modify', 'worker-0', 'b4'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: '', code: 0})
  })

  test('one that the host does not have', async () => {
    expectWire(hosts, devices)
    const {stderr, code} = await runProgram(['host', 'device', 'show', 'worker-0', 'ff'])
    expect({stderr, code}).toEqual({stderr: 'stx: PCI devices not found: host 3 device ff\n', code: 5})
  })
})

describe('writing images to the devices of a host', () => {
  const post = (deed: string, more: object) =>
    ({method: 'POST', path: `/sysinv/v1/ihosts/${hostUuid}/${deed}`, reply: host(more)}) as const
  const look = (device_image_update: string) => ({path: '/sysinv/v1/ihosts/3', reply: host({device_image_update})})
  const state = ['--format', 'value', '--column', 'device_image_update']

  test.each([
    ['image-update', 'device_image_update', 'in-progress'],
    ['image-update-abort', 'device_image_update_abort', 'in-progress-aborted'],
  ])('host device %s', async (verb, path, device_image_update) => {
    expectWire(hosts, post(path, {device_image_update}))
    const {stdout, code} = await runProgram(['host', 'device', verb, 'worker-0', ...state])
    expect({stdout, code}).toEqual({stdout: `${device_image_update}\n`, code: 0})
  })

  const update = ['host', 'device', 'image-update', 'worker-0', '--wait', ...state]

  test('--wait goes on from pending until all is written', async () => {
    expectWire(hosts, post('device_image_update', {device_image_update: 'pending'}), look('in-progress'), look(''))
    const {stderr, code} = await runProgram(update)
    expect(code).toBe(0)
    expect(stderr).toMatch(/^host worker-0: pending\nhost worker-0: in-progress\nhost worker-0: written after /)
  })

  test('--wait ends with exit code 3 when images are pending again', async () => {
    expectWire(hosts, post('device_image_update', {device_image_update: 'in-progress'}), look('pending'))
    const {stderr, code} = await runProgram([...update, '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^stx: host worker-0 failed: not all images were written; /)
  })

  test('--wait for an abort ends when nothing is being written', async () => {
    const aborting = post('device_image_update_abort', {device_image_update: 'in-progress-aborted'})
    expectWire(hosts, aborting, look('pending'))
    const words = ['host', 'device', 'image-update-abort', 'worker-0', '--wait', '--quiet', ...state]
    expect(await runProgram(words)).toEqual({stdout: 'pending\n', stderr: '', code: 0})
  })
})

describe('device labels', () => {
  const label = (label_key: string, label_value: string, more: object = {}) => ({
    ...{uuid: `${label_key}-uuid`, host_uuid: hostUuid, pcidevice_uuid: deviceUuid, label_key, label_value},
    ...more,
  })
  const labels = {
    path: '/sysinv/v1/device_labels',
    reply: {
      device_labels: [
        label('key1', 'value1'),
        label('key2', 'value2'),
        label('key3', 'value3', {pcidevice_uuid: null}),
      ],
    },
  }
  const located = [
    {path: `/sysinv/v1/pci_devices/${deviceUuid}`, reply: device('b4')},
    {path: `/sysinv/v1/ihosts/${hostUuid}`, reply: host()},
  ]
  const headings = ['hostname', 'PCI device name', 'label key', 'label value']

  test('list of all asks once for each device', async () => {
    expectWire(labels, ...located)
    expect(await tableOf(['device', 'label', 'list'])).toEqual([
      headings,
      ['', '', 'key3', 'value3'],
      ['worker-0', 'pci_b4', 'key1', 'value1'],
      ['worker-0', 'pci_b4', 'key2', 'value2'],
    ])
  })

  test('list of one device', async () => {
    expectWire(hosts, devices, labels)
    const rows = await tableOf(['host', 'device', 'label', 'list', 'worker-0', 'b4'])
    expect(rows).toEqual([headings, ['worker-0', 'pci_b4', 'key1', 'value1'], ['worker-0', 'pci_b4', 'key2', 'value2']])
  })

  test.each([
    [[], 'False'],
    [['--overwrite'], 'True'],
  ])('assign %j', async (flags, overwrite) => {
    expectWire(hosts, devices, {
      method: 'POST',
      path: `/sysinv/v1/device_labels?overwrite=${overwrite}`,
      sends: [{a: '1'}, {b: 'x=y'}, {pcidevice_uuid: deviceUuid}],
      reply: {device_labels: [label('a', '1'), label('b', 'x=y')]},
    })
    const rows = await tableOf(['host', 'device', 'label', 'assign', 'worker-0', 'b4', 'a=1', 'b=x=y', ...flags])
    expect(rows.map(([, value]) => value)).toEqual(['Value', 'a-uuid', 'a', '1', 'Value', 'b-uuid', 'b', 'x=y'])
  })

  test('assign without a value asks for nothing', async () => {
    const words = ['host-device-label-assign', 'worker-0', 'b4', 'a']
    const {stderr, code} = await runProgram(words, {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'Attributes must be a list of NAME=VALUE not "a"\n', code: 1})
  })

  const gone = {method: 'DELETE', path: '/sysinv/v1/device_labels/key1-uuid', status: 204, reply: ''} as const
  const deleted = 'Deleted device label (key1, value1) for host worker-0 device pci_b4'
  const missing = 'Host device label not found: host worker-0, device pci_b4, label key key9'

  test('remove goes on after one that is not there', async () => {
    expectWire(hosts, devices, labels, gone)
    const {stderr, code} = await runProgram(['host', 'device', 'label', 'remove', 'worker-0', 'b4', 'key9', 'key1'])
    expect(code).toBe(7)
    expect(stderr).toContain(`${deleted}\n`)
    expect(stderr).toContain(missing)
  })

  test('remove as the official program says so and succeeds', async () => {
    expectWire(hosts, devices, labels, gone)
    const words = ['host-device-label-remove', 'worker-0', 'b4', 'key9', 'key1']
    const {stdout, code} = await runProgram(words, {program: 'system'})
    expect({stdout, code}).toEqual({stdout: `${missing}\n${deleted}\n`, code: 0})
  })

  test('a device that the host does not have', async () => {
    expectWire(hosts, devices)
    const {stderr, code} = await runProgram(['host', 'device', 'label', 'list', 'worker-0', 'ff'])
    expect({stderr, code}).toEqual({stderr: 'stx: PCI device not found: host worker-0 device ff\n', code: 5})
  })

  test('image states are located as well', async () => {
    const state = {pcidevice_uuid: deviceUuid, image_uuid: uuid, status: 'completed', update_start_time: null}
    expectWire({path: '/sysinv/v1/device_image_state', reply: {device_image_state: [state, state]}}, ...located)
    const row = ['worker-0', 'b4', uuid, 'completed', 'None', '']
    expect(await tableOf(['device', 'image-state', 'list'])).toEqual([
      [...['hostname', 'PCI device address', 'Device image uuid', 'status', 'Update start time', 'updated_at']],
      row,
      row,
    ])
  })
})

describe('device image', () => {
  const image = (more: object = {}) => ({
    ...{uuid, bitstream_type: 'functional', pci_vendor: '8086', pci_device: '0b30', bitstream_id: '0x23'},
    ...{key_signature: null, revoke_key_id: null, name: 'img1', description: null, image_version: null},
    ...{bmc: false, retimer_included: false, applied: false, applied_labels: null, ...more},
  })
  const content = [
    ...['uuid', 'bitstream_type', 'pci_vendor', 'pci_device', 'bitstream_id', 'key_signature', 'revoke_key_id'],
    ...['name', 'description', 'image_version'],
  ]

  test('list and show differ in their order', async () => {
    expectWire({path: '/sysinv/v1/device_images', reply: {device_images: [image(), image({bitstream_type: 'a'})]}})
    const [headings, ...rows] = await tableOf(['device', 'image', 'list'])
    expect(headings).toEqual([...content, 'bmc', 'retimer_included', 'applied', 'applied_labels'])
    expect(rows.map(([, type]) => type)).toEqual(['a', 'functional'])
    expectWire({path: '/sysinv/v1/device_images/img1', reply: image()})
    const names = (await tableOf(['device', 'image', 'show', 'img1'])).map(([name]) => name)
    expect(names).toEqual(['Property', ...content, 'applied', 'applied_labels', 'bmc', 'retimer_included'])
  })

  test.each([
    ['apply', [], []],
    ['apply', ['key1=value1', 'key2=value2'], [{key1: 'value1'}, {key2: 'value2'}]],
    ['remove', ['key1=value1'], [{key1: 'value1'}]],
  ])('%s %j', async (action, labels, sends) => {
    const path = `/sysinv/v1/device_images/${uuid}?action=${action}`
    expectWire({method: 'PATCH', path, sends, reply: image({applied: true, applied_labels: sends})})
    expect(await tableOf(['device', 'image', action, uuid, ...labels])).toContainEqual(['applied', 'True'])
  })

  test('apply of nothing', async () => {
    expectWire({method: 'PATCH', path: `/sysinv/v1/device_images/${uuid}?action=apply`, status: 404})
    const {stderr, code} = await runProgram(['device-image-apply', uuid], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'Device image apply failed\n', code: 1})
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `/sysinv/v1/device_images/${uuid}`, status: 202, reply: image()})
    const {stderr, code} = await runProgram(['device', 'image', 'delete', uuid])
    expect({stderr, code}).toEqual({stderr: `Deleted device image: ${uuid}\n`, code: 0})
  })

  function bitstream(): string {
    const folder = mkdtempSync(join(tmpdir(), 'stx-device-'))
    onTestFinished(() => rmSync(folder, {recursive: true}))
    writeFileSync(join(folder, 'image.bin'), 'bits')
    return join(folder, 'image.bin')
  }
  const upload = (file: string) => ['device', 'image', 'upload', file, 'functional', '8086', '0b30']

  test('upload sends the fields and then the file', async () => {
    const file = bitstream()
    let form = ''
    expectWire({
      method: 'POST',
      path: '/sysinv/v1/device_images',
      sends: expect.toSatisfy((body: string) => {
        form = body
        return true
      }),
      reply: {success: '', error: '', device_image: {id: 3, ...image(), created_at: '2026-11-21 08:36:38+00:00'}},
    })
    const flags = ['--bitstream-id', '0x23', '--name', 'img1', '--bmc', 'true', '--retimer-included', 'false']
    const {stdout, code} = await runProgram([...upload(file), ...flags])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['name', 'img1'])
    expect([...form.matchAll(/name="(\w+)"/g)].map(([, name]) => name)).toEqual([
      ...['bitstream_type', 'pci_vendor', 'pci_device', 'bitstream_id', 'name', 'bmc', 'retimer_included', 'file'],
    ])
    expect(form).toContain(`filename="${file}"`)
  })

  test.each([
    [200, {success: '', error: 'Bitstream type foo not supported'}, 'Bitstream type foo not supported'],
    [400, refusal('No bitstream'), 'No bitstream'],
  ])('an upload that is refused with %d', async (status, reply, reason) => {
    const file = bitstream()
    expectWire({method: 'POST', path: '/sysinv/v1/device_images', status, reply})
    const {stderr, code} = await runProgram(upload(file))
    expect(code).toBe(1)
    expect(stderr).toBe(`stx: Device image not uploaded for ${file}: ${reason}\n`)
  })

  test('an upload of no file', async () => {
    expectWire()
    const {stderr, code} = await runProgram(upload('/nowhere/image.bin'))
    expect(code).toBe(2)
    expect(stderr).toBe('stx: Bitstream file does not exist: /nowhere/image.bin; check the path\n')
  })
})
