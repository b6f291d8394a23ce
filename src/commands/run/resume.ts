import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {flagWords} from '../../cli/command-line.js'
import {exitCode, nothing, said, several} from '../../cli/result.js'
import {REDACTED} from '../../client/redact.js'
import {isOpen, runArg, runFolder} from '../../families/run.js'
import {deploymentFlags} from '../../families/subcloud-input.js'

const ANEW = 'type the command again, with --ensure: what is done is not done twice'
/** They may come from the environment, a keychain or whoever is asked. */
const ASKED_FOR = new Set(['sysadmin-password', 'bmc-password', 'os-password', 'os-auth-token'])

export default class RunResume extends Acting {
  static override summary = 'take up a run where it was broken off'
  static override description =
    'What was not begun is begun; of what was sent without an answer the server is asked first, so that nothing is sent ' +
    'twice. What has failed is not tried again. --dry-run tells what it would send. Passwords are not remembered: they are read from where the command reads ' +
    'them, or asked for.'
  static override examples = ['<%= config.bin %> run resume 20261130-041203-9f3a']
  static override args = {run: runArg}
  static override flags = {
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    deadline: Flags.string({summary: 'longest time to wait for all, where it waits; such as 90s or 15m'}),
  }

  override readonly reach = 'here'

  /** The run that is taken up tells what it would send. */
  protected override get rehearses(): boolean {
    return false
  }

  async act(_: Apis, {args, flags}: Given<typeof RunResume>) {
    const [{findRun}, {run}] = await Promise.all([import('../../runs/folder.js'), import('../../cli/main.js')])
    const found = await findRun(runFolder(this.context), args.run)
    if (!isOpen(found)) return said(`nothing of run ${found.id} is left; see: stx run show ${found.id}`)
    if (found.command.some((word) => word.includes(REDACTED))) {
      this.voice.refuse(`run ${found.id} had a secret on its command line, which is not remembered`, ANEW)
    }
    const lost = found.secrets.find((name) => !ASKED_FOR.has(name))
    if (lost) this.voice.refuse(`run ${found.id} was given --${lost}, which is not remembered`, ANEW)
    const secrets = [...ASKED_FOR].flatMap((name) => {
      const value: unknown = Reflect.get(flags, name) ?? Reflect.get(this.globals, name)
      return value === undefined ? [] : [`--${name}=${value}`]
    })
    // Behind `--` stand names alone.
    const end = found.command.indexOf('--')
    const place = end < 0 ? found.command.length : end
    const words = found.command.toSpliced(
      place,
      0,
      ...flagWords({...this.globals, deadline: flags.deadline}),
      ...secrets,
    )
    const {io, signal, heedEnd} = this.context
    const code = await run('stx', words, io, signal, {takenUp: found, time: this.context.time, heedEnd})
    return code === 0 ? nothing : several([], exitCode(code))
  }
}
