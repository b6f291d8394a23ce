// npm run conformance [-- PLAN...]: the official programs and ours tell the same stories to twin simulators; see
// scripts/conformance/plan.mjs for how a story is written. Then programs of others, where they are installed, do what they
// do with a genuine system (scripts/conformance/guest.mjs). With names of plans
// only those are told again; the report has the last results of all.
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {guests, receive} from './conformance/guest.mjs'
import {officialPrograms, onPath, programs} from './conformance/official.mjs'
import {readPlan} from './conformance/plan.mjs'
import {play} from './conformance/play.mjs'
import {commandOf, officialCommands, textOf, writeReport} from './conformance/report.mjs'

const folder = 'test/conformance/plan'
const kept = '.conformance'
const wanted = process.argv.slice(2)
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)

const odd = [...(await compare()), ...(await receiveGuests())]
process.exitCode = odd.length === 0 ? 0 : 1

/** What is not alike. */
async function compare() {
  const official = officialPrograms()
  const missing = programs.filter((program) => !official[program])
  const plans = readdirSync(folder)
    .map((file) => basename(file, '.plan'))
    .sort()
  const told = plans.filter(isWanted)
  if (told.length === 0) return []
  if (missing.length > 0) {
    console.log(`conformance: skipped: the official ${missing.join(', ')} must be on the PATH to compare with`)
    return []
  }
  const ours = Object.fromEntries(programs.map((program) => [program, resolve('bin', `${program}.js`)]))
  const commands = officialCommands()
  const known = new Set(commands)
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
  const different = results.filter(({verdict}) => verdict !== 'equal')
  console.log(`\n${results.length} command lines, ${different.length} of them not alike`)
  const all = plans.map((name) => join(kept, `${name}.json`)).filter((file) => existsSync(file))
  writeReport(
    'docs/conformance.md',
    all.flatMap((file) => JSON.parse(readFileSync(file, 'utf8'))),
    commands,
  )
  return different
}

/** What did not work. */
async function receiveGuests() {
  const failed = []
  for (const guest of guests.filter(isWanted)) {
    const program = onPath(guest)
    if (program === undefined) {
      console.log(`conformance: skipped: ${guest} is not on the PATH, so nobody tried it with the simulator`)
      continue
    }
    console.log(`\n${guest}`)
    let lines = 0
    const before = failed.length
    await receive(readPlan(`test/conformance/guest/${guest}.plan`), {[guest]: program}, (result) => {
      if (result.kind === 'command') lines += 1
      console.log(`${(result.well ? 'works' : 'fails').padEnd(10)} ${result.line}`)
      if (result.well) return
      failed.push(result)
      console.log(`           ${result.at}: ${result.told}`)
    })
    console.log(`\n${lines} command lines of ${guest}, ${failed.length - before} of them not as they should be`)
  }
  return failed
}
