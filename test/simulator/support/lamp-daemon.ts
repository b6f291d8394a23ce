import {createSimulator} from '../../../src/simulator/main.js'
import {lampService} from './lamp.js'

/** A simulator with lamps as a process of its own, which the test of `kill -9` ends without warning. */
const [dataDir = '', controlToken = ''] = process.argv.slice(2)
const simulator = await createSimulator({
  store: dataDir,
  seed: 1,
  speed: 'frozen',
  scenario: 'aio-sx',
  services: [lampService],
  control: {token: controlToken, stop: () => undefined},
})
await simulator.listen()
process.send?.({url: simulator.url, credentials: simulator.credentials})
