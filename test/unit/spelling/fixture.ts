import type {ManifestCommand, ManifestFlag} from '../../../src/spelling/spell.js'

export const flag = (more: Partial<ManifestFlag> = {}): ManifestFlag => ({type: 'boolean', ...more})
export const option = (more: Partial<ManifestFlag> = {}): ManifestFlag => ({type: 'option', ...more})

export const globals: Record<string, ManifestFlag> = {
  format: option({char: 'f', aliases: ['output'], charAliases: ['o'], helpGroup: 'OUTPUT'}),
  column: option({char: 'c', multiple: true, helpGroup: 'OUTPUT'}),
  'max-width': option({helpGroup: 'OUTPUT'}),
  query: option({helpGroup: 'OUTPUT'}),
  subcloud: option({helpGroup: 'CONNECTION'}),
  'os-username': option({helpGroup: 'CONNECTION'}),
  'os-region-name': option({helpGroup: 'CONNECTION'}),
  watch: option({helpValue: '=5s', helpGroup: 'WATCHING'}),
  verbose: flag({char: 'v', helpGroup: 'DIAGNOSTICS'}),
  debug: flag({helpGroup: 'DIAGNOSTICS'}),
}

interface Sketch {
  official?: string
  flags?: Record<string, ManifestFlag>
  /** `name`, `name?`, `name+` or `name*`, as argparse counts. */
  args?: string[]
}

export function command(id: string, {official, flags = {}, args = []}: Sketch = {}): ManifestCommand {
  return {
    id,
    hiddenAliases: official ? [official] : [],
    flags: {...globals, ...flags},
    args: Object.fromEntries(
      args.map((arg) => [arg.replace(/\W$/, ''), {required: !/[?*]$/.test(arg), multiple: /[+*]$/.test(arg)}]),
    ),
  }
}

export const commands: ManifestCommand[] = [
  command('host:list', {official: 'system:host-list'}),
  command('host:show', {official: 'system:host-show', args: ['host']}),
  command('host:lock', {
    official: 'system:host-lock',
    flags: {force: flag({char: 'f'}), unsafe: flag({char: 'u'})},
    args: ['host'],
  }),
  command('host:disk:partition:add', {
    official: 'system:host-disk-partition-add',
    flags: {partition_type: option({char: 't'})},
    args: ['host', 'disk', 'size'],
  }),
  command('host:cpu:modify', {
    official: 'system:host-cpu-modify',
    flags: {
      function: option({char: 'f'}),
      num_cores_on_processor0: option({aliases: ['p0']}),
      num_cores_on_processor1: option({aliases: ['p1']}),
    },
    args: ['host'],
  }),
  command('host:memory:modify', {
    official: 'system:host-memory-modify',
    flags: {hugepages_nr_2M_pending: option({aliases: ['2M']}), hugepages_nr_1G_pending: option({aliases: ['1G']})},
    args: ['host', 'processor'],
  }),
  command('host:stor:add', {
    official: 'system:host-stor-add',
    flags: {'journal-location': option({helpValue: '[UUID]'}), key: option({helpValue: '[=KEY]'})},
    args: ['host', 'disk'],
  }),
  command('system:show', {official: 'system:show'}),
  command('system:modify', {
    official: 'system:modify',
    flags: {location: option({char: 'l'}), latitude: option({aliases: ['la']}), vswitch_type: option({char: 'v'})},
  }),
  command('helm:override:update', {
    official: 'system:helm-override-update',
    flags: {set: option({multiple: true}), values: option({multiple: true})},
    args: ['app', 'chart', 'namespace'],
  }),
  command('service:parameter:add', {official: 'system:service-parameter-add', args: ['service', 'section', 'values+']}),
  command('application:apply', {official: 'system:application-apply', args: ['application']}),
  command('alarm:list', {
    official: 'fm:alarm-list',
    flags: {query: option({char: 'q'}), include_suppress: flag(), mgmt_affecting: flag()},
  }),
  command('alarm:summary', {official: 'fm:alarm-summary'}),
  command('subcloud:alarm:summary', {official: 'dcmanager:alarm:summary'}),
  command('subcloud:list', {official: 'dcmanager:subcloud:list'}),
  command('subcloud:add', {official: 'dcmanager:subcloud:add', flags: {'bootstrap-values': option()}}),
  command('subcloud:redeploy', {official: 'dcmanager:subcloud:redeploy', args: ['subcloud']}),
  command('subcloud:reinstall', {official: 'dcmanager:subcloud:reinstall', flags: {yes: flag()}}),
  command('subcloud:backup:create', {official: 'dcmanager:subcloud-backup:create'}),
  command('subcloud:backup:delete', {official: 'dcmanager:subcloud-backup:delete'}),
  command('strategy:sw-deploy:create', {
    official: 'dcmanager:sw-deploy-strategy:create',
    flags: {'release-id': option(), 'max-parallel-subclouds': option(), snapshot: flag()},
    args: ['subcloud?'],
  }),
  command('orchestration:sw-deploy:create', {
    official: 'sw-manager:sw-deploy-strategy:create',
    flags: {rollback: flag({allowNo: true})},
    args: ['release*'],
  }),
  command('software:list', {official: 'software:list'}),
  command('software:show', {official: 'software:show', args: ['release+']}),
  command('software:deploy:start', {official: 'software:deploy:start', args: ['release*']}),
]
