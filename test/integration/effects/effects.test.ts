import {expect, onTestFinished, test} from 'vitest'
import {openConnected} from '../../support/connected.js'
import {runProgram} from '../../support/run.js'
import {beyond} from './beyond.js'
import {changingCommands, ensuredLines} from './changing.js'
import {useWrites} from './writes.js'

const {writes: sent} = useWrites()

/** Words of a line; what stands in brackets is what that command says. */
async function wordsOf(line: string): Promise<string[]> {
  const asked = /\[((?:\w[\w-]* )+(?:[\w-]+ )*--jmespath [^\s/]+)\](?=[ /]|$)/g
  let text = line
  for (const [whole, question = ''] of line.matchAll(asked)) {
    const {stdout} = await runProgram([...question.split(' '), '--format', 'json'])
    text = text.replace(whole, String(JSON.parse(stdout)))
  }
  return [...text.matchAll(/(?<=^| )"([^"]*)"(?= |$)|\S+/g)].map(([word, quoted]) => quoted ?? word)
}

interface Run {
  code: number
  writes: string[]
  changed: unknown
  stderr: string
}

async function runWith(words: string[], ...more: string[]): Promise<Run> {
  sent.length = 0
  const {stdout, stderr, code} = await runProgram([...words, '--format', 'json', ...more])
  return {code, writes: [...sent], changed: changedIn(stdout), stderr}
}

/** Rows say it each, and some commands print a list of none. */
function changedIn(stdout: string): unknown {
  const shown: unknown = stdout === '' ? undefined : JSON.parse(stdout)
  const rows = (Array.isArray(shown) ? shown : [shown]) as ({changed?: unknown} | undefined)[]
  return rows.some((row) => row?.changed === true)
}

const stories = ensuredLines()
  .join('\n')
  .split(/^@start /m)
  .slice(1)
  .map((story) => story.split('\n').filter((line) => line !== ''))

test.each(stories.map(([scenario = '', ...lines]) => ({scenario, lines})))(
  'of $scenario: a rehearsal sends no write, and what was ensured is not done again',
  async ({scenario, lines}) => {
    const {simulator} = await openConnected({scenario: scenario as never, subclouds: scenario === 'dc' ? 2 : 0})
    onTestFinished(() => simulator.close())
    const wrong: string[] = []
    for (const line of lines) {
      if (line.startsWith('@advance')) {
        await simulator.advance(line.split(' ')[1] ?? '')
        continue
      }
      if (line.startsWith('@do ')) {
        expect(await runProgram(await wordsOf(line.slice('@do '.length))), line).toMatchObject({code: 0})
        continue
      }
      const [, between = '1s', typed = line] = /^@later (\S+) (.*)$/.exec(line) ?? []
      const words = await wordsOf(typed)
      const rehearsed = await runWith(words, '--dry-run')
      if (rehearsed.writes.length > 0 || ![0, 9].includes(rehearsed.code))
        wrong.push(`${line} --dry-run: ${show(rehearsed)}`)
      const first = await runWith(words, '--ensure', '--yes')
      const done = words.includes('--yes') ? first : first.code === 2 ? await runWith(words, '--ensure') : first
      if (done.code !== 0) wrong.push(`${line}: ${show(done)}`)
      await simulator.advance(between)
      const again = await runWith(words, '--ensure')
      if (again.writes.length > 0 || again.code !== 0 || again.changed !== false)
        wrong.push(`${line} again: ${show(again)}`)
    }
    expect(wrong).toEqual([])
  },
)

test('every command that changes a system is tried here, or it is said why not', async () => {
  const changing = (await changingCommands()).map(({id}) => id)
  const tried = stories.flatMap(([, ...lines]) =>
    lines.flatMap((line) =>
      changing.filter((id) => `${line.replace(/^@later \S+ /, '')} `.startsWith(`${id.replaceAll(':', ' ')} `)),
    ),
  )
  expect([...new Set([...tried, ...Object.values(beyond).flat()])].sort()).toEqual(changing.sort())
  expect(tried.filter((id) => Object.values(beyond).flat().includes(id))).toEqual([])
})

const show = ({code, writes, changed, stderr}: Run) =>
  `exit ${code}, changed ${changed}, sent ${writes.join(', ') || 'nothing'}; ${stderr.trim()}`
