import {createSimulator, type Simulator, type SimulatorOptions} from '../../../src/simulator/main.js'
import {ask as askAt, type HttpAnswer} from '../../support/http.js'

export type Answer = HttpAnswer

export interface Session {
  simulator: Simulator
  token: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer>
}

/** A frozen simulator in this process, on a port of its own, and somebody who is logged in to it. */
export async function openSession(options: Partial<SimulatorOptions> = {}, username = 'admin'): Promise<Session> {
  const simulator = await createSimulator({
    store: 'memory',
    seed: 1,
    speed: 'frozen',
    startTime: 1_760_000_000_000,
    ...options,
  })
  await simulator.listen()
  const token = await logIn(simulator, username)
  return {
    simulator,
    token,
    ask: (method, path, body, headers) => ask(simulator, method, path, body, {'x-auth-token': token, ...headers}),
  }
}

export const passwordOf = (simulator: Simulator, username: string): string =>
  simulator.credentials.users.find((one) => one.username === username)?.password ?? ''

export const passwordAuth = (name: string, password: string) => ({
  auth: {
    identity: {methods: ['password'], password: {user: {name, password, domain: {name: 'Default'}}}},
    scope: {project: {name: 'admin', domain: {name: 'Default'}}},
  },
})

export async function logIn(simulator: Simulator, username: string): Promise<string> {
  const body = passwordAuth(username, passwordOf(simulator, username))
  const answer = await ask(simulator, 'POST', '/keystone/v3/auth/tokens', body)
  return String(answer.headers['x-subject-token'])
}

export const ask = (
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> =>
  askAt(simulator.url + path, {
    method,
    headers: {...(body === undefined ? {} : {'content-type': 'application/json'}), ...headers},
    body: body === undefined ? undefined : JSON.stringify(body),
  })
