// Writes oclif.manifest.json with oclif's own loader, so that it holds exactly what oclif would have found, and what
// the spelling layer and help read instead of it.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {Plugin} from '@oclif/core'

export async function writeManifest() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  await ownWhatIsInherited(join(root, 'dist/commands'))
  const plugin = new Plugin({root, type: 'core', isRoot: true, ignoreManifest: true, respectNoCacheDefault: true})
  await plugin.load()
  const commands = Object.fromEntries(Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1)))
  const {version} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  writeFileSync(`${root}oclif.manifest.json`, `${JSON.stringify({commands, version})}\n`)

  const {indexManifest} = await import('../dist/spelling/spelling-index.js')
  writeFileSync(`${root}dist/spelling.json`, JSON.stringify(indexManifest(Object.values(commands))))
  await writeHelp(`${root}dist/help/`, Object.values(commands))
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

/** oclif looks for inherited flags only as far up as each class has a static of its own. */
async function ownWhatIsInherited(folder) {
  const files = readdirSync(folder, {recursive: true}).filter((name) => name.endsWith('.js'))
  for (const file of files) {
    const {default: command} = await import(pathToFileURL(join(folder, file)).href)
    for (const name of ['baseFlags', 'flags', 'args']) {
      Object.defineProperty(command, name, {value: command[name], enumerable: true, configurable: true, writable: true})
    }
  }
}
