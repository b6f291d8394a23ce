import {harmless} from '../output/control-character.js'
import {CommandFailure, type FailureKind} from './failure.js'
import {mention, type Printing} from './print.js'
import {exitCode, remark, type Said, said} from './result.js'

/**
 * In whose name this run speaks: as `stx`, or as an official program whose words, bytes and exit codes scripts know.
 * What differs between the two is asked here, so that no command has to know what run it is in.
 */
export class Voice {
  constructor(
    private readonly official: boolean,
    private readonly printing: () => Printing,
  ) {}

  /** Ours, or the official one. */
  either<Ours, Theirs>(ours: Ours, officially: Theirs): Ours | Theirs {
    return this.official ? officially : ours
  }

  /** `stx` judges what it is handed before anything is sent; the official programs leave that to the server. */
  get judgesFirst(): boolean {
    return !this.official
  }

  /** Words beside the data: on stderr, save that the official programs print them among the data. */
  remark(ours: string, officially = ours): void {
    mention(remark(ours, officially), this.printing())
  }

  /** What nobody may miss, `--quiet` or not. */
  warn(words: string): void {
    this.printing().io.stderr.write(`${harmless(words)}\n`)
  }

  /** Misuse that the official programs notice only after they have read the command line: their exit code is 1. */
  refuse(message: string, hint?: string): never {
    throw new CommandFailure(this.official ? 'failed' : 'usage', message, hint)
  }

  /** A failure that the official program puts into bare words. */
  failBarely(kind: FailureKind, message: string): never {
    if (!this.official) throw new CommandFailure(kind, message)
    this.warn(message)
    throw exitCode(1)
  }

  /** A failure for `stx` where the official programs print a sentence, `officially`, and exit with 0. */
  failOrSay(
    kind: FailureKind,
    message: string,
    {officially = message, hint}: {officially?: string; hint?: string} = {},
  ): Said {
    if (!this.official) throw new CommandFailure(kind, message, hint)
    return said(message, {}, officially)
  }
}
