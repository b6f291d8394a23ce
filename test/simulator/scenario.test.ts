import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {createSimulator} from '../../src/simulator/main.js'
import {bundledScenario, bundledScenarios, scenarioText} from '../../src/simulator/scenarios/bundled.js'
import {scenarioNames} from '../../src/simulator/scenarios/name.js'
import {readScenario} from '../../src/simulator/scenarios/read.js'
import {openSession} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

const example = fileURLToPath(new URL('../../examples/scenarios/gpu-edge.yaml', import.meta.url))
const exampleText = readFileSync(example, 'utf8')

function written(text: string): string {
  const file = join(temporaryDirectory(), 'own.yaml')
  writeFileSync(file, text)
  return file
}

describe('bundled scenarios', () => {
  test('are the files of their folder', () => {
    const files = readdirSync(new URL('../../scenarios', import.meta.url)).map((name) => name.replace('.yaml', ''))
    expect([...scenarioNames, 'defaults'].sort()).toEqual(files.sort())
  })

  test.each(scenarioNames)('%s says what it is, and is the same as a file of one’s own', async (name) => {
    const row = (await bundledScenarios()).find((one) => one.name === name)
    expect(row?.description).toMatch(/^[a-z]/)
    const file = written((await scenarioText(name)).text)
    expect({...(await readScenario(file)), name}).toEqual(await bundledScenario(name))
  })
})

