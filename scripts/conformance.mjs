// npm run conformance [-- PLAN...]: the official programs and ours tell the same stories to twin simulators; see
// scripts/conformance/plan.mjs for how a story is written. With names of plans
// only those are told again; the report has the last results of all.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {officialPrograms, programs} from './conformance/official.mjs'
import {readPlan} from './conformance/plan.mjs'
import {play} from './conformance/play.mjs'
import {commandOf, officialCommands, textOf, writeReport} from './conformance/report.mjs'

const folder = 'test/conformance/plan'
const kept = '.conformance'
const official = officialPrograms()
const missing = programs.filter((program) => !official[program])
const ours = Object.fromEntries(programs.map((program) => [program, resolve('bin', `${program}.js`)]))
const wanted = process.argv.slice(2)

if (missing.length > 0) {
  console.log(`conformance: skipped: the official ${missing.join(', ')} must be on the PATH to compare with`)
} else {
  const commands = officialCommands()
  const known = new Set(commands)
  const plans = readdirSync(folder)
    .map((file) => basename(file, '.plan'))
    .sort()
  const told = plans.filter((name) => wanted.length === 0 || wanted.includes(name))
  mkdirSync(kept, {recursive: true})
  const results = []
  for (const name of told) {
    console.log(`\n${name}`)
    const own = []
    await play(readPlan(join(folder, `${name}.plan`)), {official, ours}, (result) => {
      own.push({...result, command: commandOf(result.line, known)})
      console.log(`${result.verdict.padEnd(10)} ${result.official} ${result.ours}  ${result.line}`)
      if (result.verdict !== 'equal') console.log(`           ${result.at}: ${textOf(result)}`)
    })
    writeFileSync(join(kept, `${name}.json`), JSON.stringify(own))
    results.push(...own)
  }
  const odd = results.filter(({verdict}) => verdict !== 'equal')
  console.log(`\n${results.length} command lines, ${odd.length} of them not alike`)
  const all = plans.map((name) => join(kept, `${name}.json`)).filter((file) => existsSync(file))
  writeReport(
    'docs/conformance.md',
    all.flatMap((file) => JSON.parse(readFileSync(file, 'utf8'))),
    commands,
  )
  process.exitCode = odd.length === 0 ? 0 : 1
}
