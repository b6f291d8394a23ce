import {describe, expect, test} from 'vitest'
import {indexManifest, type Program, type Spelled, spell} from '../../../src/spelling/spell.js'
import {command, commands, flag, option} from './fixture.js'

const index = indexManifest(commands)
const read = (line: string, program: Program = 'stx') => spell(line.split(' ').filter(Boolean), index, program)
const run = (id: string, ...argv: string[]): Spelled => ({kind: 'run', id, argv})

function refusal(spelled: Spelled): string {
  if (spelled.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(spelled)}`)
  return [spelled.message, spelled.hint].filter(Boolean).join(' | ')
}

describe('which command', () => {
  test.each([
    ['host list', 'host:list'],
    ['host disk partition add controller-0 sda 20', 'host:disk:partition:add'],
    ['host-list', 'host:list'],
    ['subcloud-backup create', 'subcloud:backup:create'],
    ['system host-list', 'host:list'],
    ['dcmanager subcloud list', 'subcloud:list'],
    ['dcmanager subcloud-backup create', 'subcloud:backup:create'],
    ['alarm-summary', 'alarm:summary'],
    ['alarm summary', 'alarm:summary'],
    ['dcmanager alarm summary', 'subcloud:alarm:summary'],
    ['system show', 'system:show'],
    ['software list', 'software:list'],
    ['deploy start', 'software:deploy:start'],
    ['sw-manager sw-deploy-strategy create', 'orchestration:sw-deploy:create'],
  ])('stx %s', (line, id) => {
    expect(read(line)).toMatchObject({kind: 'run', id})
  })

  test.each<[Program, string, string]>([
    ['system', 'host-list', 'host:list'],
    ['system', 'show', 'system:show'],
    ['software', 'deploy start', 'software:deploy:start'],
    ['dcmanager', 'sw-deploy-strategy create', 'strategy:sw-deploy:create'],
    ['sw-manager', 'sw-deploy-strategy create', 'orchestration:sw-deploy:create'],
    ['fm', 'alarm-summary', 'alarm:summary'],
  ])('%s %s', (program, line, id) => {
    expect(read(line, program)).toMatchObject({kind: 'run', id})
  })

  test.each<[Program, string]>([
    ['system', 'host list'],
    ['system', 'alarm-explain'],
    ['fm', 'host-list'],
    ['dcmanager', 'strategy sw-deploy create'],
  ])('the program %s does not know %s', (program, line) => {
    expect(refusal(read(line, program))).toContain('unknown command: ')
  })

  test.each<[Program, string]>([
    ['stx', 'host list --subcloud subcloud1 --subcloud=subcloud2'],
    ['stx', '--subcloud subcloud1 host list --subcloud subcloud2'],
    ['system', '--subcloud subcloud1 host-list --subcloud subcloud2'],
  ])('%s %s names two places', (program, line) => {
    expect(refusal(read(line, program))).toMatch(
      /--subcloud is given 2 times: subcloud1, subcloud2 \| name one subcloud$/,
    )
  })

  test('a name of two programs is refused with both ways to say it', () => {
    expect(refusal(read('sw-deploy-strategy create --release-id x'))).toBe(
      '`sw-deploy-strategy create` does not say of which program: use `stx strategy sw-deploy create` or `stx orchestration sw-deploy create`',
    )
  })

  test.each(['show', 'list', 'modify'])('the lone verb %s needs its program', (line) => {
    expect(refusal(read(line))).toContain('does not say of which program: use `stx ')
  })

  test('words that are names of objects inherit nothing', () => {
    expect(read('constructor').kind).toBe('refused')
    expect(read('host toString').kind).toBe('refused')
  })
})

describe('options before and between the words', () => {
  test.each([
    ['--format json host list', '--format=json'],
    ['-f json host list', '--format=json'],
    ['--os-username x host-list', '--os-username=x'],
    ['--os_username x system host-list', '--os-username=x'],
    ['--os-user=x --debug host list', '--os-username=x', '--debug'],
    ['host --debug list', '--debug'],
    ['system --os-region-name RegionOne host-list -v', '--os-region-name=RegionOne', '--verbose'],
    ['--output yaml host list', '--format=yaml'],
  ])('stx %s', (line, ...argv) => {
    expect(read(line)).toEqual(run('host:list', ...argv))
  })

  test('an option of the command may stand before it', () => {
    expect(read('--force host lock controller-1')).toEqual(run('host:lock', '--force', '--', 'controller-1'))
    expect(read('host --partition_type lvm disk partition add c0 sda 2')).toEqual(
      run('host:disk:partition:add', '--partition_type=lvm', '--', 'c0', 'sda', '2'),
    )
  })

  test('a letter means the global option before the command, and the own one after it', () => {
    expect(read('-v modify -v none', 'system')).toEqual(run('system:modify', '--verbose', '--vswitch_type=none'))
    expect(read('-f json host lock -f c1')).toEqual(run('host:lock', '--format=json', '--force', '--', 'c1'))
  })

  test('a global option that the command does not take is refused', () => {
    const {format: _, ...flags} = command('x').flags
    const some = [...commands, {...command('sim:start'), flags}]
    expect(refusal(spell(['--format', 'json', 'sim', 'start'], some, 'stx'))).toContain(
      'sim start: unknown option --format',
    )
    expect(refusal(spell(['sim', 'start', '--format=json'], some, 'stx'))).toContain('unknown option --format')
  })
})

