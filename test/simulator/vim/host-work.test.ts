import {afterEach, describe, expect, test} from 'vitest'
import {Orchestrated, stageNames} from './site.js'

let system: Orchestrated
afterEach(() => system.close())

type Row = Record<string, unknown>
const rows = async (path: string): Promise<Row[]> => {
  const found = (await system.sysinv(path)) as Record<string, Row[]>
  return found[path] ?? []
}
const change = (method: string, path: string, body: unknown) =>
  system.site.session.ask(method, `/RegionOne/sysinv/v1/${path}`, body)

describe('a firmware strategy', () => {
  test('writes the images of the workers and restarts them', async () => {
    system = await Orchestrated.open('standard')
    await change('PATCH', `device_images/${await system.uploadImage()}?action=apply`, [])
    expect((await rows('device_image_state')).map(({status}) => status)).toEqual(['pending', 'pending'])
    expect(system.site.alarms()).toEqual([expect.stringMatching(/^900\.006 /)])
    const planned = await system.create('fw-update', {'alarm-restrictions': 'relaxed'})
    expect(stageNames(planned['apply-phase'])).toEqual(['fw-update-worker-hosts', 'fw-update-worker-hosts'])
    expect(await system.apply('fw-update', '3h')).toMatchObject({state: 'applied'})
    expect((await rows('device_image_state')).map(({status}) => status)).toEqual(['completed', 'completed'])
    const workers = (await rows('ihosts')).filter(({personality}) => personality === 'worker')
    for (const worker of workers) expect(worker).toMatchObject({device_image_update: null, reboot_needed: false})
    for (const worker of workers) expect(worker['uptime']).toBeLessThan(3 * 3600)
    expect(system.site.alarms()).toEqual([])
  })
})

describe('a configuration strategy', () => {
  test('locks and unlocks the hosts whose configuration is out of date', async () => {
    system = await Orchestrated.open('aio-dx')
    expect(await system.changeKernel()).toBe(200)
    expect(system.site.alarms()).toEqual(['250.001 host=controller-0', '250.001 host=controller-1'])
    const planned = await system.create('system-config-update', {'alarm-restrictions': 'relaxed'})
    expect(planned['apply-phase'].stages.flatMap(({steps}) => steps.flatMap((step) => step['entity-names']))).toContain(
      'controller-0',
    )
    expect(await system.apply('system-config-update', '3h')).toMatchObject({state: 'applied'})
    expect(system.site.alarms()).toEqual([])
    for (const host of await rows('ihosts')) {
      expect(host).toMatchObject({config_status: null, administrative: 'unlocked', availability: 'available'})
      expect(host['config_applied']).toBe(host['config_target'])
      expect(host['uptime']).toBeLessThan(3 * 3600)
    }
  })
})
