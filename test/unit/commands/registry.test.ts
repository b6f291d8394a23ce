import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const at = '/sysinv/v1/registry_image'

describe('registry image', () => {
  const registry_images = [{name: 'b/two'}, {name: 'a/one'}]

  test('list is sorted and has a hint on stderr', async () => {
    expectWire({path: at, reply: {registry_images}})
    const {stdout, stderr} = await runProgram(['registry', 'image', 'list'])
    expect(cellsOf(stdout)).toEqual([['Image Name'], ['a/one'], ['b/two']])
    expect(stderr).toMatch(/--filter-out-untagged/)
  })

  test('list as the official program ends with its note', async () => {
    expectWire({path: at, reply: {registry_images}})
    const {stdout, stderr} = await runProgram(['registry-image-list'], {program: 'system'})
    expect(stderr).toBe('')
    expect(stdout).toMatch(/\nNote: .* {2}\nrun system registry-image-list --filter-out-untagged to filter them out\n$/)
  })

  test('list of tagged images', async () => {
    expectWire({path: `${at}?filter_out_untagged=1`, reply: {registry_images}})
    const {stderr} = await runProgram(['registry', 'image', 'list', '--filter-out-untagged'])
    expect(stderr).toBe('')
  })

  test('tags', async () => {
    expectWire({path: `${at}?image_name=a/one`, reply: {registry_images: [{name: 'a/one', tag: '3.9'}]}})
    expect(cellsOf((await runProgram(['registry', 'image', 'tags', 'a/one'])).stdout)).toEqual([['Image Tag'], ['3.9']])
  })

  test('delete says what frees the space', async () => {
    const path = `${at}?image_name_and_tag=a/one:3.9%26x`
    expectWire({method: 'DELETE', path, status: 204, reply: ''})
    const {stdout} = await runProgram(['registry-image-delete', 'a/one:3.9&x'], {program: 'system'})
    expect(stdout).toBe('Image a/one:3.9&x deleted, please run garbage collect to free disk space.\n')
    expectWire({method: 'DELETE', path: `${at}?image_name_and_tag=a:1`, status: 404, reply: refusal('no')})
    expect((await runProgram(['registry', 'image', 'delete', 'a:1'])).stderr).toMatch(/^stx: Image not found: a:1/)
  })

  test('garbage-collect', async () => {
    expectWire({method: 'POST', path: `${at}?garbage_collect=True`, sends: {}, status: 204, reply: ''})
    const {stderr, code} = await runProgram(['registry', 'garbage-collect'])
    expect({stderr, code}).toEqual({stderr: 'Running docker registry garbage collect\n', code: 0})
  })
})

describe('sdn-controller', () => {
  const sdn = '/sysinv/v1/sdn_controller'
  const controller = {uuid: 's1', state: 'enabled', ip_address: '10.10.10.60', port: 6653, transport: 'TCP'}
  const get = {path: `${sdn}/s1`, reply: controller}
  const step = (path: string, value: string) => ({op: 'replace', path, value})

  test('list and show', async () => {
    expectWire({path: sdn, reply: {sdn_controllers: [controller]}})
    expect(cellsOf((await runProgram(['sdn-controller', 'list'])).stdout)).toEqual([
      ['uuid', 'administrative state', 'ip address', 'remote port'],
      ['s1', 'enabled', '10.10.10.60', '6653'],
    ])
    expectWire(get)
    expect(cellsOf((await runProgram(['sdn-controller', 'show', 's1'])).stdout)).toEqual([
      ['Property', 'Value'],
      ['uuid', 's1'],
      ['administrative state', 'enabled'],
      ['ip address', '10.10.10.60'],
      ['remote port', '6653'],
      ['transport mode', 'TCP'],
    ])
  })

  test('add has defaults and reads what was stored', async () => {
    const sends = {ip_address: 'sdn.test', port: '6653', transport: 'TCP', state: 'enabled'}
    expectWire({method: 'POST', path: sdn, sends, reply: controller}, get)
    expect((await runProgram(['sdn-controller', 'add', '-a', 'sdn.test', '-p', '6653'])).code).toBe(0)
  })

  test('modify changes what is given; the official program also resets the rest', async () => {
    const patch = {method: 'PATCH', path: `${sdn}/s1`, reply: controller} as const
    expectWire(get, {...patch, sends: [step('/port', '1')]})
    expect((await runProgram(['sdn-controller', 'modify', 's1', '--port', '1'])).code).toBe(0)
    expectWire(get, {...patch, sends: [step('/port', '1'), step('/transport', 'TCP'), step('/state', 'enabled')]})
    expect((await runProgram(['sdn-controller-modify', 's1', '-p', '1'], {program: 'system'})).code).toBe(0)
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `${sdn}/s1`, status: 204, reply: ''})
    expect((await runProgram(['sdn-controller', 'delete', 's1'])).stderr).toBe('Deleted SDN controller: uuid s1\n')
  })
})
