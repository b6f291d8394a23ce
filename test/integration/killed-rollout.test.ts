import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'
import {groups} from '../../src/simulator/services/dcmanager/group/model.js'
import {strategies} from '../../src/simulator/services/dcmanager/strategy/model.js'
import {openConnected} from '../support/connected.js'
import {useFolder} from '../support/file.js'

const {folder} = useFolder()
const launcher = fileURLToPath(new URL('../../bin/stx.js', import.meta.url))

function start(...words: string[]) {
  const environment = {...process.env, STX_HOME: folder()}
  const child = spawn(process.execPath, [launcher, ...words], {env: environment, stdio: ['ignore', 'pipe', 'pipe']})
  const outcome = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      outcome[name] += chunk
    })
  }
  return {child, ended: once(child, 'close').then(([code]) => ({...outcome, code: code as number | null}))}
}

test('a rollout whose client is killed in the middle of a wave is followed to its end, once', async () => {
  const session = await openConnected({scenario: 'dc', subclouds: 4})
  onTestFinished(() => session.simulator.close())
  const {sim} = session.simulator
  const words = ['strategy', 'kube-rootca-update', 'rollout', '--force', '--wave', '4', '--max-parallel-subclouds', '2']
  const {child, ended} = start(...words, '--subclouds', '*,!subcloud4')
  const ledger = () =>
    readdirSync(join(folder(), 'state', 'runs'))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => readFileSync(join(folder(), 'state', 'runs', name), 'utf8'))
      .join('')
  // Its clock stands still: the server has been told to apply the strategy, and nothing follows.
  const applied = new Promise<void>((resolve) => {
    const look = () => {
      if (sim.in('RegionOne').of(strategies).find({state: 'applying'}) !== undefined) resolve()
      else setImmediate(look)
    }
    look()
  })
  await applied
  child.kill('SIGKILL')
  expect((await ended).code).toBe(null)
  expect(ledger()).not.toContain('"type":"outcome"')

  sim.setSpeed('max')
  const [id = ''] = readdirSync(join(folder(), 'state', 'runs')).map((name) => name.replace('.jsonl', ''))
  const again = await start('run', 'resume', id).ended
  expect(again).toMatchObject({code: 0})
  expect(again.stdout.match(/\| done /g)).toHaveLength(3)
  expect(ledger().match(/"type":"apply"/g)).toHaveLength(1)
  expect(
    sim
      .in('RegionOne')
      .of(groups)
      .all()
      .map(({name}) => name),
  ).toEqual(['Default'])
})
