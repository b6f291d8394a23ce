import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {afterAll, expect, test} from 'vitest'
import {Shell} from '../support/shell.js'

const installed = ['promtool', 'prometheus'].every((name) => spawnSync(name, ['--version']).status === 0)
const needs = installed ? '' : ' (needs prometheus and promtool)'
const shell = new Shell({})

interface Dashboard {
  panels: {targets: {expr: string}[]}[]
}

afterAll(() => shell.remove())

test.skipIf(!installed)(`promtool finds nothing wrong with the examples, and their alerts go off${needs}`, async () => {
  const dashboard = JSON.parse(readFileSync('examples/prometheus/grafana-dashboard.json', 'utf8')) as Dashboard
  const asked = dashboard.panels.flatMap(({targets}) => targets.map(({expr}) => expr.replaceAll('$cloud', 'central')))
  const rules = asked.map((expr, at) => ({record: `panel:${at}`, expr}))
  writeFileSync(`${shell.folder}/panels.json`, JSON.stringify({groups: [{name: 'panels', rules}]}))
  const checked = await shell.run(`
    promtool check rules panels.json
    cd examples/prometheus && promtool check config prometheus.yml && promtool test rules stx-rules-test.yml
  `)
  expect({stderr: checked.stderr, code: checked.code}).toEqual({stderr: '', code: 0})
  expect(checked.stdout).toContain('12 rules found')
  expect(checked.stdout).toContain(`${asked.length} rules found`)
})

test.skipIf(!installed)(`Prometheus reads the numbers${needs}`, async () => {
  expect((await shell.run('stx sim start --ephemeral --port 0 --subclouds 7')).code).toBe(0)
  const once = 'stx metrics --once | promtool check metrics'
  expect(await shell.run(once)).toMatchObject({code: 0, stderr: '', stdout: ''})

  // What listens tells where; who polls waits for that, and ends both at the end.
  const {stdout, stderr, code} = await shell.run(`
    set -eu
    stx metrics --listen 127.0.0.1:0 --interval 1s 2>said & metrics=$!
    tail -f -n +1 --pid=$metrics said | grep -m1 -o '127.0.0.1:[0-9]*' >at
    sed -e "s/127.0.0.1:9630/$(cat at)/" -e 's/_interval: 30s/_interval: 1s/' -e "s=stx-rules=$PWD/examples/prometheus/&=" \\
      examples/prometheus/prometheus.yml >prometheus.yml
    port=$(node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
    prometheus --config.file prometheus.yml --storage.tsdb.path data --web.listen-address 127.0.0.1:$port 2>log & prometheus=$!
    trap 'kill $metrics $prometheus; wait' EXIT
    url=http://127.0.0.1:$port
    until promtool query instant $url 'stx_sites == 7' 2>/dev/null | grep -q 'cloud="central"'; do
      kill -0 $prometheus || { cat log; exit 1; }
    done
    promtool query instant $url 'sum(stx_part_up)'
  `)
  expect({stderr, code}).toEqual({stderr: '', code: 0})
  expect(stdout).toMatch(/^\{\} => 10 @/)
})
