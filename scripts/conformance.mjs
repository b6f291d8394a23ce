// npm run conformance [-- PLAN...]: the official programs and ours tell the same stories to twin simulators; see
// scripts/conformance/plan.mjs for how a story is written. With names of plans only those are told, and no report written.
import {readdirSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {officialPrograms, programs} from './conformance/official.mjs'
import {readPlan} from './conformance/plan.mjs'
import {play} from './conformance/play.mjs'
import {commandOf, officialCommands, textOf, writeReport} from './conformance/report.mjs'

const folder = 'test/conformance/plan'
const official = officialPrograms()
const missing = programs.filter((program) => !official[program])
const ours = Object.fromEntries(programs.map((program) => [program, resolve('bin', `${program}.js`)]))
const wanted = process.argv.slice(2)

if (missing.length > 0) {
  console.log(`conformance: skipped: the official ${missing.join(', ')} must be on the PATH to compare with`)
} else {
  const commands = officialCommands()
  const known = new Set(commands)
  const results = []
  for (const file of readdirSync(folder).sort()) {
    const name = basename(file, '.plan')
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n${name}`)
    await play(readPlan(join(folder, file)), {official, ours}, (result) => {
      results.push({...result, command: commandOf(result.line, known)})
      console.log(`${result.verdict.padEnd(10)} ${result.official} ${result.ours}  ${result.line}`)
      if (result.verdict !== 'equal') console.log(`           ${result.at}: ${textOf(result)}`)
    })
  }
  const odd = results.filter(({verdict}) => verdict !== 'equal')
  console.log(`\n${results.length} command lines, ${odd.length} of them not alike`)
  if (wanted.length === 0) writeReport('docs/conformance.md', results, commands)
  process.exitCode = odd.length === 0 ? 0 : 1
}
