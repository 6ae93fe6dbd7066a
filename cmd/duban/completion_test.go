//go:build linux

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A real bash puts in the command line what is found by pinyin. What comes from the
// package bash-completion is replaced by the few lines that the script needs of it.
func TestCompletionInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed, so its completions are not tried: apt-get install bash")
	}
	const script = `
_get_comp_words_by_ref() { words=("${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=${COMP_WORDS[COMP_CWORD]}; prev=${COMP_WORDS[COMP_CWORD-1]}; }
compopt() { :; }
source <("$1" completion bash)
shift
COMP_WORDS=("$@") COMP_CWORD=$(($#-1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9
__start_duban
printf '%s\n' "${COMPREPLY[@]}"
`
	binary := binaryOf(t)
	for line, want := range map[string]string{
		"list --office cw":      "财务科",
		"list --office caiwu":   "财务科",
		"done 29":               "29",
		"done htk":              "29",
		"done yy":               "9|18|19|30| ", // the last keeps what is typed
		"list --category xzzf":  "一、做好行政执法信息公开",
		"pla":                   "plans",
		"list --offi":           "--office",
		"list --office zzzzzzz": "",
	} {
		t.Run(line, func(t *testing.T) {
			words := strings.Fields("duban " + line)
			command := exec.Command(bash, append([]string{"--norc", "-c", script, "bash", binary}, words...)...)
			command.Env = append(command.Environ(), "DUBAN_DB="+filepath.Join(t.TempDir(), "duban.db"), "LC_ALL=C.UTF-8", "PATH="+filepath.Dir(binary)+":/usr/bin:/bin")
			out, err := command.Output()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for entry := range strings.SplitSeq(strings.TrimSuffix(string(out), "\n"), "\n") {
				word, _, _ := strings.Cut(entry, "  (")
				if word = strings.TrimRight(word, " "); word == "" && entry != "" {
					word = " "
				}
				got = append(got, word)
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}
