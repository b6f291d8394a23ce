import {expect, test} from 'vitest'
import {RandomStream} from '../../src/simulator/kernel/random.js'
import {type Lamp, lampService} from './support/lamp.js'
import {openSession} from './support/session.js'

/** The same rehearsal: requests in an order of their own, time in between, a fault that strikes now and then. */
async function rehearse(seed: number, touch: readonly string[]): Promise<{events: unknown; lamps: Lamp[][]}> {
  const {simulator, ask} = await openSession({seed, subclouds: 8, services: [lampService]})
  const {sim} = simulator
  for (const region of touch) await ask('GET', `/${region}/lamp/v1/lamps`)
  sim.transact(() => sim.faults.add({state: 'lamp.light', probability: 0.4}))
  const order = new RandomStream(1, 'order')
  for (let n = 0; n < 40; n += 1) {
    const region = `subcloud${order.int(1, 8)}`
    if (n % 3 === 0) await ask('POST', `/${region}/lamp/v1/lamps`, {name: `lamp${n}`})
    else await ask('PATCH', `/${region}/lamp/v1/lamps/${n % 3 === 1 ? `lamp${n - 1}` : 'controller-0'}`)
    await simulator.advance(order.int(0, 20_000))
  }
  await simulator.advance('1h')
  const lamps: Lamp[][] = []
  for (let n = 1; n <= 8; n += 1) {
    lamps.push(((await ask('GET', `/subcloud${n}/lamp/v1/lamps`)).body as {lamps: Lamp[]}).lamps)
  }
  const events = sim.events.tail(0, 10_000)
  await simulator.close()
  return {events, lamps}
}

test('the same seed and the same requests give the same events and the same state', async () => {
  const once = await rehearse(5, [])
  expect(JSON.stringify(await rehearse(5, ['subcloud7', 'subcloud2', 'RegionOne']))).toBe(JSON.stringify(once))
  expect(JSON.stringify(await rehearse(6, []))).not.toBe(JSON.stringify(once))
})
