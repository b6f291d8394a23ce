import {Config, type Interfaces} from '@oclif/core'
import type {Environment} from '../config/environment.js'
import type {Run} from '../runs/run.js'
import type {Program} from '../spelling/spell.js'
import type {Time} from './time.js'

/** The streams of one run; tests pass buffers. */
export interface Io {
  stdin: NodeJS.ReadableStream & {isTTY?: boolean; setRawMode?: (raw: boolean) => unknown}
  stdout: NodeJS.WritableStream & {isTTY?: boolean; columns?: number; rows?: number}
  stderr: NodeJS.WritableStream & {isTTY?: boolean; columns?: number; rows?: number}
}

/** What one run of the program knows of the world outside: commands get it from their config, never from globals. */
export interface RunContext {
  io: Io
  environment: Environment
  /** `stx`, or the official program that this run stands in for. */
  program: Program
  /** Aborted on Ctrl-C. */
  signal: AbortSignal
  /** From now on, whoever ends this process or its terminal breaks it off as Ctrl-C does; returns what undoes that. */
  heedEnd?: () => () => void
  /** The last reply came from a simulator whose time stands still. */
  timeStandsStill?: boolean
  /** What the last reply said of the time where it comes from, and when it came by the clock of this machine. */
  answered?: {date: string; at: number; simulated: boolean}
  /** The clock of waits, where it is not the real one. */
  time?: Time
  /** A run that was broken off and is taken up again. */
  takenUp?: Run
  /** As whom this run talks to which cloud, once it does. */
  connection?: {context?: string; user?: string; url?: string}
  /** Told at the end of the run how it ended, where something was sent to change a system. */
  atEnd?: (code: number, error?: string) => Promise<void>
  /** What would be sent is told, and nobody is asked for anything. */
  rehearses?: boolean
}

/** oclif hands its config to every command, so the context travels in it. */
export class RunConfig extends Config {
  constructor(
    root: string,
    readonly context: RunContext,
  ) {
    super({root})
    this.bin = 'stx'
    // load() would find these out; oclif's help command looks for them.
    this.root = root
    this.pjson = {name: 'stx-cli', version: '', oclif: {helpClass: './dist/cli/help.js'}}
  }

  /**
   * There are no plugins, so no hooks. Together with `runById` this spares a run what `load()` costs: reading the
   * manifest of all commands to find one whose name is known already. Help does load it.
   */
  override async runHook<T extends keyof Interfaces.Hooks>(): Promise<
    Interfaces.Hook.Result<Interfaces.Hooks[T]['return']>
  > {
    return {successes: [], failures: []}
  }
}
