import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {useFolder} from '../support/file.js'
import {useFleetServer} from '../support/fleet-server.js'

const {folder} = useFolder()
const {fleetOf, behaves, variables} = useFleetServer()
const launcher = fileURLToPath(new URL('../../bin/stx.js', import.meta.url))
const names = ['a', 'b', 'c', 'd', 'e', 'f']

function start(home: string, ...words: string[]) {
  const environment = {...process.env, ...variables(), STX_HOME: home}
  const child = spawn(process.execPath, [launcher, ...words], {env: environment, stdio: ['ignore', 'pipe', 'pipe']})
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return {child, ended: once(child, 'close').then(([code]) => ({code: code as number | null, stdout, stderr}))}
}

test.each(['silent', 'lost'] as const)(
  'a run that is killed while its changes are %s sends each once more or never',
  async (how) => {
    const home = join(folder(), how)
    let kill = () => {}
    let arrived = 0
    const fleet = fleetOf(names, {
      arrives(name) {
        arrived += 1
        if (name === 'a' || name === 'b') return 'answer'
        // Two are under way, and two were answered.
        if (arrived === 4) kill()
        return how
      },
    })
    const {child, ended} = start(home, 'subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--parallel', '2')
    kill = () => child.kill('SIGKILL')
    expect((await ended).code).toBe(null)
    expect(fleet.sent.toSorted()).toEqual(['a', 'b', 'c', 'd'])

    behaves()
    const [ledger = ''] = readdirSync(join(home, 'state', 'runs')).filter((name) => name.endsWith('.jsonl'))
    const {code, stdout} = await start(home, 'run', 'resume', ledger.replace('.jsonl', '')).ended
    expect(code).toBe(0)
    expect(stdout.match(/\| (done|unchanged) /g)).toHaveLength(names.length)
    // What the server had carried out is not sent again; what it had lost is.
    const again = how === 'lost' ? ['c', 'd'] : []
    expect(fleet.sent.slice(4).toSorted()).toEqual([...again, 'e', 'f'])
    expect([...fleet.states.values()]).toEqual(names.map(() => 'unmanaged'))
  },
)

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('a run that %s ends tells what Ctrl-C would have it tell, and can be taken up', async (signal, exit) => {
  const home = join(folder(), signal)
  let end = () => {}
  fleetOf(names, {
    arrives(name) {
      if (name === 'c') end()
      return name === 'c' || name === 'd' ? 'silent' : 'answer'
    },
  })
  const {child, ended} = start(home, 'subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--parallel', '1')
  end = () => child.kill(signal)
  const {code, stdout, stderr} = await ended
  expect(code).toBe(exit)
  expect(stdout.match(/\| (done|unknown|left) /g)).toEqual(
    ['done', 'done', 'unknown', 'left', 'left', 'left'].map((result) => expect.stringContaining(result)),
  )
  expect(stderr).toMatch(
    /^run .*\nstx: broken off: 2 of 6 done, 0 failed, 1 unknown, 3 left; take it up again: stx run resume \S+\n$/,
  )
})