describe('habits of argparse', () => {
  test.each([
    ['long flag with =', 'host disk partition add -t=x c0 sda 2', ['--partition_type=x', '--', 'c0', 'sda', '2']],
    [
      'hyphen for underscore',
      'host disk partition add --partition-type x c0 sda 2',
      ['--partition_type=x', '--', 'c0', 'sda', '2'],
    ],
    [
      'options among positionals',
      'host disk partition add c0 -t x sda 2',
      ['--partition_type=x', '--', 'c0', 'sda', '2'],
    ],
    [
      'value attached to a letter',
      'host disk partition add c0 sda 2 -tx',
      ['--partition_type=x', '--', 'c0', 'sda', '2'],
    ],
    ['beginning of a name', 'host lock c1 --unsa', ['--unsafe', '--', 'c1']],
    ['own beginning before a global one', 'host lock c1 --fo', ['--force', '--', 'c1']],
    ['bundled letters', 'host lock -fu c1', ['--force', '--unsafe', '--', 'c1']],
    ['bundle that ends in a value', 'host list -vojson', ['--verbose', '--format=json']],
    [
      'single-dash words',
      'host cpu modify -p0 2 -p1=4 c0',
      ['--num_cores_on_processor0=2', '--num_cores_on_processor1=4', '--', 'c0'],
    ],
    [
      'single-dash numbers',
      'host memory modify -1G 10 -2M 4 c0 1',
      ['--hugepages_nr_1G_pending=10', '--hugepages_nr_2M_pending=4', '--', 'c0', '1'],
    ],
    [
      'a number that begins an option',
      'host memory modify -1 10 c0 1',
      ['--hugepages_nr_1G_pending=10', '--', 'c0', '1'],
    ],
    ['two letters that are an option', 'system modify -la 45.4 -l Ottawa', ['--latitude=45.4', '--location=Ottawa']],
    ['letter with attached value', 'system modify -lat', ['--location=at']],
    ['negative value', 'system modify -la -45.4', ['--latitude=-45.4']],
    ['negative positional', 'service parameter add a b -1', ['--', 'a', 'b', '-1']],
    ['value that begins with a hyphen', 'system modify --location=-x', ['--location=-x']],
    ['a single hyphen', 'helm override update --values - a c n', ['--values=-', '--', 'a', 'c', 'n']],
    [
      'repeated flag',
      'helm override update --set a=1 --set b=2 a c n',
      ['--set=a=1', '--set=b=2', '--', 'a', 'c', 'n'],
    ],
    ['last of a single flag', 'system modify -l A -l B', ['--location=B']],
    ['end of options', 'service parameter add a b -- --c=d -e', ['--', 'a', 'b', '--c=d', '-e']],
    ['negated flag', 'orchestration sw-deploy create --no-roll', ['--no-rollback']],
    ['last of a flag and its negation', 'orchestration sw-deploy create --no-rollback --rollback', ['--rollback']],
    ['optional value given', 'host stor add c0 d --journal-location j', ['--journal-location=j', '--', 'c0', 'd']],
    ['optional value taken back', 'host stor add c0 d --journal-loc=j --journal-location', ['--', 'c0', 'd']],
    ['no value that means something', 'host stor add c0 d --key', ['--key=', '--', 'c0', 'd']],
    ['optional value left out', 'host stor add c0 d --journal-location', ['--', 'c0', 'd']],
    ['attached value', 'host show --watch=9s c0', ['--watch=9s', '--', 'c0']],
    ['the next word is no value that is only attached', 'host show --watch c0', ['--watch=', '--', 'c0']],
    ['nor is it before the command', '--watch host show c0', ['--watch=', '--', 'c0']],
    ['empty value', 'system modify --location=', ['--location=']],
    [
      'own flag in place of a global one',
      'alarm list -q severity=critical --include-suppress',
      ['--query=severity=critical', '--include_suppress'],
    ],
  ])('%s: %s', (_, line, argv) => {
    expect(read(line)).toMatchObject({kind: 'run', argv})
  })

  test('text with a space is a value even behind a hyphen', () => {
    expect(spell(['system', 'modify', '--location', '-near the lake'], index, 'stx')).toMatchObject({
      argv: ['--location=-near the lake'],
    })
  })

  test.each([
    ['system modify --l 2', '--l is ambiguous: it could be --location or --latitude'],
    ['host cpu modify --p0 2 c0', 'unknown option --p0'],
    ['host cpu modify -p 2 c0', '-p is ambiguous: it could be -p0 or -p1'],
    [
      'host cpu modify --num 2 c0',
      '--num is ambiguous: it could be --num_cores_on_processor0 or --num_cores_on_processor1',
    ],
    ['system modify --location', 'system modify: --location needs a value'],
    [
      'system modify --location --debug',
      "--location needs a value | a value that begins with '-' is written --location=VALUE",
    ],
    ['system modify --location --', '--location needs a value'],
    ['host lock --force=true c1', '--force takes no value'],
    ['host lock --all c1', 'host lock: unknown option --all'],
    ['host lock --sub x c1', 'host lock: unknown option --sub'],
    ['host lock -f5 c1', '-f takes no value'],
    ['host lock c1 --forse', 'host lock: unknown option --forse | did you mean --force?'],
    ['host lock c1 --froce', 'did you mean --force?'],
    ['host-lock c1 -force', '-f takes no value'],
    [
      'application-apply metrics-server --reapply',
      'application apply: unknown option --reapply | `stx application apply --help` lists the options',
    ],
    ['--bogus', 'unknown option --bogus | `stx --help` lists the options'],
  ])('%s', (line, message) => {
    expect(refusal(read(line))).toContain(message)
  })

  test.each(['system modify --location -secret', 'system modify --location --x=secret', 'host lock c1 --force=secret'])(
    'a refusal says whose usage to print, and nothing that may be a password: %s',
    (line) => {
      const spelled = read(line)
      expect(spelled).toMatchObject({kind: 'refused', usageOf: line.split(' ').slice(0, 2).join(':')})
      expect(JSON.stringify(spelled)).not.toContain('secret')
    },
  )
})

