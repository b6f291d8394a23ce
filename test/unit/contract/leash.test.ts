import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createConnection} from 'node:net'
import {createInterface} from 'node:readline'
import {expect, onTestFinished, test} from 'vitest'
import {Leash} from '../../../scripts/leash/leash.mjs'
import {Shell} from '../../support/shell.js'

const leashes = new URL('../../../scripts/leash/leash.mjs', import.meta.url)

/** A process that says where it listens, and would do so for good. */
const lasting = "const s = require('net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port))"

/** What a process says first. */
async function said(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line')) as [string]
  return line
}

/** Nobody listens there any more. */
async function expectRefused(port: number): Promise<void> {
  expect(await once(createConnection(port, '127.0.0.1'), 'error')).toMatchObject([{code: 'ECONNREFUSED'}])
}

test('what a test starts ends before the leash is let go of, even what its own parent has left', async () => {
  const leash = new Leash()
  const start = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(lasting)}], {detached: true, stdio: 'inherit'}).unref()`
  const child = spawn(process.execPath, ['-e', start], {env: {...process.env, ...leash.variables()}})
  const exited = once(child, 'exit')
  const port = Number(await said(child))
  expect(await exited).toEqual([0, null])
  await leash.letGo()
  await expectRefused(port)
})

test('kill -9 of whoever holds the leash ends what is on it', async () => {
  const hold = `import {spawn} from 'node:child_process'
    import {Leash} from ${JSON.stringify(leashes.href)}
    const env = {...process.env, ...new Leash().variables()}
    spawn(process.execPath, ['-e', ${JSON.stringify(lasting)}], {env, detached: true, stdio: 'inherit'})`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', hold])
  onTestFinished(() => void holder.kill('SIGKILL'))
  const connection = createConnection(Number(await said(holder)), '127.0.0.1')
  await once(connection, 'connect')
  // It breaks when the process at its other end is no more.
  const broken = once(connection.on('error', () => {}).resume(), 'close')
  holder.kill('SIGKILL')
  await broken
})

test('a process on a leash that nobody holds does not begin', async () => {
  const leash = new Leash()
  const variables = leash.variables()
  await leash.letGo()
  const child = spawn(process.execPath, ['-e', lasting], {env: {...process.env, ...variables}})
  expect(await once(child, 'exit')).toEqual([1, null])
})

test('a shell that is removed leaves no simulator behind, wherever its data are', async () => {
  const shell = new Shell({})
  const start = (data: string) => `stx sim start --port 0 --ephemeral --speed frozen --subclouds 0 --data ${data}`
  expect(await shell.run(`${start('east')} && ${start('deep/west')}`)).toMatchObject({code: 0})
  const {stdout} = await shell.run('for data in east deep/west; do stx sim status --data $data -f value -c url; done')
  const ports = stdout
    .trim()
    .split('\n')
    .map((url) => Number(new URL(url).port))
  expect(ports).toHaveLength(2)
  await shell.remove()
  await Promise.all(ports.map(expectRefused))
})

test('a shell that is removed ends a line that would go on for good', async () => {
  const shell = new Shell({})
  const line = shell.run('while :; do sleep 1000; done')
  await shell.remove()
  expect(await line).toMatchObject({code: 128})
})
