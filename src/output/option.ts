const formats = ['table', 'json', 'jsonl', 'yaml', 'csv', 'value', 'shell'] as const
export type Format = (typeof formats)[number]

const quoteModes = ['all', 'minimal', 'none', 'nonnumeric'] as const
export type QuoteMode = (typeof quoteModes)[number]

export interface Terminal {
  isTTY: boolean
  columns: number
  colour: boolean
}

export interface RenderOptions {
  format: Format
  /** Labels or field names in the order wanted; an entry may hold several, separated by commas. */
  columns?: readonly string[]
  /** Optional columns that a flag of the command switched on. */
  also?: readonly string[]
  /** The choice was judged before something was changed: any column of the view will do. */
  foreseen?: boolean
  /** The official program shows this list page by page, and then prints nothing at all where there is nothing. */
  paged?: boolean
  /** Labels or field names, the first one decides first. */
  sortColumns?: readonly string[]
  descending?: boolean
  /** JMESPath over the value that JSON would print. */
  query?: string
  maxWidth?: number
  fitWidth?: boolean
  nowrap?: boolean
  noindent?: boolean
  printEmpty?: boolean
  prefix?: string
  quote?: QuoteMode
  /** Told the headings of what a narrow terminal left out. */
  leftOut?: (headings: readonly string[]) => void
  /** A drop-in program speaks: the bytes of the official one. */
  official?: boolean
  terminal: Terminal
}
