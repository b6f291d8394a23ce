import type {SimulatorOptions} from '../../src/simulator/main.js'
import {openSession, passwordOf, type Session} from '../simulator/support/session.js'

/** A simulator that the commands of this test file talk to, as its administrator. */
export async function openConnected(options: Partial<SimulatorOptions>): Promise<Session> {
  const session = await openSession(options)
  Object.assign(process.env, {
    OS_AUTH_URL: `${session.simulator.url}/keystone/v3`,
    OS_USERNAME: 'admin',
    OS_PASSWORD: passwordOf(session.simulator, 'admin'),
    OS_PROJECT_NAME: 'admin',
    OS_REGION_NAME: 'RegionOne',
  })
  return session
}
