import {execFile} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'

const folder = join(import.meta.dirname, 'pipeline')
const plans = readdirSync(folder)
  .filter((file) => file.endsWith('.plan'))
  .map((file) => basename(file, '.plan'))

// What the pipelines yielded with the official programs was recorded: see scripts/pipelines.mjs.
test.each(plans)('pipelines of %s yield what they yield with the official programs', async (name) => {
  const {stdout} = await promisify(execFile)(process.execPath, ['scripts/pipelines.mjs', name], {maxBuffer: 2 ** 24})
  await expect(stdout).toMatchFileSnapshot(join(folder, `${name}.txt`))
})
