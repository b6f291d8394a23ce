import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {Shell} from '../support/shell.js'

describe('stx dropin', () => {
  test('puts the official names into a folder, and takes them away', async () => {
    const shell = new Shell({})
    onTestFinished(() => shell.remove())
    const states = 'stx dropin status --dir official -f value -c program -c state'
    expect((await shell.run(states)).stdout).toBe(
      'system absent\ndcmanager absent\nfm absent\nsoftware absent\nsw-manager absent\n',
    )
    expect((await shell.run('stx dropin install --dir official')).code).toBe(0)
    expect((await shell.run('official/system help host-lock')).stdout).toContain('usage: system host-lock')
    expect((await shell.run('official/fm alarm-list --bogus')).code).toBe(2)
    // Twice is as good as once.
    expect((await shell.run('stx dropin install --dir official')).code).toBe(0)
    expect((await shell.run('stx dropin remove --dir official -f value -c state')).stdout).toBe('absent\n'.repeat(5))
    expect(existsSync(join(shell.folder, 'official', 'system'))).toBe(false)
  })

  test('tells what a shell would run, where no folder is named', async () => {
    const shell = new Shell({})
    onTestFinished(() => shell.remove())
    await shell.run('stx dropin install --dir late && mkdir early')
    writeFileSync(join(shell.folder, 'early', 'fm'), '#!/bin/sh\necho genuine\n')
    const {stdout} = await shell.run('PATH="$PWD/early:$PWD/late:$PATH"; stx dropin status -f value')
    const {folder} = shell
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `system ${folder}/late/system installed`,
      `dcmanager ${folder}/late/dcmanager installed`,
      `fm ${folder}/early/fm other`,
    ])
  })

  test('says where no shell looks, unless it is told to be quiet', async () => {
    const shell = new Shell({})
    const {stderr} = await shell.run('stx dropin install --dir away')
    expect(stderr).toMatch(
      /\/away is not on the PATH: no shell finds them there yet; write export PATH=".*\/away:\$PATH"\n$/,
    )
    expect((await shell.run('stx dropin install --dir away --quiet')).stderr).toBe('')
    expect((await shell.run('PATH="$PWD/away:$PATH"; stx dropin install --dir away')).stderr).toBe('')
  })

  test('leaves files alone that are not its own', async () => {
    const shell = new Shell({})
    onTestFinished(() => shell.remove())
    await shell.run('mkdir official')
    writeFileSync(join(shell.folder, 'official', 'fm'), '#!/bin/sh\necho genuine\n')
    const {code, stderr} = await shell.run('stx dropin install --dir official')
    expect({code, stderr}).toEqual({
      code: 6,
      stderr: `stx: not ours, left alone: ${shell.folder}/official/fm; choose another --dir\n`,
    })
    expect(existsSync(join(shell.folder, 'official', 'system'))).toBe(false)
    await shell.run('stx dropin remove --dir official')
    expect((await shell.run('cat official/fm')).stdout).toContain('genuine')
  })
})
