import type {Outcome} from './line.mjs'

export interface Residents {
  /** A script for each program. */
  programs: Record<string, string>
  /** Has the process that runs the programs start a line of a shell. */
  line(command: string, place: {cwd: string; env: Record<string, string>}): Promise<Outcome>
  /** Whether nothing is in progress: then somebody else may use them. */
  rest(): Promise<boolean>
  /** Ends the process, and the lines that it has started. */
  close(): Promise<void>
}

export function residents(
  programs: readonly string[],
  options?: {env?: Record<string, string | undefined>},
): Promise<Residents>
