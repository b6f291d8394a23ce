import {describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {bootstrapValues, installValues} from '../../support/site.js'
import {useWire} from '../../support/wire.js'

// Whatever reaches the wire unannounced fails the test: nothing is sent.
const {expectWire} = useWire()
const {write} = useFolder()

const passwords = ['--sysadmin-password', 'St8rling-X', '--bmc-password', 'St8rling-X']
const bootstrapFile = (values: object) => write('bootstrap.yml', stringify(values))
const installFile = (values: object) => write('install.yml', stringify(values))

const add = (bootstrap: object, install: object = installValues, address = '10.20.200.12') => [
  ...['subcloud', 'add', '--bootstrap-address', address, '--bootstrap-values', bootstrapFile(bootstrap)],
  ...['--install-values', installFile(install), ...passwords],
]

async function refusal(argv: string[]): Promise<string> {
  const {stdout, stderr, code} = await runProgram(argv)
  expect({stdout, code}).toEqual({stdout: '', code: 2})
  expect(stderr).toMatch(/^stx: [^\n]*nothing was sent\n$/)
  return stderr
}

const six = {
  management_subnet: 'fd02:101::/64',
  management_start_address: 'fd02:101::2',
  management_end_address: 'fd02:101::50',
  management_gateway_address: 'fd02:101::1',
  systemcontroller_gateway_address: 'fd01:204::101',
}
const admin = {
  management_gateway_address: undefined,
  admin_subnet: '192.168.102.0/24',
  admin_start_address: '192.168.102.2',
  admin_end_address: '192.168.102.50',
  admin_gateway_address: '192.168.102.1',
}

describe('bootstrap values are refused by line and key', () => {
  test.each([
    [{name: undefined}, 'name is missing (add name)'],
    [{name: '77'}, 'line 1, column 1: name has no letters'],
    [{name: 'RegionOne'}, 'line 1, column 1: name is RegionOne'],
    [{name: ['a']}, 'line 1, column 1: name is not one value'],
    [{system_mode: 'single'}, 'line 2, column 1: system_mode is single (use simplex'],
    [
      {management_subnet: undefined, managment_subnet: '192.168.101.0/24'},
      'managment_subnet is not known (did you mean management_subnet?)',
    ],
    [{management_subnet: '192.168.101.0/30'}, 'management_end_address is outside 192.168.101.0/30'],
    [{management_subnet: '192.168.101.0/31'}, 'management_subnet is too small: 192.168.101.0/31'],
    [{...six, management_subnet: 'fd02:101::/48'}, 'management_subnet is too wide: fd02:101::/48'],
    [
      {management_subnet: '192.168.101.0/24,192.168.102.0/24'},
      'management_subnet is no pair of families: 192.168.101.0/24,192.168.102.0/24',
    ],
    [
      {management_subnet: '192.168.101.0/24,fd02:101::/64'},
      'management_start_address is one address, of two subnets: 192.168.101.2',
    ],
    [{management_start_address: '192.168.101'}, 'management_start_address is no IP address: 192.168.101'],
    [{management_start_address: '192.168.101.60'}, 'line 4, column 1: management_start_address is after'],
    [{management_start_address: '192.168.101.0'}, "management_start_address is no host's address"],
    [{management_end_address: '192.168.101.255'}, "management_end_address is no host's address"],
    [{management_end_address: 'fd02:101::50'}, 'management_end_address is not IPv4: fd02:101::50'],
    [
      {system_mode: 'duplex', management_end_address: '192.168.101.3'},
      'management_end_address leaves room for less than 3 addresses',
    ],
    [{management_floating_address: '192.168.101.9'}, 'management_floating_address is not management_start_address'],
    [
      {management_gateway_address: '192.168.102.1'},
      'line 6, column 1: management_gateway_address is outside 192.168.101.0/24: 192.168.102.1',
    ],
    [
      {management_gateway_address: '192.168.101.20'},
      'management_gateway_address is within 192.168.101.2 to 192.168.101.50',
    ],
    [{external_oam_subnet: '192.168.101.128/25'}, 'external_oam_subnet overlaps with 192.168.101.0/24'],
    [{external_oam_floating_address: '10.20.2.10'}, 'external_oam_floating_address is outside 10.20.1.0/24'],
    [{external_oam_node_0_address: '10.20.2.11'}, 'external_oam_node_0_address is outside 10.20.1.0/24'],
    [{systemcontroller_gateway_address: 'fd01:204::101'}, 'systemcontroller_gateway_address is not IPv4'],
    [{systemcontroller_gateway_address: 'here'}, 'systemcontroller_gateway_address is no IP address: here'],
    [{...six, systemcontroller_gateway_address: '192.168.204.101'}, 'systemcontroller_gateway_address is not IPv6'],
    [{...admin, admin_end_address: undefined}, 'admin_end_address is missing'],
    [{...admin, management_gateway_address: '192.168.101.1'}, 'management_gateway_address does not go with an admin'],
    [{...admin, admin_gateway_address: '192.168.102.9'}, 'admin_gateway_address is within 192.168.102.2'],
    [{...admin, admin_subnet: '192.168.0.0/16'}, 'admin_subnet overlaps with 192.168.101.0/24'],
  ])('%j', async (change, reason) => {
    expect(await refusal(add({...bootstrapValues, ...change}))).toContain(reason)
  })

  test('all that is wrong, in one line', async () => {
    const said = await refusal(add({...bootstrapValues, name: '7', management_gateway_address: '10.0.0.1'}))
    expect(said).toMatch(
      /bootstrap-values .*bootstrap\.yml: line 1, .* name has .*; line 6, .* management_gateway_address/,
    )
  })

  test('more than a parser can take, before it is given to one', async () => {
    const file = write('deep.yml', '['.repeat(3_000_000))
    const argv = ['subcloud', 'add', '--bootstrap-address', '10.20.200.12', '--bootstrap-values', file, ...passwords]
    expect(await refusal(argv)).toMatch(/bootstrap-values is too much: .*deep\.yml, line 1: nested more than 100 deep/)
  })

  test('a key that is there twice', async () => {
    const file = write('twice.yml', `${stringify(bootstrapValues)}system_mode: duplex\n`)
    const argv = ['subcloud', 'add', '--bootstrap-address', '10.20.200.12', '--bootstrap-values', file, ...passwords]
    expect(await refusal(argv)).toMatch(
      /bootstrap-values has system_mode twice: .*twice\.yml, line 11, column 1; leave one out/,
    )
  })
})

describe('install values are refused by line and key', () => {
  test.each([
    [{bmc_username: undefined}, 'bmc_username is missing'],
    [{bmc_adress: '192.0.2.12', bmc_address: undefined}, 'bmc_adress is not known (did you mean bmc_address?)'],
    [{bmc_address: '2001:db8::12'}, 'line 5, column 1: bmc_address is not of the family of bootstrap_address'],
    [{install_type: '3'}, 'install_type is not a whole number from 0 to 5'],
    [{hw_settle: -1}, 'hw_settle is not a whole number (seconds)'],
    [{'rd.net.timeout.ipv6dad': 0}, 'rd.net.timeout.ipv6dad is not a whole number above 0'],
    [{rvmc_debug_level: 5}, 'rvmc_debug_level is not a whole number from 0 to 4'],
    [{extra_boot_params: ''}, 'extra_boot_params is empty'],
    [{network_address: '10.30.0.0', network_mask: 24}, 'nexthop_gateway is missing'],
    [{network_address: '10.30.0.0', nexthop_gateway: '10.20.200.1'}, 'network_mask is missing'],
    [{network_address: '10.30.0.0', network_mask: 99, nexthop_gateway: '10.20.200.1'}, 'network_address is no subnet'],
    [
      {network_address: 'fd00::', network_mask: 64, nexthop_gateway: '10.20.200.1'},
      'network_address is not of the family of bootstrap_address',
    ],
  ])('%j', async (change, reason) => {
    expect(await refusal(add(bootstrapValues, {...installValues, ...change}))).toContain(reason)
  })

  test('where they do not go with the bootstrap values, or the command line', async () => {
    const oam = {
      external_oam_subnet: 'fd03:1::/64',
      external_oam_gateway_address: 'fd03:1::1',
      external_oam_floating_address: 'fd03:1::10',
    }
    expect(await refusal(add({...bootstrapValues, ...oam}))).toContain(
      'bmc_address is not of the family of external_oam_subnet: 192.0.2.12',
    )
    expect(await refusal(add(bootstrapValues, installValues, 'fd00::12'))).toContain(
      'bootstrap_address is not of the family of --bootstrap-address: 10.20.200.12',
    )
  })
})

describe('every command that takes such files', () => {
  const bad = () => bootstrapFile({...bootstrapValues, name: '7'})
  const foreign = () => bootstrapFile(bootstrapValues)
  const strange = () => installFile({...installValues, install_type: 9})

  test.each([
    [['deploy', 'create', '--bootstrap-address', '10.0.0.1', '--bootstrap-values'], bad, 'name has no letters'],
    [['deploy', 'bootstrap', 'site1', '--bootstrap-values'], bad, 'name has no letters'],
    [['deploy', 'bootstrap', 'site2', '--bootstrap-values'], foreign, 'name is site1, not site2 (give the file of'],
    [['deploy', 'resume', 'site2', '--bootstrap-values'], foreign, 'name is site1, not site2'],
    [['deploy', 'enroll', 'site2', '--bootstrap-values'], foreign, 'name is site1, not site2'],
    [['redeploy', 'site2', '--yes', '--bootstrap-values'], foreign, 'name is site1, not site2'],
    [['redeploy', 'site1', '--yes', '--install-values'], strange, 'install_type is not'],
    [['deploy', 'install', 'site1', '--install-values'], strange, 'install_type is not'],
    [['deploy', 'resume', 'site1', '--install-values'], strange, 'install_type is not'],
    [['update', 'site1', '--install-values'], strange, 'install_type is not'],
  ])('subcloud %j', async (words, file, reason) => {
    expect(await refusal(['subcloud', ...words, file()])).toContain(reason)
  })

  test('subcloud deploy config', async () => {
    const file = write('config.yml', 'kind: Host\n---\nkind: [\n')
    const argv = ['subcloud', 'deploy', 'config', 'site1', '--yes', '--deploy-config', file]
    expect(await refusal(argv)).toMatch(/deploy-config is not YAML: .*config\.yml, line \d+, column \d+/)
  })
})

describe('what is sent all the same', () => {
  const path = '/dcmanager/v1.0/subclouds/'
  const reply = {
    id: 1,
    name: 'site1',
    'management-state': 'unmanaged',
    'availability-status': 'offline',
    'deploy-status': 'not-deployed',
  }

  test.each([
    [
      {
        ...six,
        management_subnet: 'fd02:101::/64,192.168.101.0/24',
        management_start_address: 'fd02:101::2,192.168.101.2',
        management_end_address: 'fd02:101::50,192.168.101.50',
        management_gateway_address: 'fd02:101::1,192.168.101.1',
      },
    ],
    [{management_subnet: '192.168.101.0/255.255.255.0'}],
    [
      {
        management_start_address: undefined,
        management_end_address: undefined,
        management_floating_address: '192.168.101.2',
      },
    ],
    [admin],
    [{dns_servers: ['10.0.0.53'], 'a.playbook/variable': 1}],
  ])('bootstrap values with %j', async (change) => {
    expectWire({method: 'POST', path, reply})
    const {stderr, code} = await runProgram(add({...bootstrapValues, ...change}))
    expect({stderr, code}).toEqual({stderr: '', code: 0})
  })

  test('install values with a key that nobody here knows, and a remark', async () => {
    expectWire({method: 'POST', path, reply})
    const {stderr, code} = await runProgram(add(bootstrapValues, {...installValues, colour: 'red'}))
    expect(stderr).toMatch(/^.*install\.yml, line 7, column 1: colour is not known \(check its spelling\)\n$/)
    expect(code).toBe(0)
  })

  test('whatever the official program is given', async () => {
    expectWire({method: 'POST', path, reply})
    const {stderr, code} = await runProgram(add({name: '7'}, {a: 1}), {program: 'dcmanager'})
    expect({stderr, code}).toEqual({stderr: '', code: 0})
  })
})
