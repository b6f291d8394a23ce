import {Args} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {Reading} from '../cli/reading.js'
import {verbatim} from '../cli/result.js'

/**
 * The shell asks the program itself, so new commands and names are completed at once. bash takes a word apart at `=` and
 * `:`, and puts only its last part in place: so its script puts the words together, and takes off what stands there already.
 * What ends with one of `=:!` is a beginning, behind which no blank belongs; and a group is mostly not the last of a selector.
 */
const scripts = {
  bash: `_stx() {
  local rest=\${COMP_LINE:0:COMP_POINT} last=-1 word blank typed kept one
  local -a words=()
  for word in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    blank=\${rest%%[![:space:]]*}
    rest=\${rest#"$blank"}
    [[ $rest == "$word"* ]] || word=$rest
    [[ -n $blank || $last -lt 0 ]] && last=$((last + 1))
    words[last]+=$word
    rest=\${rest#"$word"}
  done
  typed=\${words[last]#[\\'\\"]}
  kept=\${typed%"$2"}
  COMPREPLY=()
  while IFS= read -r one; do COMPREPLY+=("\${one#"$kept"}"); done < <(stx __complete "\${words[@]:1}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && "$kept$COMPREPLY" == @(*[=:!]|*group:*) ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -o default -F _stx stx
`,
  zsh: `_stx() {
  local -a found begun
  found=("\${(@f)$(stx __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  begun=(\${(M)found:#(*[=:!]|*group:*)})
  compadd -S '' -- $begun
  compadd -- \${found:#(*[=:!]|*group:*)}
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
