import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {Reading} from '../cli/reading.js'
import {type Result, rows, verbatim} from '../cli/result.js'
import {inventoryView} from '../views/inventory.js'

export default class Inventory extends Reading {
  static override summary = 'the fleet as an inventory, for Ansible too'
  static override description =
    'Without --list or --host it is a table like all others: --format csv makes a file of it. With them it is what ' +
    'Ansible asks a dynamic inventory for: a script with one line, exec stx inventory "$@", is one.'
  static override examples = [
    '<%= config.bin %> inventory',
    '<%= config.bin %> inventory --format csv > fleet.csv',
    '<%= config.bin %> inventory --list',
    '<%= config.bin %> inventory --host subcloud1',
  ]
  static override flags = {
    list: Flags.boolean({summary: 'all of it, as Ansible reads it', exclusive: ['host']}),
    host: Flags.string({summary: 'the variables of one subcloud, as Ansible reads them'}),
  }

  override readonly reach = 'here'

  async look(apis: Apis, {flags}: Given<typeof Inventory>): Promise<Result> {
    const {ansibleInventory, inventory, variablesOf} = await import('../families/inventory.js')
    const fleet = await inventory(apis, flags.host)
    const written = (value: unknown) => verbatim(`${JSON.stringify(value, undefined, 2)}\n`)
    if (flags.list) return written(ansibleInventory(fleet))
    const [only] = fleet
    if (flags.host !== undefined && only) return written(variablesOf(only))
    return rows(inventoryView, fleet)
  }
}
