package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"duban/tui/words"
)

// maxCommand is how many bytes of a client's command are read: twice what the
// longest note takes.
const maxCommand = 16 << 10

// splitCommand takes a client's command line apart as a shell would, but without
// one: blanks divide, quotes and backslashes keep together, and nothing is ever
// expanded. What only a shell could do is refused rather than taken for text.
func splitCommand(line string, said words.Box) ([]string, error) {
	switch {
	case len(line) > maxCommand:
		return nil, wrong(said.TooLong, len(line), maxCommand)
	case !utf8.ValidString(line) || strings.ContainsFunc(line, isUnprintable):
		return nil, &usageError{Line: said.Unprintable}
	}
	var (
		arguments []string
		argument  strings.Builder
		begun     bool // there is an argument, if only an empty one
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
			begun, escaped = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			argument.WriteRune(r)
		case r == '"' || r == '\'':
			begun, quote = true, r
		case r == ' ' || r == '\t':
			if begun {
				arguments = append(arguments, argument.String())
			}
			argument.Reset()
			begun = false
		case strings.ContainsRune(";|&<>`$()\n", r):
			return nil, wrong(said.NoShell, string(r))
		default:
			begun = true
			argument.WriteRune(r)
		}
	}
	if quote != 0 || escaped {
		return nil, &usageError{Line: said.OpenQuote}
	}
	if begun {
		arguments = append(arguments, argument.String())
	}
	return arguments, nil
}

// isUnprintable reports what no command needs, and what could act on a terminal
// that shows it.
func isUnprintable(r rune) bool {
	return r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
