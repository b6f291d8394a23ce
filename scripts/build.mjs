// Builds dist/: one entry per command with the shared code split into chunks, so that a command loads only what it
// uses; oclif.manifest.json; and what runs read instead of that: dist/spelling.json to understand a command line, and
// dist/fields.json to complete columns and conditions,
// and dist/help/ with a piece for each page of help. dist/page/ is what browsers are sent.
// `--types` adds the library's declarations.
import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'

const {dependencies, optionalDependencies} = JSON.parse(readFileSync('package.json', 'utf8'))

const modules = (folder) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))

rmSync('dist', {recursive: true, force: true})
rmSync('oclif.manifest.json', {force: true})

await build({
  entryPoints: [
    'src/cli/main.ts',
    'src/client/index.ts',
    'src/spelling/spelling-index.ts',
    'src/cli/context.ts',
    'src/cli/field-index.ts',
    'src/cli/help.ts',
    'src/cli/help-index.ts',
    'src/cli/help-page.ts',
    'src/simulator/daemon-process.ts',
    ...modules('src/commands'),
  ],
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  minifySyntax: true,
  minifyWhitespace: true,

  chunkNames: 'chunks/[name]-[hash]',
  // What every command loads is bundled: one file loads faster than four hundred. The rest stays where npm put it.
  external: Object.keys({...dependencies, ...optionalDependencies})
    .filter((name) => !['@oclif/core', '@oclif/plugin-help', 'zod'].includes(name))
    .flatMap((name) => [name, `${name}/*`])
    // oclif looks for commands with it where there is no manifest; a build always has one.
    .concat('tinyglobby'),
  // package.json says which Node is needed, and npm reads it; oclif would load semver in every run to ask again.
  define: {'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"'},
  // What is bundled only requires modules of Node itself; a real require would cost each chunk a createRequire.
  banner: {js: 'const require=process.getBuiltinModule;'},
  logLevel: 'warning',
})

// What browsers are sent: one script and one style, which need nobody else.
await build({
  entryPoints: ['src/page/dashboard/main.ts', 'src/page/dashboard/dashboard.css'],
  outdir: 'dist/page/dashboard',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome115', 'firefox115', 'safari16.4'],
  minify: true,
  legalComments: 'inline',
  define: {'process.env.NODE_ENV': '"production"'},
  logLevel: 'warning',
})

if (process.argv.includes('--types')) {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.library.json'], {stdio: 'inherit'})
}
const {writeManifest} = await import('./manifest.mjs')
await writeManifest()
