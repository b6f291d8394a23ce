// Writes oclif.manifest.json with oclif's own loader, so that it holds exactly what oclif would have found, and what
// the spelling layer and help read instead of it.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {Plugin} from '@oclif/core'

export async function writeManifest() {
  // Pages of help are written as a terminal shows them: whoever prints one takes the bold away where no person looks.
  // What oclif colours with reads this when it is loaded, which every command does.
  process.env.FORCE_COLOR = '1'
  const root = fileURLToPath(new URL('..', import.meta.url))
  await ownWhatIsInherited(join(root, 'dist/commands'))
  const plugin = new Plugin({root, type: 'core', isRoot: true, ignoreManifest: true, respectNoCacheDefault: true})
  await plugin.load()
  const commands = Object.fromEntries(Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1)))
  const {version} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

  const {indexManifest} = await import('../dist/spelling/spelling-index.js')
  writeFileSync(`${root}dist/spelling.json`, JSON.stringify(indexManifest(Object.values(commands))))
  await writeHelp(`${root}dist/help/`, Object.values(commands))
  await writeFields(root, Object.keys(commands))
  const {isGlobal} = await import('../dist/cli/help-index.js')
  const own = Object.fromEntries(Object.entries(commands).map(([id, command]) => [id, withOwnFlags(command, isGlobal)]))
  writeFileSync(`${root}oclif.manifest.json`, `${JSON.stringify({commands: own, version})}\n`)
  await writePages(root)
}

/** Official commands declare these for themselves, so whoever compares finds them here too. */
const officialGlobals = new Set(['format', 'column', 'nowrap'])

/** The flags that every command has, 457 times over, would be nine tenths of the manifest; `stx help flags` shows them. */
const withOwnFlags = ({flags, ...command}, isGlobal) => ({
  ...command,
  flags: Object.fromEntries(
    Object.entries(flags).filter(([name, flag]) => !isGlobal(flag) || officialGlobals.has(name)),
  ),
})

/** What help shows, made once: a file for each first word. */
async function writePages(root) {
  const {helpPages} = await import('../dist/cli/help-page.js')
  const {RunConfig} = await import('../dist/cli/context.js')
  mkdirSync(`${root}dist/help/page`)
  for (const [file, pages] of Object.entries(await helpPages(new RunConfig(root, {})))) {
    writeFileSync(`${root}dist/help/page/${file}`, JSON.stringify(pages))
  }
}

/** What each command prints and what may be asked of it, for shells that complete it. */
async function writeFields(root, ids) {
  const {fieldIndex} = await import('../dist/cli/field-index.js')
  const {RunConfig} = await import('../dist/cli/context.js')
  const config = new RunConfig(root, {program: 'stx'})
  const made = ids.map(async (id) => {
    const {default: Command} = await import(`../dist/commands/${id.replaceAll(':', '/')}.js`)
    return [id, new Command([], config)]
  })
  writeFileSync(`${root}dist/fields.json`, JSON.stringify(fieldIndex(await Promise.all(made))))
}

async function writeHelp(folder, commands) {
  const {helpPieces} = await import('../dist/cli/help-index.js')
  const {index, topics} = helpPieces(commands)
  mkdirSync(`${folder}topic`, {recursive: true})
  writeFileSync(`${folder}index.json`, JSON.stringify(index))
  for (const [topic, pieces] of Object.entries(topics)) {
    writeFileSync(`${folder}topic/${topic}.json`, JSON.stringify(pieces))
  }
}

/**
 * oclif looks for inherited flags only as far up as each class has a static of its own. A flag that a command has in place
 * of everybody's would stand first in its help, where theirs does.
 */
async function ownWhatIsInherited(folder) {
  const files = readdirSync(folder, {recursive: true}).filter((name) => name.endsWith('.js'))
  for (const file of files) {
    const {default: command} = await import(pathToFileURL(join(folder, file)).href)
    const {flags = {}, args, baseFlags} = command
    const others = Object.fromEntries(Object.entries(baseFlags).filter(([name]) => !(name in flags)))
    for (const [name, value] of Object.entries({baseFlags: others, flags, args})) {
      Object.defineProperty(command, name, {value, enumerable: true, configurable: true, writable: true})
    }
  }
}
