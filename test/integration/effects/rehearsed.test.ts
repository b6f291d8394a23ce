import {cpSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {certified} from '../../support/certificate.js'
import {openConnected} from '../../support/connected.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {tarball} from '../../support/tarball.js'
import {changingCommands, ensuredLines} from './changing.js'
import {useWrites} from './writes.js'

const {folder, write} = useFolder()
const {writes} = useWrites()

const example = (path: string) => new URL(`../../../examples/${path}`, import.meta.url)
const before = process.cwd()

/** The files that the examples name. */
beforeAll(() => {
  process.env['STX_SYSADMIN_PASSWORD'] = 'St8rling-X*'
  process.env['STX_BMC_PASSWORD'] = 'St8rling-X*'
  process.env['STX_MANAGER_PASSWORD'] = 'St8rling-X*'
  const fill = (text: string, row: Record<string, string>) =>
    text.replaceAll(/\$\{(\w+)\}/g, (_, column: string) => row[column] ?? '')
  const [bootstrap, install] = ['bootstrap-values.yml', 'install-values.yml'].map((file) =>
    readFileSync(example(`fleet/${file}`), 'utf8'),
  )
  const row = {name: 'site1', site: '7', bootstrap_address: '10.21.7.11', bmc_address: '192.0.2.7', location: 'Thun'}
  write('site.yml', bootstrap ?? '')
  write('install.yml', install ?? '')
  write('site1.yml', fill(bootstrap ?? '', row))
  write('site1-install.yml', fill(install ?? '', row))
  cpSync(example('fleet/fleet.csv'), join(folder(), 'fleet.csv'))
  write('fleet.yaml', `[${JSON.stringify(row)}]`)
  for (const file of ['site1-config.yml', 'values.yaml', 'playbook.yml', 'overrides.yml']) write(file, 'a: 1\n')
  write('lock.json', '[{"op": "replace", "path": "/action", "value": "lock"}]')
  write('datanetwork.json', '{"datanetwork_name": "physnet9", "network_type": "flat"}')
  write(
    'sizes.json',
    '[[{"op": "replace", "path": "/name", "value": "scratch"}, {"op": "replace", "path": "/size", "value": 20}]]',
  )
  for (const file of ['retired.txt', 'maintenance.txt']) write(file, 'subcloud1\n')
  for (const file of ['chart.tgz', 'manager.tgz', 'image.bin', 'images.lst', 'license.lic']) write(file, 'x\n')
  for (const file of ['starlingx-26.03.iso', 'starlingx-26.03.sig', 'starlingx-26.03.1.patch']) write(file, 'x\n')
  mkdirSync(join(folder(), 'starlingx-26.03'))
  write('starlingx-26.03/starlingx-26.03.1.patch', 'x\n')
  const {pem, key} = certified({subject: {CN: 'root'}, ca: true})
  for (const file of ['root-ca.pem', 'openstack-ca.pem']) write(file, pem)
  write('openstack.pem', `${pem}${key}`)
  for (const version of ['1.0', '1.1']) write(`my-app-${version}.tgz`, tarball({name: 'metadata.yaml', text: 'a: 1\n'}))
  write(
    'hosts.xml',
    '<hosts><host><personality>worker</personality><mgmt_mac>08:00:27:11:22:99</mgmt_mac></host></hosts>',
  )
  process.chdir(folder())
})
afterAll(() => process.chdir(before))

const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(([word, double, single]) => double ?? single ?? word)

/** What these look for is not on a fresh system: there is nothing to tell of them. */
const refused: readonly string[] = [
  ...['ca-certificate:uninstall', 'controllerfs:delete', 'sdn-controller:modify', 'kube:upgrade:failed'],
  ...['fw-update', 'kube-rootca-update', 'kube-upgrade', 'sw-deploy', 'system-config-update'].map(
    (type) => `orchestration:${type}:apply`,
  ),
  ...['disable-lock', 'disable-source', 'enable-source', 'force-lock'].map((verb) => `phc2sys:ha:${verb}`),
  ...['storage:backend:delete', 'storage:tier:modify'],
  ...['fw-update', 'sw-deploy'].map((type) => `strategy:${type}:rollout`),
]

const ofFleet = /^(subcloud|strategy|system-peer|peer-group|api)/
/** What the examples call what these systems have. */
const there: readonly [string, string][] = [
  ['/home/sysadmin/', './'],
  ['worker-3', 'worker-1'],
  ['edge-*', 'subcloud*'],
  ['group:east', 'group:Default'],
]

test('a rehearsal of every change sends nothing to change anything, and ends as its kind says', async () => {
  const told = new Set<string>()
  const wrong: string[] = []
  const commands = await changingCommands()
  for (const scenario of ['standard', 'dc'] as const) {
    const {simulator} = await openConnected({scenario, subclouds: scenario === 'dc' ? 2 : 0})
    if (scenario === 'standard') await simulator.advance('3h')
    for (const {id, examples} of commands) {
      if (ofFleet.test(id) !== (scenario === 'dc')) continue
      for (const example of examples) {
        writes.length = 0
        const words = wordsOf(there.reduce((line, [has, is]) => line.replaceAll(has, is), example))
        const {code, stderr} = await runProgram(words.includes('--dry-run') ? words : [...words, '--dry-run'])
        const isRefusal =
          [1, 2, 5, 6].includes(code) && /^stx: [^\n]+\n$/.test(stderr) && !stderr.includes('this is a defect')
        if (code === 0 || code === 9) told.add(id)
        else if (!isRefusal) wrong.push(`exit ${code} of ${example}: ${stderr}`)
        if (writes.length > 0) wrong.push(`${example} sent ${writes.join(', ')}`)
      }
    }
    await simulator.close()
  }
  expect(wrong).toEqual([])
  const ensured = ensuredLines().map((line) => `${line.replace(/^@later \S+ /, '')} `)
  const elsewhere = ({id}: {id: string}) => ensured.some((line) => line.startsWith(`${id.replaceAll(':', ' ')} `))
  const untold = commands.filter((command) => !told.has(command.id) && !elsewhere(command)).map(({id}) => id)
  expect(untold.toSorted()).toEqual(refused.toSorted())
})
