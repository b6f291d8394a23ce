import {afterAll, beforeAll, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'
import {expectKeys} from './key.js'

type Row = Record<string, unknown>

/** What a fresh system has none of, or lists in a way of its own: the keys are written as in `sysinv-field.ts`. */
const made: readonly (readonly [what: string, path: string, list: string, keys: string])[] = [
  [
    'PTP parameters',
    'ptp_parameters',
    'ptp_parameters',
    'created_at updated_at? +id:int uuid section name value owners:list',
  ],
  [
    'routes',
    'routes',
    'routes',
    '+id:int uuid interface_uuid ifname network prefix:int gateway metric:int forihostid:int +created_at +updated_at?',
  ],
  [
    'SDN controllers',
    'sdn_controller',
    'sdn_controllers',
    'uuid state port:int ip_address transport links:list +created_at +updated_at?',
  ],
  [
    'device labels',
    'device_labels',
    'device_labels',
    '+id:int uuid host_uuid pcidevice_uuid label_key label_value +created_at +updated_at?',
  ],
  [
    'PCI devices',
    'pci_devices',
    'pci_devices',
    'uuid name pciaddr pclass_id pvendor_id pdevice_id pclass pvendor pdevice psvendor? psdevice? numa_node:int sriov_totalvfs:int? sriov_numvfs:int sriov_vfs_pci_address sriov_vf_driver? sriov_vf_pdevice_id? driver? extra_info? host_uuid enabled:bool ~bmc_build_version ~bmc_fw_version ~retimer_a_version ~retimer_b_version ~root_key? ~revoked_key_ids? ~boot_page ~bitstream_id links:list created_at updated_at?',
  ],
  [
    'device images',
    'device_images',
    'device_images',
    'uuid bitstream_type pci_vendor pci_device bitstream_id? key_signature? revoke_key_id:int? name description? image_version? bmc:bool? retimer_included:bool? applied:bool applied_labels:list? +created_at +updated_at?',
  ],
  [
    'states of device images',
    'device_image_state',
    'device_image_state',
    'id:int uuid host_uuid pcidevice_id:int pcidevice_uuid image_id:int image_uuid status update_start_time? updated_at? +created_at',
  ],
  [
    'sensors',
    'isensors',
    'isensors',
    'uuid sensorname path sensortype datatype status state state_requested? audit_interval? algorithm? actions_minor actions_major actions_critical suppress:bool ~unit_base ~unit_modifier ~unit_rate ~t_minor_lower ~t_minor_upper ~t_major_lower ~t_major_upper ~t_critical_lower ~t_critical_upper capabilities:object host_uuid sensorgroup_uuid links:list created_at updated_at?',
  ],
  [
    'interfaces',
    'ihosts/worker-0/iinterfaces',
    'iinterfaces',
    'uuid ifname iftype imac imtu:int ifclass? aemode? schedpolicy? txhashpolicy? primary_reselect? +ifcapabilities:object forihostid:int ihost_uuid +ports:list links:list vlan_id:int? uses:list used_by:list ipv4_mode? ipv6_mode? sriov_numvfs:int? sriov_vf_driver? ptp_role max_tx_rate? max_rx_rate? ovs_access:bool channels? sriov_vf_channels? created_at updated_at?',
  ],
]

let session: Session

const ask = (method: string, path: string, body?: unknown) => session.ask(method, `/RegionOne/sysinv/v1/${path}`, body)
const rows = async (path: string, list: string): Promise<Row[]> => {
  const {body} = await ask('GET', path)
  return (body as Record<string, Row[]>)[list] ?? []
}
const replace = (values: Row) => Object.entries(values).map(([key, value]) => ({op: 'replace', path: `/${key}`, value}))

async function done(method: string, path: string, body?: unknown): Promise<Row> {
  const answer = await ask(method, path, body)
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body as Row
}

/** A device image comes as a form; the system knows it by its uuid then. */
async function uploadImage(): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob(['bits']), 'image.bin')
  const image = {
    bitstream_type: 'functional',
    pci_vendor: '8086',
    pci_device: '0b30',
    bitstream_id: '0x2383',
    name: 'i',
  }
  for (const [name, value] of Object.entries(image)) form.set(name, value)
  const url = `${session.simulator.url}/RegionOne/sysinv/v1/device_images`
  const answer = await fetch(url, {method: 'POST', headers: {'x-auth-token': session.token}, body: form})
  return ((await answer.json()) as {device_image: {uuid: string}}).device_image.uuid
}

beforeAll(async () => {
  session = await openSession({scenario: 'standard'})
  const hosts = await rows('ihosts', 'ihosts')
  for (const name of ['worker-0', 'worker-1']) await done('PATCH', `ihosts/${name}`, replace({action: 'lock'}))
  await session.simulator.advance('5m')
  const worker = String(hosts.find((one) => one['hostname'] === 'worker-0')?.['uuid'])
  const instance = await done('POST', 'ptp_instances', {name: 'ptp1', service: 'ptp4l'})
  await done('POST', 'ptp_interfaces', {name: 'ptpif1', ptp_instance_uuid: instance['uuid']})
  await done('PATCH', `ptp_instances/${instance['uuid']}`, [
    {op: 'add', path: '/ptp_parameters/-', value: 'domainNumber=24', section: 'global'},
  ])
  const face = (await rows(`ihosts/${worker}/iinterfaces`, 'iinterfaces')).find((one) => one['ifname'] === 'data0')
  await done('PATCH', `iinterfaces/${face?.['uuid']}`, replace({ipv4_mode: 'static'}))
  await done('POST', 'addresses', {interface_uuid: face?.['uuid'], address: '10.70.0.2', prefix: 24})
  await done('POST', 'routes', {
    ...{interface_uuid: face?.['uuid'], network: '10.71.0.0', prefix: 24, gateway: '10.70.0.1', metric: 1},
  })
  const [system] = await rows('isystems', 'isystems')
  await done('PATCH', `isystems/${system?.['uuid']}`, replace({sdn_enabled: 'true'}))
  await done('POST', 'sdn_controller', {ip_address: '10.10.10.62', port: '6653', transport: 'TCP'})
  const devices = await rows(`ihosts/${worker}/pci_devices`, 'pci_devices')
  const fpga = devices.find((one) => 'bitstream_id' in one)
  await done('POST', 'device_labels', [{pcidevice_uuid: fpga?.['uuid']}, {key1: 'value1'}])
  await done('PATCH', `device_images/${await uploadImage()}?action=apply`, {})
})
afterAll(() => session.simulator.close())

test.each(made)('%s', async (_what, path, list, keys) => {
  const all = keys.split(' ')
  const listed = await rows(path, list)
  expect(listed).not.toEqual([])
  for (const row of listed)
    expectKeys(
      row,
      all.filter((one) => !one.startsWith('+')),
    )
  const resource = path.split('/').at(-1)
  const single = await ask('GET', `${resource}/${listed[0]?.['uuid']}`)
  expect(single.status).toBe(200)
  expectKeys(
    single.body as Row,
    all.filter((one) => !one.startsWith('-')),
  )
})