describe('help and version', () => {
  test.each<[Program, string, string | undefined]>([
    ['stx', '', undefined],
    ['stx', 'help', undefined],
    ['stx', '--help', undefined],
    ['stx', '-h', undefined],
    ['stx', 'host', 'host'],
    ['stx', 'host disk', 'host:disk'],
    ['stx', 'help host lock', 'host:lock'],
    ['stx', 'help host-lock', 'host:lock'],
    ['stx', 'help flags', 'flags'],
    ['stx', 'host lock --help', 'host:lock'],
    ['stx', 'host lock c1 --force -h', 'host:lock'],
    ['stx', 'host lock --bogus -h', 'host:lock'],
    ['stx', '--debug host lock --hel', 'host:lock'],
    ['stx', '-h host lock', 'host:lock'],
    ['stx', 'subcloud-backup', 'subcloud:backup'],
    ['stx', 'dcmanager', undefined],
    ['stx', 'system', 'system'],
    ['stx', 'sw-manager', 'orchestration:sw-deploy'],
    ['stx', 'system help host-lock', 'host:lock'],
    ['stx', 'dcmanager help subcloud add', 'subcloud:add'],
    ['system', '', undefined],
    ['system', 'help host-lock', 'host:lock'],
    ['dcmanager', 'help alarm', 'subcloud:alarm'],
    ['software', 'deploy --help', 'software:deploy'],
  ])('%s %s', (program, line, id) => {
    const spelled = read(line, program)
    expect(spelled.kind).toBe('help')
    expect(spelled).toMatchObject(id ? {id} : {kind: 'help'})
    if (!id) expect(spelled).not.toHaveProperty('id')
  })

  test.each<[Program, string, string[]]>([
    ['software', 'deploy --help', ['deploy']],
    ['sw-manager', 'sw-deploy-strategy -h', ['sw-deploy-strategy']],
    ['dcmanager', 'help alarm', ['alarm']],
  ])('%s %s is about the commands that begin so', (program, line, words) => {
    expect(read(line, program)).toMatchObject({kind: 'help', words})
  })

  test.each<[Program, string, RegExp]>([
    ['dcmanager', 'alarm', /^alarm needs a subcommand: summary$/],
    ['software', 'deploy', /^deploy needs a subcommand: .*start/],
    ['sw-manager', '', /^needs a subcommand: sw-deploy-strategy$/],
  ])('%s %s is no whole command to an official program', (program, line, message) => {
    expect(read(line, program)).toMatchObject({kind: 'refused', message: expect.stringMatching(message)})
  })

  test('help keeps the global options that were given', () => {
    expect(read('--debug help host lock')).toEqual({kind: 'help', id: 'host:lock', argv: ['--debug']})
  })

  test('after -- help is a positional', () => {
    expect(read('service parameter add a b -- --help')).toMatchObject({kind: 'run'})
  })

  test('version at the top only', () => {
    expect(read('--version')).toEqual({kind: 'version'})
    expect(read('--debug --version', 'system')).toEqual({kind: 'version'})
    expect(read('host list --version').kind).toBe('refused')
  })
})

