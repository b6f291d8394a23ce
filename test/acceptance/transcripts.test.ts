import {readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, test} from 'vitest'
import {createSimulator, type Simulator, type SimulatorOptions} from '../../src/simulator/main.js'
import {endPrograms, Shell} from '../support/shell.js'
import {mask, outcomeLines, parseTranscript, type Step, writtenBack} from '../support/transcript.js'

const folder = new URL('.', import.meta.url).pathname
const transcripts = readdirSync(folder).filter((name) => name.endsWith('.transcript'))
/** These start each program anew, as people do, and keep the launchers honest; the others run in processes that stay. */
const launched = ['alarm-life.transcript', 'host-lock-unlock.transcript', 'rollout-killed.transcript']
/** These, and transcripts without `@start`, start their own simulators, as their readers do. */
const guides = ['rehearsing', 'planning', 'changing', 'bulk', 'waiting', 'seeing', 'why', 'cookbook', 'rollout'].map(
  (name) => `../../docs/${name}.md`,
)
const updating = process.env['UPDATE_TRANSCRIPTS'] === '1'

// Some at once, for they mostly wait for the programs that they start.
test.concurrent.for([...transcripts, ...guides])('%s prints what it says', async (name, {expect, onTestFinished}) => {
  const steps = parseTranscript(join(folder, name))
  const started = steps.some((step) => step.kind === 'order' && step.words[0] === 'start')
  const session = await (started ? Session.open(steps) : Session.plain())
  onTestFinished(() => session.close())
  if (!launched.includes(name)) await session.shell.keepPrograms()
  const actual = new Map<Step, string[]>()
  for (const step of steps) {
    if (step.kind === 'order') await session.obey(step.words)
    if (step.kind === 'file') writeFileSync(join(session.shell.folder, step.name), step.text)
    if (step.kind === 'shell') {
      const lines = outcomeLines(await session.shell.run(step.command), session.shell.folder)
      actual.set(step, lines)
      if (!updating) expect(lines, `${name}:${step.line} $ ${step.command}`).toEqual(expected(step.expected))
    }
  }
  if (updating) writeFileSync(join(folder, name), writtenBack(steps, actual))
})

afterAll(endPrograms)

const expected = (lines: string[]) => lines.map((line) => mask(line, '<dir>'))

/** A simulator of the transcript's wish and a shell that is connected to it. */
class Session {
  private constructor(
    private readonly simulator: Simulator | undefined,
    readonly shell: Shell,
  ) {}

  static plain(): Session {
    return new Session(undefined, new Shell({}))
  }

  static async open(steps: Step[]): Promise<Session> {
    const start = steps.find((step) => step.kind === 'order' && step.words[0] === 'start')
    const simulator = await createSimulator({
      store: 'memory',
      seed: 1,
      speed: 'max',
      startTime: Date.UTC(2026, 2, 1, 10),
      ...optionsOf(start?.kind === 'order' ? start.words.slice(1) : []),
    })
    const url = await simulator.listen()
    const admin = simulator.credentials.users.find(({username}) => username === 'admin')
    const shell = new Shell({
      OS_AUTH_URL: `${url}/keystone/v3`,
      OS_USERNAME: 'admin',
      OS_PASSWORD: admin?.password ?? '',
      OS_PROJECT_NAME: 'admin',
      OS_USER_DOMAIN_NAME: 'Default',
      OS_PROJECT_DOMAIN_NAME: 'Default',
      OS_REGION_NAME: 'RegionOne',
    })
    return new Session(simulator, shell)
  }

  async obey([order, value = '', host]: string[]): Promise<void> {
    if (order === 'advance') await this.simulator?.advance(value)
    else if (order === 'speed') this.simulator?.sim.setSpeed(speedOf(value))
    else if (order === 'fault')
      this.simulator?.sim.transact(() => this.simulator?.sim.faults.add({state: value, host, count: 1}))
    else if (order !== 'start') throw new Error(`a transcript cannot say @${order}`)
  }

  async close(): Promise<void> {
    await this.shell.remove()
    await this.simulator?.close()
  }
}

const speedOf = (word: string) => (word === 'max' || word === 'frozen' ? word : Number(word))

/** The flags of `stx sim start` that matter here. */
function optionsOf(words: string[]): Partial<SimulatorOptions> {
  const value = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined)
  const number = (flag: string) => (value(flag) === undefined ? undefined : Number(value(flag)))
  const options = {
    scenario: value('--scenario') as SimulatorOptions['scenario'],
    subclouds: number('--subclouds'),
    seed: number('--seed'),
    speed: value('--speed') === undefined ? undefined : speedOf(value('--speed') ?? ''),
  }
  return Object.fromEntries(Object.entries(options).filter(([, given]) => given !== undefined))
}
