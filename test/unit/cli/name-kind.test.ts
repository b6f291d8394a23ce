import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {kindOfName, nameKinds} from '../../../src/cli/name-kind.js'

const {commands} = JSON.parse(readFileSync(new URL('../../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  commands: Record<string, {args: Record<string, unknown>; flags: Record<string, {type: string}>}>
}

/** Every argument and flag of every command that is completed by names, by their kind. */
const completed = Object.entries(commands).flatMap(([id, {args, flags}]) =>
  [...Object.keys(args), ...Object.keys(flags).filter((name) => flags[name]?.type === 'option')].flatMap((name) => {
    const kind = kindOfName(id, name)
    return kind === undefined ? [] : [{kind, place: `${id} ${name}`}]
  }),
)

test.each(nameKinds)('names of a %s are completed somewhere', (kind) => {
  expect(completed.filter((one) => one.kind === kind)).not.toEqual([])
})

test.each([
  ['host:lock', 'host', 'host'],
  ['subcloud:wait', 'name', 'subcloud'],
  ['subcloud:group:show', 'group', 'subcloud-group'],
  ['subcloud:peer-group:show', 'group', 'peer-group'],
  ['system-peer:show', 'peer', 'system-peer'],
  ['strategy:sw-deploy:create', 'cloud_name', 'subcloud'],
  ['software:show', 'release', 'release'],
  ['event:suppress', 'alarm_id', 'alarm-suppression'],
  ['context:use', 'name', 'context'],
  // Nothing has these names yet, or they name something else.
  ['context:add', 'name', undefined],
  ['host:add', 'hostname', undefined],
  ['host:lvg:show', 'group', undefined],
  ['subcloud:add', 'release', undefined],
] as const)('%s %s names: %s', (command, argument, kind) => {
  expect(commands[command]).toBeDefined()
  expect(kindOfName(command, argument)).toBe(kind)
})
