import {refuse} from '../../../http/refusal.js'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => shape.test(text)

/** A uuid, or the refusal in the API's words. */
export function uuidArgument(argument: string, value: string): string {
  if (isUuid(value)) return value
  return refuse(
    400,
    `Invalid input for field/attribute ${argument}. Value: '${value}'. unable to convert to uuid. ` +
      `Error: Expected a uuid but received ${value}.`,
  )
}