describe('words that are no command', () => {
  test.each([
    ['host lok controller-0', 'unknown command: host lok | did you mean `stx host lock`?'],
    ['hst list', 'did you mean `stx host list`?'],
    ['host lsit', 'did you mean `stx host list`?'],
    ['host disk modify', 'did you mean `stx host cpu modify` or `stx host memory modify`?'],
    ['system alarm-list', '`system alarm-list` is no longer there: use `stx alarm list`'],
    ['host-disk partition-add', 'did you mean `stx host disk partition add`?'],
    ['hostdisk-partition-add -t x c0 d 20', 'did you mean `stx host disk partition add`?'],
    ['serviceparameter-add platform docker a=b', 'did you mean `stx service parameter add`?'],
    ['host xyzzy', '`stx help host` lists the commands'],
    ['help host xyzzy', 'unknown command: host xyzzy'],
  ])('stx %s', (line, message) => {
    expect(refusal(read(line))).toContain(message)
  })

  test('a drop-in suggests its own names', () => {
    expect(refusal(read('host-lok c1', 'system'))).toBe('unknown command: host-lok | did you mean `system host-lock`?')
    expect(refusal(read('subcloud lsit', 'dcmanager'))).toContain('did you mean `dcmanager subcloud list`?')
  })
})

describe('names that newer releases no longer have', () => {
  test.each<[Program, string, string]>([
    [
      'dcmanager',
      'patch-strategy create --group 10',
      '`dcmanager patch-strategy create` is no longer there: use `dcmanager sw-deploy-strategy create`',
    ],
    ['stx', 'dcmanager patch-strategy create', 'use `stx strategy sw-deploy create`'],
    ['stx', 'sw-manager upgrade-strategy create', 'use `stx orchestration sw-deploy create`'],
    ['stx', 'upgrade-strategy create', 'use `stx strategy sw-deploy create` or `stx orchestration sw-deploy create`'],
    ['system', 'upgrade-start --force', '`system upgrade-start` is no longer there: use `software deploy start`'],
    ['stx', 'upgrade-start', 'use `stx software deploy start`'],
    [
      'system',
      'certificate-install -m ssl_ca ca.pem',
      'use `system ca-certificate-install` or `system os-certificate-install`',
    ],
    ['dcmanager', 'subcloud generate-config 1', 'use `dcmanager subcloud add --bootstrap-values FILE`'],
    ['dcmanager', 'subcloud reinstall subcloud1 --sysadmin-password x', 'use `dcmanager subcloud redeploy`'],
    ['stx', 'dcmanager subcloud reinstall subcloud1', 'use `stx subcloud redeploy`'],
    ['dcmanager', 'sw-deploy-strategy create --force', 'sw-deploy-strategy create: --force was removed: leave it out'],
    [
      'dcmanager',
      'sw-deploy-strategy create starlingx-10.0.1',
      'use `dcmanager sw-deploy-strategy create --release-id starlingx-10.0.1`',
    ],
  ])('%s %s', (program, line, message) => {
    expect(refusal(read(line, program))).toContain(message)
  })

  test('what is still accepted is not refused', () => {
    expect(read('subcloud reinstall --yes', 'dcmanager')).toMatchObject({kind: 'run', id: 'subcloud:reinstall'})
  })
})

test('the index is plain data and reads the same as the manifest', () => {
  const stored = JSON.parse(JSON.stringify(index))
  const argv = ['-f', 'json', 'host', 'lock', '-f', 'c1']
  expect(spell(argv, stored, 'stx')).toEqual(spell(argv, commands, 'stx'))
})

test('an alias that is written out stands before a derived name', () => {
  const more = [
    ...commands,
    {...command('report', {flags: {wide: flag(), since: option()}}), aliases: ['deploy:start']},
  ]
  expect(spell(['deploy', 'start'], more, 'stx')).toMatchObject({id: 'report'})
})
