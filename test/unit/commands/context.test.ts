import {describe, expect, test} from 'vitest'
import ContextAdd from '../../../src/commands/context/add.js'
import ContextList from '../../../src/commands/context/list.js'
import ContextRemove from '../../../src/commands/context/remove.js'
import ContextShow from '../../../src/commands/context/show.js'
import ContextUse from '../../../src/commands/context/use.js'
import {credentials, credentialsFile} from '../../../src/config/credentials.js'
import {environmentIn, temporaryHome} from '../config/temporary.js'
import {runCommand} from './run-command.js'

const LAB = ['--os-auth-url', 'http://lab:5000/v3', '--os-username', 'ann', '--os-project-name', 'admin']

describe('stx context', () => {
  test('add, list, use, show and remove', async () => {
    const home = await temporaryHome()
    const env = environmentIn(home)
    expect(await runCommand(ContextAdd, ['lab', ...LAB, '--password-stdin'], env, {input: 'secret'})).toMatchObject({
      code: 0,
      stderr: `context lab added; its password is in ${credentialsFile(env.paths)}\n`,
    })
    await runCommand(
      ContextAdd,
      ['prod', '--os-auth-url', 'https://prod:5000/v3', '--protected', '--description', 'sites'],
      env,
    )

    const {stdout} = await runCommand(ContextList, [], env)
    expect(stdout).toBe(
      [
        '+---+------+----------------------+----------+--------+-----------+-------------+',
        '|   | name | auth_url             | username | region | protected | description |',
        '+---+------+----------------------+----------+--------+-----------+-------------+',
        '| * | lab  | http://lab:5000/v3   | ann      |        |           |             |',
        '|   | prod | https://prod:5000/v3 |          |        | yes       | sites       |',
        '+---+------+----------------------+----------+--------+-----------+-------------+',
        '',
      ].join('\n'),
    )

    await runCommand(ContextUse, ['prod'], env)
    const shown = await runCommand(ContextShow, ['--format', 'json'], env)
    expect(JSON.parse(shown.stdout)).toEqual({
      name: 'prod',
      current: true,
      auth_url: 'https://prod:5000/v3',
      protected: true,
      description: 'sites',
    })

    expect(await runCommand(ContextRemove, ['lab'], env)).toMatchObject({
      code: 0,
      stderr: 'context lab removed, and its password\n',
    })
    expect(await credentials(env.paths, false).find({authUrl: 'http://lab:5000/v3', username: 'ann'})).toBeUndefined()
  })

  test('--quiet silences what is said beside the data, and nothing that somebody must know', async () => {
    const env = environmentIn(await temporaryHome())
    const quiet = async (command: Parameters<typeof runCommand>[0], ...argv: string[]) =>
      (await runCommand(command, [...argv, '--quiet'], env)).stderr
    // What was done, and where settings come from.
    expect(await quiet(ContextAdd, 'lab', ...LAB)).toBe('')
    expect(await quiet(ContextUse, 'lab')).toBe('')
    // What is missing stays.
    expect(await quiet(ContextShow, '--effective')).toBe('missing: region_name, password\n')
    expect(await quiet(ContextRemove, 'lab')).toBe('')
  })

  test('a column is a fact of what was done, and a wrong one is refused before it is done', async () => {
    const env = environmentIn(await temporaryHome())
    await runCommand(ContextAdd, ['lab', ...LAB], env)
    expect(await runCommand(ContextRemove, ['lab', '--column', 'nope'], env)).toMatchObject({
      code: 2,
      failure: {message: 'no column "nope" here', hint: 'choose from message, name, password_forgotten'},
    })
    expect(await runCommand(ContextUse, ['lab', '--column', 'name'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('| name     | lab   |'),
      stderr: '',
    })
  })

  test('show --effective says where each setting came from', async () => {
    const home = await temporaryHome()
    await runCommand(ContextAdd, ['lab', ...LAB], environmentIn(home))
    const env = environmentIn(home, {OS_REGION_NAME: 'RegionOne', OS_PASSWORD: 'hunter2'})
    const {stdout, stderr, code} = await runCommand(ContextShow, ['--effective', '--format', 'json'], env)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual([
      {setting: 'auth_url', value: 'http://lab:5000/v3', from: 'context lab'},
      {setting: 'username', value: 'ann', from: 'context lab'},
      {setting: 'password', value: '********', from: 'OS_PASSWORD'},
      {setting: 'project_name', value: 'admin', from: 'context lab'},
      {setting: 'region_name', value: 'RegionOne', from: 'OS_REGION_NAME'},
    ])
    expect(stderr).toBe('settings from context:lab\n')
  })

  test('none yet', async () => {
    const env = environmentIn(await temporaryHome())
    expect(await runCommand(ContextList, ['--format', 'json'], env)).toMatchObject({code: 0, stdout: '[]\n'})
    expect(await runCommand(ContextShow, [], env)).toMatchObject({code: 5, failure: {message: 'no context is current'}})
    expect(await runCommand(ContextUse, ['lab'], env)).toMatchObject({
      code: 5,
      failure: {message: 'context not found: lab'},
    })
  })

  test('a name that exists is refused', async () => {
    const env = environmentIn(await temporaryHome())
    await runCommand(ContextAdd, ['lab', ...LAB], env)
    expect(await runCommand(ContextAdd, ['lab', ...LAB], env)).toMatchObject({code: 6})
  })
})
