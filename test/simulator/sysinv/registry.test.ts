import {expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

const sysinv = '/RegionOne/sysinv/v1'
const names = async (system: System, query = '') =>
  (await system.rows(`registry_image${query}`)).map(({name}) => String(name))
const tags = async (system: System, name: string) =>
  (await system.rows(`registry_image?image_name=${name}`)).map(({tag}) => tag)

test('an image that is deleted leaves its name', async () => {
  const system = await openSystem('aio-dx')
  const pause = 'registry.k8s.io/pause'
  expect(await tags(system, pause)).toEqual(['3.9'])
  expect((await system.remove(`registry_image?image_name_and_tag=${pause}:3.9`)).status).toBe(204)
  expect(await tags(system, pause)).toEqual([])
  expect(await names(system)).toContain(pause)
  expect(await names(system, '?filter_out_untagged=1')).not.toContain(pause)
  expect(refusal(await system.remove(`registry_image?image_name_and_tag=${pause}:3.9`))).toBe(
    `400 No tag found for image: ${pause}`,
  )
})

test.each(['foo', 'registry.local:9001/pause:3.9', ''])('%j names no image', async (image) => {
  const system = await openSystem('aio-sx')
  expect(refusal(await system.remove(`registry_image?image_name_and_tag=${image}`))).toBe(
    '400 Image name and tag must be of form name:tag',
  )
})

test('an unknown image has no tags', async () => {
  const system = await openSystem('aio-sx')
  expect(await tags(system, 'nope')).toEqual([])
})

test('garbage is collected on the active controller', async () => {
  const system = await openSystem('aio-dx')
  const answer = await system.ask('POST', `${sysinv}/registry_image?garbage_collect=True`, {})
  expect(answer.status).toBe(204)
  expect(await system.alarms()).toEqual(['250.001 host=controller-0'])
  await system.pass('1m')
  expect(await system.alarms()).toEqual([])
})

test('an upgrade of Kubernetes brings the images of its versions', async () => {
  const system = await openSystem('aio-dx')
  await system.post('kube_upgrade', {to_version: 'v1.33.0'})
  await system.patch('kube_upgrade', {state: 'downloading-images'})
  expect(await tags(system, 'registry.k8s.io/kube-proxy')).toEqual(['v1.32.2'])
  await system.pass('30m')
  expect(await tags(system, 'registry.k8s.io/kube-proxy')).toEqual(['v1.32.2', 'v1.33.0'])
})
