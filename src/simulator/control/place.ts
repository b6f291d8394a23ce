/** Where a simulator keeps its data, and whether people have to say so. */
export interface Place {
  readonly dataDir: string
  /** `--data` named it: hints must name it too, or they would lead to another simulator. */
  readonly told: boolean
  /** where others run */
  readonly others: readonly string[]
}

/** A command as it is typed for the simulator at this place. */
export const commandAt = ({dataDir, told}: Pick<Place, 'dataDir' | 'told'>, words: string): string =>
  `\`stx sim ${words}${told ? ` --data ${inShell(dataDir)}` : ''}\``

const inShell = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
