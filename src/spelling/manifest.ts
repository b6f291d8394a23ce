/** The parts of oclif's manifest that decide how a command line reads. */
export interface ManifestFlag {
  type: 'boolean' | 'option'
  char?: string
  aliases?: string[]
  charAliases?: string[]
  allowNo?: boolean
  multiple?: boolean
  /**
   * Text in brackets, `[SIZE]`, says that the flag may stand without a value: argparse's nargs '?'. `[=SIZE]` says
   * that it then is not the same as no flag: argparse's const. `=5s`: with a value or without, which only `=` attaches; the
   * next word is never its value.
   */
  helpValue?: string | string[]
  helpGroup?: string
  /** It must be spelled out: a beginning of its name stands for nothing. */
  whole?: true
  /** The only values it takes. */
  options?: string[]
}

export interface ManifestArg {
  required?: boolean
  multiple?: boolean
}

export interface ManifestCommand {
  id: string
  aliases?: string[]
  hiddenAliases?: string[]
  hidden?: boolean
  summary?: string
  flags: Record<string, ManifestFlag>
  args: Record<string, ManifestArg>
  strict?: boolean
}

export type Flags = Record<string, ManifestFlag>

export const officialPrograms = ['system', 'dcmanager', 'fm', 'software', 'sw-manager'] as const
export type OfficialProgram = (typeof officialPrograms)[number]
export type Program = 'stx' | OfficialProgram

export const isOfficialProgram = (word: string): word is OfficialProgram =>
  (officialPrograms as readonly string[]).includes(word)
