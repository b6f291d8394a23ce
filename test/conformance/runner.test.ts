import {execFileSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {Shell} from '../support/shell.js'

const conformance = (path: string) =>
  execFileSync(process.execPath, ['scripts/conformance.mjs'], {env: {...process.env, PATH: path}, encoding: 'utf8'})

test('without official programs it is skipped aloud; ours under their names do not count', async () => {
  const shell = new Shell({})
  onTestFinished(() => shell.remove())
  const official = join(shell.folder, 'official')
  await shell.run('stx dropin install --dir official')
  expect(conformance(official)).toBe(
    'conformance: skipped: the official system, dcmanager, fm, software, sw-manager must be on the PATH to compare with\n' +
      'conformance: skipped: openstack is not on the PATH, so nobody tried it with the simulator\n',
  )

  await shell.run('rm official/fm')
  writeFileSync(join(official, 'fm'), '#!/bin/sh\necho genuine\n', {mode: 0o755})
  expect(conformance(official)).toContain('the official system, dcmanager, software, sw-manager must')
})