describe('a file that cannot be played', () => {
  const refused: readonly (readonly [what: string, from: RegExp | string, to: string, message: RegExp])[] = [
    [
      'a misspelt key',
      'location: hall',
      'locaton: hall',
      /:\d+: central\.hosts\[1\]\.locaton is unknown, did you mean location\?$/,
    ],
    [
      'a key of its own',
      'location: hall',
      'owner: hall',
      /owner is unknown; known are hostname, personality, count, hardware, location$/,
    ],
    [
      'a misspelt key that must be there',
      'mode: duplex',
      'mod: duplex',
      /central\.mod is unknown, did you mean mode\?$/,
    ],
    ['a missing key', '  mode: duplex\n', '', /central\.mode is missing; it is simplex, duplex or duplex-direct$/],
    [
      'an unknown word',
      'mode: duplex',
      'mode: triplex',
      /central\.mode must be simplex, duplex or duplex-direct, not triplex$/,
    ],
    [
      'text for a number',
      'cores: 32',
      'cores: many',
      /hardware\.inference\.processors\.cores must be a number, not many$/,
    ],
    ['a number for text', 'id: 10de', 'id: 10', /vendor\.id must be text, not 10$/],
    ['one word for a list', 'carries: [oam]', 'carries: oam', /ports\[0\]\.carries must be a list, not oam$/],
    ['no YAML', 'hosts:\n', 'hosts: [\n', /own\.yaml:\d+: /],
    [
      'hardware that there is not',
      'hardware: inference, location',
      'hardware: inferense, location',
      /unknown: inferense, did you mean inference\?$/,
    ],
    [
      'a model that there is not',
      'like: worker',
      'like: workers',
      /like: there is no hardware workers, did you mean worker\?$/,
    ],
    ['a model of itself', 'like: worker', 'like: inference', /hardware\.inference\.like leads back to inference$/],
    [
      'memory of more nodes than there are',
      '[393216]',
      '[196608, 196608]',
      /must say the memory of 1 NUMA nodes, not 2$/,
    ],
    ['too little memory', '[393216]', '[4096]', /memory\[0\] must be at least 8192$/],
    [
      'too small a disk',
      'size: 953869} #',
      'size: 100000} #',
      /disks\[0\]\.size must be at least 265216: the first disk holds/,
    ],
    [
      'an OSD on the disk of the platform',
      'size: 953869} #',
      'size: 953869, osd: true} #',
      /disks\[0\]\.osd cannot be/,
    ],
    [
      'a device on a node that is not there',
      'vfs: 32',
      'numa: 1',
      /devices\[0\]\.numa must be below 1, the number of sockets$/,
    ],
    ['two ports of one name', 'name: eno2', 'name: eno1', /ports\[1\]\.name is there twice: eno1$/],
    [
      'a network that is none',
      'mgmt: {subnet: 10.40.0.0/24}',
      'mgmt: {subnet: 10.40.0.1/24}',
      /networks\.mgmt\.subnet must begin with its first address/,
    ],
    [
      'a network without room',
      'mgmt: {subnet: 10.40.0.0/24}',
      'mgmt: {subnet: 10.40.0.0/30}',
      /networks\.mgmt\.subnet has no room for the hosts: 10\.40\.0\.0\/30$/,
    ],
    [
      'a network that is a word',
      '10.40.0.0/24',
      'mine',
      /must be a subnet such as 10\.8\.4\.0\/24, or a pair such as /,
    ],
    ['a pair of one family', '10.40.0.0/24', "'10.40.0.0/24,10.41.0.0/24'", /must have one subnet of each family/],
    ['an address of no family', '10.40.0.0/24', 'fd00:::/64', /must be a subnet such as .*, not fd00:::\/64$/],
    [
      'a network within another',
      '10.40.0.0/24',
      '10.41.0.0/24',
      /overlaps with that of (oam|mgmt): 10\.41\.0\.0\/24 and /,
    ],
    [
      'a worker that is called controller',
      'hostname: inference-0',
      'hostname: controller-5',
      /hostname must be no name of controllers/,
    ],
    [
      'a name for many',
      'hostname: inference-0,',
      'hostname: inference-0, count: 2,',
      /count is for hosts without a hostname$/,
    ],
    [
      'three controllers',
      'personality: controller, count: 2} #',
      'personality: controller, count: 3} #',
      /at most 2 of personality controller, not 3$/,
    ],
    [
      'a simplex system with a worker',
      'mode: duplex',
      'mode: simplex',
      /must be controller: a simplex system has one host$/,
    ],
    [
      'storage hosts beside All-in-one controllers',
      'hostname: inference-0, personality: worker',
      'hostname: storage-0, personality: storage',
      /cannot be storage in an All-in-one system$/,
    ],
    [
      'more hosts than one system may have',
      'hostname: inference-0, personality: worker',
      'personality: worker, count: 4095',
      /central\.hosts must be at most 4096, not 4097$/,
    ],
    [
      'networks that overlap',
      'oam: {subnet: 10.41.0.0/24}',
      'oam: {subnet: 10.40.0.0/16}',
      /networks\.oam\.subnet overlaps with that of mgmt: 10\.40\.0\.0\/16 and 10\.40\.0\.0\/24$/,
    ],
    [
      'two data networks of one name',
      '  - {name: cameras, type: vlan, mtu: 9000}',
      '  - {name: cameras}\n  - {name: cameras}',
      /datanetworks\[1\]\.name is there twice: cameras$/,
    ],
    [
      'two applications of one name',
      'name: nginx-ingress-controller, version',
      'name: cert-manager, version',
      /applications\[1\]\.name is there twice: cert-manager$/,
    ],
    [
      'hardware like a property of every object',
      'like: worker',
      'like: toString',
      /hardware\.inference\.like: there is no hardware toString/,
    ],
    [
      'OSDs on workers where there are none',
      'mode: simplex',
      'storage: {backend: ceph-rook, deployment: dedicated}\n    mode: simplex',
      /subclouds\.system\.storage\.deployment cannot be dedicated in a simplex system$/,
    ],
    [
      'monitors of ceph that nobody counts',
      '  mode: duplex',
      '  storage: {backend: ceph, monitors: [controller-0]}\n  mode: duplex',
      /central\.storage\.monitors is for the backend ceph-rook$/,
    ],
    [
      'a monitor on a host that is not planned',
      '  mode: duplex',
      '  storage: {backend: ceph-rook, monitors: [controller-7]}\n  mode: duplex',
      /central\.storage\.monitors has a host that there is not: controller-7$/,
    ],
    [
      'two kinds of block storage',
      '  mode: duplex',
      '  storage: {backend: ceph-rook, services: [block, ecblock]}\n  mode: duplex',
      /central\.storage\.services cannot have both block and ecblock$/,
    ],
    ['a backend that there is not', '  mode: duplex', '  storage: {backend: tape}\n  mode: duplex', /storage\.backend/],
    [
      'two controllers right after the bootstrap',
      '  mode: duplex',
      '  stage: bootstrapped\n  mode: duplex',
      /central\.hosts must be controller-0 alone in a system that is bootstrapped$/,
    ],
    [
      'storage right after the bootstrap',
      'mode: simplex',
      'stage: bootstrapped\n    storage: {backend: ceph}\n    mode: simplex',
      /subclouds\.system\.storage is made after the bootstrap: a system that is bootstrapped has none$/,
    ],
    ['fewer subclouds than sites', 'count: 3 #', 'count: 0 #', /subclouds\.count must be at least 1/],
    [
      'a site of a name that others get',
      'name: harbour',
      'name: subcloud2',
      /subclouds\.sites\[0\]\.name is taken: subcloud2$/,
    ],
  ]

  test.each(refused)('%s', async (_what, from, to, message) => {
    expect(exampleText).toMatch(from)
    const refusal = readScenario(written(exampleText.replace(from, to)))
    await expect(refusal).rejects.toMatchObject({kind: 'usage', hint: 'see: stx sim scenario show dc'})
    await expect(refusal).rejects.toThrow(message)
  })

  test.each([
    ['nothing', '', /own\.yaml:1: the file must be a mapping, not null$/],
    ['a list', '- 1', /own\.yaml:1: the file must be a mapping, not a list$/],
    ['an alias that leads nowhere', 'central: *system', /own\.yaml:1: /],
    ['endless text', 'x'.repeat(100_000), /own\.yaml:1: the file must be a mapping, not x{60}\.\.\.$/],
    ['a list for a key', '? [a, b]\n: 1', /own\.yaml:1: \[ a, b \] is unknown/],
    [
      'kinds that lead on and on',
      `${exampleText.replace('like: worker', 'like: a0')}`.replace(
        'hardware:\n',
        `hardware:\n${Array.from({length: 5000}, (_, n) => `  a${n}: {like: a${n + 1}}\n`).join('')}  a5000: {}\n`,
      ),
      /hardware\.a0\.like leads on over more than 16 kinds$/,
    ],
    [
      'ten thousand hosts',
      exampleText.replace('    - {hostname: inference-0', `${'    - {personality: worker}\n'.repeat(10_000)}$&`),
      /central\.hosts must be at most 4096, not 10003$/,
    ],
  ])('that holds %s', async (_what, text, message) => {
    await expect(readScenario(written(text))).rejects.toThrow(message)
  })

  test('that is not there', async () => {
    await expect(readScenario('/nowhere/own.yaml')).rejects.toThrow(/cannot read \/nowhere\/own\.yaml/)
  })

  test('names the line', async () => {
    const line = exampleText.split('\n').findIndex((text) => text.includes('cores: 32')) + 1
    const refusal = readScenario(written(exampleText.replace('cores: 32', 'cores: many')))
    await expect(refusal).rejects.toThrow(`own.yaml:${line}: `)
  })
})

