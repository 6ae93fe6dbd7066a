package gate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/cmd/duban/internal/exit"
)

// maxCommand is the longest command line in bytes: twice the longest note.
const maxCommand = 16 << 10

// SplitCommand splits a client's command line into arguments as a shell does, with
// quotes and backslashes, but expands nothing. It refuses characters that need a
// shell. Errors are *exit.UsageError.
func SplitCommand(line string, text *Words) ([]string, error) {
	switch {
	case len(line) > maxCommand:
		return nil, exit.Usagef(text.TooLong, len(line), maxCommand)
	case !utf8.ValidString(line) || strings.ContainsFunc(line, isUnprintable):
		return nil, &exit.UsageError{Line: text.Unprintable}
	}
	var (
		arguments []string
		argument  strings.Builder
		started   bool // there is an argument, maybe an empty one
		quote     rune
		escaped   bool
	)
	for _, r := range line {
		switch {
		case escaped:
			if quote == '"' && !strings.ContainsRune("\"\\$`", r) {
				argument.WriteByte('\\')
			}
			argument.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			started, escaped = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			argument.WriteRune(r)
		case r == '"' || r == '\'':
			started, quote = true, r
		case r == ' ' || r == '\t':
			if started {
				arguments = append(arguments, argument.String())
			}
			argument.Reset()
			started = false
		case strings.ContainsRune(";|&<>`$()\n", r):
			return nil, exit.Usagef(text.NoShell, string(r))
		default:
			started = true
			argument.WriteRune(r)
		}
	}
	if quote != 0 || escaped {
		return nil, &exit.UsageError{Line: text.OpenQuote}
	}
	if started {
		arguments = append(arguments, argument.String())
	}
	return arguments, nil
}

// isUnprintable reports whether a character could act on a terminal.
func isUnprintable(r rune) bool {
	return r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
