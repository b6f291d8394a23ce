import {mkdtempSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, expect} from 'vitest'
import {Leash} from '../../scripts/leash/leash.mjs'
import {guardOption} from './guard.js'

// Every test file has a home of its own: no test sees the developer's contexts, tokens or running simulators.
for (const name of Object.keys(process.env)) {
  if (
    /^(OS_|STX_|XDG_|SYSTEM_URL|DCMANAGER_URL|SOFTWARE_URL|NO_COLOR|FORCE_COLOR|COLUMNS|CLI_CONFIRMATIONS)/.test(name)
  ) {
    delete process.env[name]
  }
}
const home = mkdtempSync(join(tmpdir(), 'stx-test-'))
process.env['STX_HOME'] = home
process.env['STX_KEYCHAIN'] = 'off'
process.env['TZ'] = 'UTC'

// No test reaches beyond this machine, whatever it runs; and what it runs ends when its file does, or this process.
const leash = new Leash()
Object.assign(process.env, leash.variables(guardOption))
const attempts: string[] = createRequire(import.meta.url)('./loopback-only.cjs').collectAttempts()
afterEach(() => expect(attempts.splice(0)).toEqual([]))

afterAll(async () => {
  await leash.letGo()
  rmSync(home, {recursive: true, force: true})
})
