import {describe, expect, test} from 'vitest'
import {alreadySo} from '../../../src/client/already/already.js'
import {jsonBody} from '../../../src/client/json-body.js'
import type {Write} from '../../../src/client/onlooker.js'

/** Whether the request would find things as it wants them, where a service tells them so. */
async function isSo(method: Write['method'], path: string, body: unknown, told: Record<string, unknown>) {
  const write: Write = {
    ...{service: 'sysinv', method, path, url: path, headers: {}},
    ...(body !== undefined && {body: jsonBody(body)}),
  }
  const so = await alreadySo(write, async (asked) => (asked in told ? {value: told[asked]} : 'absent'))
  return so !== undefined
}

const replace = (member: string, value: unknown) => ({op: 'replace', path: `/${member}`, value})

describe('a size of ceph monitors', () => {
  const path = '/ceph_mon/u1'
  const told = {[path]: {uuid: 'u1', ceph_mon_gib: 25, hostname: 'storage-0'}}
  test.each([
    ['25', true],
    ['26', false],
  ])('%s', async (size, so) => {
    const body = [replace('ceph_mon_gib', size), replace('controller', 'controller-0')]
    expect(await isSo('PATCH', path, body, told)).toBe(so)
  })
})

describe('what a volume group is for', () => {
  const path = '/ilvgs/u1'
  const used = {lvm_function: 'lvm-csi', lvm_type: 'thin', lvm_pool_size: 20}
  test.each([
    [{lvm_function: 'lvm-csi'}, used, true],
    [{lvm_function: 'lvm-csi', lvm_pool_size: '20'}, used, true],
    [{lvm_function: 'lvm-csi', lvm_pool_size: '30'}, used, false],
    [{lvm_function: 'none'}, used, false],
    [{lvm_function: 'none'}, {}, true],
    [{lvm_function: 'lvm-csi'}, {}, false],
  ])('%j where it is %j', async (wanted, capabilities, so) => {
    const body = [replace('capabilities', JSON.stringify(wanted))]
    expect(await isSo('PATCH', path, body, {[path]: {uuid: 'u1', capabilities}})).toBe(so)
  })
})

describe('cores with a function', () => {
  // Two processors of four cores with two threads each; the first two of the first one, and one of the second, are given.
  const cpus = Array.from({length: 16}, (_, cpu) => {
    const [thread, node, core] = [cpu >> 3, (cpu >> 2) & 1, cpu & 3]
    const given = node === 0 ? core < 2 : core === 0
    return {cpu, numa_node: node, core, thread, allocated_function: given ? 'Platform' : 'Application'}
  })
  test.each([
    [{sockets: [{0: 2}]}, true],
    [{sockets: [{0: 2}, {1: 1}]}, true],
    [{sockets: [{0: 2}, {1: 0}]}, false],
    [{sockets: [{0: 1}]}, false],
    [{sockets: []}, false],
    [{cpulist: '0-1,4'}, true],
    // Threads of a core are that core.
    [{cpulist: '8,9,4'}, true],
    [{cpulist: '0-1'}, false],
    [{cpulist: '0-2,4'}, false],
    [{cpulist: '0-x'}, false],
  ])('%j', async (which, so) => {
    const body = [{function: 'platform', ...which}]
    const told = {'/ihosts/h1/icpus': {icpus: cpus}}
    expect(await isSo('PUT', '/ihosts/h1/state/host_cpus_modify', body, told)).toBe(so)
  })
})

describe('a chart', () => {
  const path = '/helm_charts/app?name=chart&namespace=space'
  const keeping = {reuse_values: true, reset_values: false}
  test.each([
    ['that is off as asked', {attributes: 'enabled: false\n', user_overrides: 'a: 1\n'}, keeping, true],
    ['that is on', {attributes: 'enabled: true\n', user_overrides: null}, keeping, false],
    ['of which nothing is said', {attributes: null, user_overrides: null}, keeping, false],
    ['whose overrides would go', {attributes: 'enabled: false\n', user_overrides: 'a: 1\n'}, {}, false],
    ['that has no overrides to go', {attributes: 'enabled: false\n', user_overrides: null}, {}, true],
  ])('%s', async (_of, row, flags, so) => {
    const body = {flags, values: {}, attributes: {enabled: 'false'}}
    expect(await isSo('PATCH', path, body, {[path]: row})).toBe(so)
  })

  test('whose overrides are merged by the service is sent what is asked for', async () => {
    const body = {flags: keeping, values: {files: [], set: ['a=1']}, attributes: {}}
    expect(await isSo('PATCH', path, body, {[path]: {attributes: null, user_overrides: 'a: "1"\n'}})).toBe(false)
  })

  test.each([
    [null, true],
    ['', true],
    ['a: 1\n', false],
  ])('whose overrides are %j, and are to go', async (user_overrides, so) => {
    expect(await isSo('DELETE', path, undefined, {[path]: {user_overrides}})).toBe(so)
  })
})
