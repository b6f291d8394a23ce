import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll} from 'vitest'

/** A folder for the files of one test file; returns how to write into it. */
export function useFolder(): {write: (name: string, content: string | Uint8Array) => string; folder: () => string} {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stx-test-'))
  })
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  return {
    folder: () => folder,
    write(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
  }
}
