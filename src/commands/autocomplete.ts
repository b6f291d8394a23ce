import {Args} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {Reading} from '../cli/reading.js'
import {verbatim} from '../cli/result.js'

/** The shell asks the program itself, so new commands and names are completed at once. */
const scripts = {
  bash: `_stx() {
  local IFS=$'\\n'
  COMPREPLY=($(stx __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _stx stx
`,
  zsh: `_stx() {
  local -a candidates
  candidates=("\${(@f)$(stx __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $candidates
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
compdef _stx stx
`,
  fish: `complete -c stx -f -a '(stx __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
} as const

export default class Autocomplete extends Reading {
  static override summary = 'print what makes a shell complete commands, flags and names'
  static override examples = [
    'eval "$(<%= config.bin %> autocomplete bash)"',
    '<%= config.bin %> autocomplete zsh >> ~/.zshrc',
    '<%= config.bin %> autocomplete fish > ~/.config/fish/completions/stx.fish',
  ]
  static override args = {
    shell: Args.string({required: true, options: Object.keys(scripts), description: 'the shell that reads it'}),
  }

  override readonly reach = 'here'

  async look(_apis: Apis, {args}: Given<typeof Autocomplete>) {
    return verbatim(scripts[args.shell as keyof typeof scripts])
  }
}
