import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Leash} from '../../scripts/leash/leash.mjs'

let folder: string | undefined

/** Whatever becomes of a test, and of this run: its processes end with it, and its temporary files are in one folder. */
export function setup(): void {
  // Vitest asks once for each project.
  if (folder !== undefined) return
  folder = mkdtempSync(join(tmpdir(), 'stx-tests-'))
  process.env['TMPDIR'] = folder
  // Vitest does not look after its workers when it is killed. They hold the leashes of what the tests start.
  Object.assign(process.env, new Leash().variables())
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, {recursive: true, force: true})
}
