package completion

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
)

// Shells are those that completions can be made for.
func Shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// Write writes the completions of a shell. The program itself finds what fits,
// by pinyin as well, so the shell must not look for what begins with the typed letters.
func Write(to io.Writer, root *cobra.Command, shell string) error {
	var script bytes.Buffer
	var err error
	replace := [][2]string{}
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&script, true)
		replace = [][2]string{
			{`compgen -W "${completions[*]}" -- "${cur}"`, `printf "%s\n" "${completions[@]}"`},
			{`[[ $comp == "$cur"* ]] || continue`, `[[ $comp == "$cur"* ]] || other=1`},
			{"__duban_format_comp_descriptions $longest\n    fi\n", keepTypedInBash},
			{"    local longest=0\n", "    local longest=0 other=\n"},
		}
	case "zsh":
		err = root.GenZshCompletion(&script)
		replace = [][2]string{
			{`_describe $keepOrder "completions" completions`, `_describe $keepOrder "completions" completions -U`},
			{`__duban_debug "_describe found some completions"`, keepTypedInZsh},
		}
	case "fish":
		err = root.GenFishCompletion(&script, true)
	default:
		err = root.GenPowerShellCompletionWithDesc(&script)
		replace = [][2]string{{`$_.Name -like "$WordToComplete*"`, `$true`}}
	}
	if err != nil {
		return err
	}
	text := script.String()
	for _, pair := range replace {
		if !strings.Contains(text, pair[0]) {
			return &exit.Failure{Line: fmt.Sprintf("completion %s: %s", shell, pair[0])}
		}
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	_, err = io.WriteString(to, text)
	return err
}

// What several words that fit begin with must not take the place of what was typed,
// if they don't begin with that: the next Tab would look for something else.
const (
	keepTypedInZsh = `if (( compstate[nmatches] > 1 )) && [[ $compstate[unambiguous] != $PREFIX* ]]; then
                compstate[insert]=
                compstate[list]='list force'
            fi`
	keepTypedInBash = `__duban_format_comp_descriptions $longest
        [[ -z $other ]] || COMPREPLY+=(' ')
    fi
`
)
