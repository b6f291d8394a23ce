import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, test} from 'vitest'
import {inspectBmc} from '../../../src/client/redfish/inspect.js'

test.each([
  ['says nothing', () => undefined],
  ['never ends', (write: (text: string) => void) => write('{"RedfishVersion":')],
])('a controller that %s is given up', async (_what, answer) => {
  const server = createServer((_request, response) => answer((text) => response.write(text)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const login = {username: 'root', password: 'hush'}
    const patience = {answerMs: 100, allMs: 1000}
    expect(await inspectBmc(base, login, new AbortController().signal, {patience})).toMatchObject([
      {check: 'reachable', state: 'fail', detail: `${base} does not answer: no whole answer within 0.1 s`},
    ])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
