import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll} from 'vitest'

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

afterAll(() => rmSync(home, {recursive: true, force: true}))
