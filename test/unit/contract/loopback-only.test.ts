import {spawnSync} from 'node:child_process'
import {createServer} from 'node:net'
import {expect, test} from 'vitest'

/** As every process that a test starts: NODE_OPTIONS stands in the environment. */
const runs = (script: string) => spawnSync(process.execPath, ['-e', script], {encoding: 'utf8'})

test.each([
  ["net.connect(443, '192.0.2.1')", 'connect to 192.0.2.1:443'],
  ["net.connect({port: 443, host: '2001:db8::1'})", 'connect to 2001:db8::1:443'],
  ["http.get('http://192.0.2.1:5000/v3')", 'connect to 192.0.2.1:5000'],
  ["https.get('https://controller.example.com/')", 'connect to controller.example.com:443'],
  ["fetch('http://192.0.2.1/')", 'connect to 192.0.2.1:80'],
  ["dns.lookup('controller.example.com', () => {})", 'look up controller.example.com'],
  ["dns.promises.resolve4('controller.example.com')", 'look up controller.example.com'],
  ["new dns.Resolver().resolve4('controller.example.com', () => {})", 'look up controller.example.com'],
  ["new dns.promises.Resolver().resolve('controller.example.com')", 'look up controller.example.com'],
  ["dgram.createSocket('udp4').send('x', 53, '192.0.2.1')", 'send a datagram to 192.0.2.1'],
  ["dgram.createSocket('udp6').connect(53, '2001:db8::1')", 'connect a datagram to 2001:db8::1'],
])('%s ends the process that a test started', (script, what) => {
  expect(runs(script)).toMatchObject({status: 99, stderr: `a test must not leave this machine: ${what}\n`})
})

test('this machine can be reached by address and by name', async () => {
  const server = createServer((socket) => socket.end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const {port} = server.address() as {port: number}
  server.unref()
  expect(runs(`net.connect(${port}).on('connect', () => process.exit(3))`).status).toBe(3)
  expect(runs(`net.connect(${port}, '127.0.0.1').on('connect', () => process.exit(3))`).status).toBe(3)
  server.close()
})
