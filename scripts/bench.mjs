// npm run bench [-- NAME…]: what things cost, as ratios within one run, because machines differ and drift.
// All of it writes docs/benchmarks.md; single cases only print.
import {spawnSync} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import {cpus} from 'node:os'
import {addFleet} from './bench/add-fleet.mjs'
import {commands} from './bench/commands.mjs'
import {longList} from './bench/long-list.mjs'
import {manyChanges} from './bench/many-changes.mjs'
import {manySites} from './bench/many-sites.mjs'
import {env, home, measure, node} from './bench/measure.mjs'
import {orchestration} from './bench/orchestration.mjs'
import {planning} from './bench/planning.mjs'
import {rollout} from './bench/rollout.mjs'
import {seeing} from './bench/seeing.mjs'
import {top} from './bench/top.mjs'
import {watching} from './bench/watching.mjs'

const cases = {
  commands,
  'long-list': longList,
  'many-sites': manySites,
  'many-changes': manyChanges,
  rollout,
  watching,
  top,
  seeing,
  'add-fleet': addFleet,
  orchestration,
  planning,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in cases))
if (unknown !== undefined) {
  console.error(`no case ${unknown}; choose from ${Object.keys(cases).join(', ')}`)
  process.exit(2)
}

const rows = []
const facts = []

try {
  const {base} = measure({base: [node, '-e', '0']})
  const row = (what, {cpu, wall}) => {
    rows.push(`| ${what} | ${cpu.toFixed(0)} ms | ${(cpu / base.cpu).toFixed(2)} | ${wall.toFixed(0)} ms |`)
    console.log(rows.at(-1))
  }
  const fact = (text) => {
    facts.push(`- ${text}`)
    console.log(text)
  }
  for (const name of asked.length > 0 ? asked : Object.keys(cases)) await cases[name]({row, fact, base})
} finally {
  spawnSync(node, ['bin/stx.js', 'sim', 'stop'], {env})
  rmSync(home, {recursive: true, force: true})
}

if (asked.length === 0) {
  writeFileSync(
    'docs/benchmarks.md',
    `# Benchmarks

Written by \`npm run bench\`. Trust the ratios: machines differ, and drift while they measure. CPU is user and system time
of the whole process, the least of several rounds. \`npm run bench -- many-sites\` runs one case and only prints:
${Object.keys(cases).join(', ')}.

Measured with Node ${process.version} on ${cpus().length} × ${cpus()[0].model.trim()}.

| command | CPU | × \`node -e 0\` | wall |
|---|---|---|---|
${rows.join('\n')}

${facts.join('\n')}
`,
  )
}
