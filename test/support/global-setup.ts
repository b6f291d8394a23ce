import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {Leash} from '../../scripts/leash/leash.mjs'

const prefix = 'stx-tests-'
let folder: string | undefined

/** Whatever becomes of a test, and of this run: its processes end with it, and its temporary files are in one folder. */
export function setup(): void {
  // Vitest loads this once for each project.
  if (basename(tmpdir()).startsWith(prefix)) return
  folder = mkdtempSync(join(tmpdir(), prefix))
  process.env['TMPDIR'] = folder
  // Vitest does not look after its workers when it is killed. They hold the leashes of what the tests start.
  Object.assign(process.env, new Leash().variables())
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, {recursive: true, force: true})
}
