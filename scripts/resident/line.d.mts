export interface Outcome {
  stdout: string
  stderr: string
  code: number
}

/** `kill` ends the shell and whatever it has started. */
export function startLine(
  command: string,
  place: {cwd: string; env: Record<string, string>},
): {ended: Promise<Outcome>; kill(): void}
