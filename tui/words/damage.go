package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// putBack returns how to recover a ledger that is damaged or gone.
func (e Errors) putBack(broken *model.LedgerError) string {
	switch {
	case broken.Copies == "" && broken.Fault == model.FaultEmpty:
		return e.EmptyDo
	case broken.Newest != "":
		return fmt.Sprintf(e.PutNewest, ShellWord(broken.Path), ShellWord(broken.Newest))
	case broken.Fault == model.FaultVanished:
		return fmt.Sprintf(e.VanishedDo, model.CleanLine(broken.Path))
	case broken.Copies != "":
		return fmt.Sprintf(e.NoneSound, model.CleanLine(broken.Copies))
	default:
		return e.PutBack
	}
}

// ProblemsFound reports the number of problems in a ledger, and how to recover it.
func (w *Words) ProblemsFound(found *model.LedgerError, count int) string {
	return fmt.Sprintf(w.Problems.Found, model.CleanLine(found.Path), w.Terms.ProblemCount.Of(count)) + w.Errors.ClauseEnd + w.Errors.putBack(found)
}

// ShellWord returns a path as it is typed for a shell.
func ShellWord(path string) string {
	path = model.CleanLine(path)
	if !strings.ContainsAny(path, " '\"\\$`&;|<>()*?[]#~!{}") {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