describe('the example', () => {
  const open = async () => openSession({scenario: await readScenario(example)})

  test('has the machines that it describes, the same for the same seed', async () => {
    const inventory = async () => {
      const session = await open()
      const {body} = await session.ask('GET', '/RegionOne/sysinv/v1/ihosts')
      const {ihosts} = body as {ihosts: {uuid: string; hostname: string; mgmt_ip: string}[]}
      const of = async (host: string, part: string) =>
        Object.values(
          (await session.ask('GET', `/RegionOne/sysinv/v1/ihosts/${host}/${part}`)).body as object,
        )[0] as object[]
      const [first, , worker] = ihosts
      const parts = ['icpus', 'imemorys', 'idisks', 'ethernet_ports', 'pci_devices', 'istors']
      const counts = async (host = '') => Promise.all(parts.map(async (part) => (await of(host, part)).length))
      const found = {
        names: ihosts.map((one) => `${one.hostname} ${one.mgmt_ip}`),
        first: await counts(first?.uuid),
        worker: await counts(worker?.uuid),
      }
      await session.simulator.close()
      return {found, ihosts: JSON.stringify(ihosts.map((one) => one.uuid))}
    }
    const once = await inventory()
    expect(once.found).toEqual({
      names: ['controller-0 10.40.0.3', 'controller-1 10.40.0.4', 'inference-0 10.40.0.5'],
      first: [40, 1, 2, 2, 0, 1],
      worker: [64, 1, 1, 2, 1, 0],
    })
    expect(await inventory()).toEqual(once)
  })

  test('has the subclouds, networks and applications that it names', async () => {
    const session = await open()
    const list = async (path: string) =>
      Object.values((await session.ask('GET', path)).body as object)[0] as Record<string, unknown>[]
    expect((await list('/RegionOne/dcmanager/v1.0/subclouds')).map((one) => [one['name'], one['location']])).toEqual([
      ['harbour', 'harbour, building 2'],
      ['subcloud2', null],
      ['subcloud3', null],
    ])
    expect((await list('/harbour/sysinv/v1/ihosts')).map((one) => one['hostname'])).toEqual([
      'controller-0',
      'controller-1',
      'crane-0',
    ])
    expect((await list('/subcloud2/sysinv/v1/ihosts')).map((one) => one['hostname'])).toEqual(['controller-0'])
    expect((await list('/RegionOne/sysinv/v1/apps')).map((one) => `${one['name']} ${one['status']}`)).toEqual([
      'cert-manager applied',
      'nginx-ingress-controller applied',
      'node-feature-discovery uploaded',
    ])
    expect((await list('/RegionOne/sysinv/v1/datanetworks')).map((one) => one['name'])).toEqual(['cameras'])
    expect((await list('/RegionOne/sysinv/v1/isystems')).map((one) => one['name'])).toEqual(['plant-cloud'])
    await session.simulator.close()
  })

  test('stays with the data that were made from it, whatever becomes of the file', async () => {
    const store = temporaryDirectory()
    const file = written(exampleText)
    await (await createSimulator({store, speed: 'frozen', scenario: await readScenario(file)})).close()
    writeFileSync(file, exampleText.replace('plant-cloud', 'other-cloud'))
    await expect(createSimulator({store, scenario: await readScenario(file)})).rejects.toThrow(
      /was made from own\.yaml as it was before it changed$/,
    )
    await expect(createSimulator({store, scenario: 'dc'})).rejects.toThrow(/has scenario own\.yaml, not dc$/)
    const again = await createSimulator({store, speed: 'frozen'})
    expect(again.sim.origin.plan.central.systemName).toBe('plant-cloud')
    await again.close()
  })
})
