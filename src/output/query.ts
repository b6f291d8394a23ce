import {OutputError} from './error.js'

type Check = (expression: string) => unknown

const fails = (check: Check, expression: string): string | undefined => {
  try {
    check(expression)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const hint = 'names with other characters than letters, digits and _ need double quotes'

/**
 * Where an expression stops making sense, counted from 1: the library names what it met but not where. A start
 * of the expression is sound when it can be read, or only its end came too soon.
 */
const errorPosition = (tokenize: Check, compile: Check, expression: string): number => {
  if (fails(tokenize, expression) !== undefined) {
    let readable = expression.length - 1
    while (readable > 0 && fails(tokenize, expression.slice(0, readable)) !== undefined) readable--
    return readable + 1
  }
  for (let end = 1; end <= expression.length; end++) {
    const start = expression.slice(0, end)
    if (fails(tokenize, start) !== undefined) continue
    const message = fails(compile, start)
    if (message !== undefined && !message.includes('EOF')) return end
  }
  return expression.length + 1
}

/** Refuses what is no JMESPath expression. */
export const checkQuery = async (expression: string): Promise<void> => {
  const {compile, tokenize} = await import('@jmespath-community/jmespath')
  const wrong = fails(compile, expression)
  if (wrong === undefined) return
  const position = errorPosition(tokenize, compile, expression)
  const what = wrong.replace(/^syntax( error)?: /i, '')
  throw new OutputError(`query "${expression}" is not JMESPath, at character ${position}: ${what}`, hint)
}

/** What a JMESPath expression makes of a JSON value. */
export const runQuery = async (value: unknown, expression: string): Promise<unknown> => {
  await checkQuery(expression)
  const {search} = await import('@jmespath-community/jmespath')
  try {
    return search(JSON.parse(JSON.stringify(value)), expression)
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    throw new OutputError(`query "${expression}" cannot be answered: ${what}`, hint)
  }
}
