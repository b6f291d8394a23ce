import {afterAll, expect, onTestFinished, test} from 'vitest'
import {endPrograms, Shell} from '../support/shell.js'

afterAll(endPrograms)

const start = 'stx sim start --port 0 --subclouds 2 --seed 5 --speed frozen --start-time 2026-03-01T10:00:00Z'

/** The steps of a fleet's strategy at each of some moments, whatever is done to the simulator at each. */
async function prestaged(...mishaps: string[]): Promise<string[]> {
  const shell = new Shell({STX_SYSADMIN_PASSWORD: 'St8rling-X*', STX_NO_CACHE: '1'})
  const run = async (command: string) => {
    const {stdout, stderr, code} = await shell.run(command)
    expect({code, stderr: code === 0 ? '' : stderr}, command).toEqual({code: 0, stderr: ''})
    return stdout
  }
  onTestFinished(() => shell.remove())
  await shell.keepPrograms()
  await run(start)
  await run('stx strategy prestage create --for-sw-deploy')
  await run('stx strategy prestage apply --yes')
  const seen: string[] = []
  for (const mishap of mishaps) {
    await run('stx sim advance 10m')
    await run(mishap)
    seen.push(await run('stx strategy step list --format value --column cloud --column state'))
  }
  await run('stx sim advance 30m')
  seen.push(await run('stx strategy prestage show --format value --column state'))
  seen.push(await run('stx subcloud list --format value --column name --column "prestage status"'))
  return seen
}

test('a strategy of a fleet does not notice that its simulator is killed or set back', async () => {
  const kill = `kill -9 $(stx sim status --format value --column pid) && ${start}`
  const rehearse = 'stx sim snapshot save now && stx sim advance 1h && stx sim snapshot load now'
  const undisturbed = await prestaged('true', 'true')
  expect(undisturbed.slice(-2)).toEqual(['complete\n', 'subcloud1 complete\nsubcloud2 complete\n'])
  expect(await prestaged(kill, rehearse)).toEqual(undisturbed)
})
