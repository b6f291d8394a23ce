import {existsSync, readFileSync, utimesSync} from 'node:fs'
import {watch} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'
import {beginFilling} from '../../../src/cli/name-filling.js'
import {readEnvironment} from '../../../src/config/environment.js'
import {useFolder} from '../../support/file.js'

const {write, folder} = useFolder()

/** In place of the program: notes how it was started, and what it was told. */
const noting = `
import {renameSync, writeFileSync} from 'node:fs'
import {text} from 'node:stream/consumers'
const [, , ...argv] = process.argv
const file = process.env.STX_NOTE
writeFileSync(file + '.part', JSON.stringify({argv, told: await text(process.stdin)}))
renameSync(file + '.part', file)
`

/** What the started process has noted, once it has. */
async function noted(file: string): Promise<{argv: string[]; told: string}> {
  const changes = watch(folder())[Symbol.asyncIterator]()
  for (let change = changes.next(); !existsSync(file); change = changes.next()) await change
  await changes.return?.()
  return JSON.parse(readFileSync(file, 'utf8'))
}

test('one process is started, and hears from a pipe what no list of processes may show', async () => {
  const launcher = pathToFileURL(write('noting.mjs', noting))
  const note = join(folder(), 'note.json')
  process.env['STX_NOTE'] = note
  const environment = readEnvironment({HOME: folder(), STX_HOME: folder()})
  const order = [['host', {'os-password': 'secret'}]] as const
  beginFilling(order, environment, launcher)
  const lock = join(environment.paths.cache, 'names', 'lock')
  expect(existsSync(lock)).toBe(true)
  expect(await noted(note)).toEqual({argv: ['__fill-names'], told: JSON.stringify(order)})

  // While it is under way, or has failed just now, there is no second one; one that is long gone is in nobody's way.
  process.env['STX_NOTE'] = join(folder(), 'second.json')
  beginFilling([['subcloud', {}]], environment, launcher)
  utimesSync(lock, new Date(0), new Date(0))
  beginFilling([['application', {}]], environment, launcher)
  expect((await noted(process.env['STX_NOTE'])).told).toBe('[["application",{}]]')
})
