/** The cells of a printed table, headings first, without the frame. */
export const cellsOf = (stdout: string): string[][] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

/** The official way to refuse: a sentence in JSON in JSON. */
export const refusal = (faultstring: string) => ({
  error_message: JSON.stringify({faultcode: 'Client', faultstring, debuginfo: null}),
})
