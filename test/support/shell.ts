import {spawn} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {guardOption} from './guard.js'

const bin = fileURLToPath(new URL('../../bin/', import.meta.url))
const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** A folder with a home and a PATH of its own, where `stx` and the official names are this project's programs; the examples are beside it. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'stx-shell-'))

  constructor(private readonly variables: Record<string, string>) {
    mkdirSync(join(this.folder, 'bin'))
    symlinkSync(examples, join(this.folder, 'examples'))
    for (const name of ['stx', 'system', 'dcmanager', 'fm', 'software', 'sw-manager']) {
      const path = join(this.folder, 'bin', name)
      writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${bin}${name}.js' "$@"\n`)
      chmodSync(path, 0o755)
    }
  }

  run(command: string, input = ''): Promise<{stdout: string; stderr: string; code: number}> {
    return new Promise((resolve, reject) => {
      const child = spawn('/bin/sh', ['-c', command], {
        cwd: this.folder,
        env: {
          PATH: `${join(this.folder, 'bin')}:/usr/bin:/bin`,
          HOME: this.folder,
          STX_HOME: join(this.folder, '.stx'),
          STX_KEYCHAIN: 'off',
          TZ: 'UTC',
          LANG: 'C.UTF-8',
          NODE_OPTIONS: guardOption,
          ...this.variables,
        },
      })
      const outcome = {stdout: '', stderr: ''}
      child.stdout.on('data', (chunk) => {
        outcome.stdout += chunk
      })
      child.stderr.on('data', (chunk) => {
        outcome.stderr += chunk
      })
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({...outcome, code: code ?? (signal === 'SIGINT' ? 130 : 128)}))
      // A command that reads nothing may have ended already: then not even an empty text can be written.
      if (input === '') child.stdin.end()
      else child.stdin.end(input)
    })
  }
}
