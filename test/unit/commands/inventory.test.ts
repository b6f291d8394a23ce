import {afterAll, beforeAll, expect, test} from 'vitest'
import {groupName} from '../../../src/families/inventory.js'
import type {Session} from '../../simulator/support/session.js'
import {openConnected} from '../../support/connected.js'
import {runProgram} from '../../support/run.js'

let session: Session
beforeAll(async () => {
  session = await openConnected({subclouds: 3})
})
afterAll(() => session.simulator.close())

test('--list is what Ansible reads: hosts in groups, with their variables', async () => {
  const {stdout, code} = await runProgram(['inventory', '--list'])
  expect(code).toBe(0)
  const inventory = JSON.parse(stdout) as Record<string, {hosts: string[]; children?: string[]}> & {
    _meta: {hostvars: Record<string, Record<string, unknown>>}
  }
  const names = ['subcloud1', 'subcloud2', 'subcloud3']
  expect(inventory['subclouds']?.hosts).toEqual(names)
  expect(inventory['availability_online']?.hosts).toEqual(names)
  expect(inventory['group_Default']?.hosts).toEqual(names)
  expect(inventory['all']?.children).toEqual(expect.arrayContaining(['subclouds', 'availability_online']))
  expect(Object.keys(inventory).every((group) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(group))).toBe(true)
  const variables = inventory._meta.hostvars['subcloud1']
  expect(variables).toMatchObject({ansible_host: expect.stringMatching(/^10\./), stx_availability: 'online'})
  expect(JSON.parse((await runProgram(['inventory', '--host', 'subcloud1'])).stdout)).toEqual(variables)
})

test('without --list it is a table, and CSV', async () => {
  const {stdout} = await runProgram(['inventory', '--format', 'csv', '--column', 'name', '--column', 'availability'])
  expect(stdout.split('\n').slice(0, 2)).toEqual(['"name","availability"', '"subcloud1","online"'])
})

test('a subcloud that is not there', async () => {
  expect(await runProgram(['inventory', '--host', 'nowhere'])).toMatchObject({
    code: 5,
    stderr: 'stx: subcloud not found: nowhere; see: stx subcloud list --all\n',
  })
})

test.each([
  ['Saint-Étienne, 2nd floor', 'location_Saint_Etienne_2nd_floor'],
  ['24.09', 'location_24_09'],
  ['"; rm -rf /', 'location_rm_rf'],
])('%s is the group %s', (name, group) => expect(groupName('location', name)).toBe(group))
