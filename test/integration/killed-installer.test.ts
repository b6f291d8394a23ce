import {afterAll, expect, onTestFinished, test} from 'vitest'
import {ask} from '../support/http.js'
import {endPrograms, Shell} from '../support/shell.js'

afterAll(endPrograms)

const authorization = `Basic ${Buffer.from('root:St8rling-X*').toString('base64')}`

interface Site {
  run(command: string): Promise<string>
  /** What the board controller of the subcloud says. */
  board(path: string): Promise<unknown>
}

/** A simulator that is killed while its installer waits for a board controller, and one that goes on with its data. */
async function killed({meanwhile}: {meanwhile: string}): Promise<Site> {
  const shell = new Shell({STX_SYSADMIN_PASSWORD: 'St8rling-X*', STX_BMC_PASSWORD: 'St8rling-X*'})
  const run = async (command: string) => {
    const {stdout, stderr, code} = await shell.run(command)
    expect({code, stderr: code === 0 ? '' : stderr}, command).toEqual({code: 0, stderr: ''})
    return stdout
  }
  onTestFinished(() => shell.remove())
  await shell.keepPrograms()
  const board = async (path: string) => {
    const url = (await run('stx sim status -f value -c url')).trim()
    return (await ask(`${url}/bmc/192.0.2.101/redfish/v1${path}`, {headers: {authorization}})).body
  }
  const start = 'stx sim start --port 0 --subclouds 0 --seed 1 --speed frozen'
  await run(start)
  const files = '--bootstrap-values bootstrap-values.yml --install-values install-values.yml'
  await run(`cd examples/subclouds/ipv4-simplex && stx subcloud add --bootstrap-address 10.20.101.11 ${files}`)
  // The controller lets the installer in and then keeps it waiting; simulated time stands still.
  await run("stx sim fault add --service redfish --path '*/Systems' --latency 10m --count 1")
  await run('stx sim advance 5m >/dev/null 2>&1 &')
  while (!JSON.stringify(await board('/SessionService/Sessions')).includes('/Sessions/1'));
  await run(meanwhile)
  await run('kill -9 $(stx sim status -f value -c pid)')
  await run(start)
  await run('stx sim advance 5m')
  return {run, board}
}

const status = 'stx subcloud show edge-ipv4-simplex -f value -c deploy_status'

test('an installation goes on with its board controller after a kill', async () => {
  const {run, board} = await killed({meanwhile: 'true'})
  expect(await run(status)).toBe('installing\n')
  expect(await board('/Managers/1/VirtualMedia/Cd')).toMatchObject({Inserted: true})
  expect(await board('/Systems/1')).toMatchObject({PowerState: 'On'})
  await run('stx sim advance 90m')
  expect(await run(status)).toBe('complete\n')
})

test('and fails where the controller does', async () => {
  const {run} = await killed({meanwhile: 'stx sim fault add --state bmc.credentials --host 192.0.2.101'})
  expect(await run(status)).toBe('install-failed\n')
  expect(await run('stx subcloud errors edge-ipv4-simplex')).toContain('Err_code=bmc_cred')
})
