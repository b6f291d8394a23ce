import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const pagesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))

test('docs/commands says what the commands say; `npm run update` writes it anew', () => {
  const parent = mkdtempSync(join(tmpdir(), 'stx-pages-'))
  onTestFinished(() => rmSync(parent, {recursive: true, force: true}))
  const fresh = join(parent, 'commands')
  execFileSync(process.execPath, [join(root, 'scripts/command-pages.mjs'), fresh])
  expect(pagesIn(join(root, 'docs/commands'))).toEqual(pagesIn(fresh))
})
