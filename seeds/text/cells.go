package text

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// IsDash reports whether a cell is empty but for dashes, or says 无.
func IsDash(p document.Phrase) bool {
	return p.TrimAny("-/、 ").Empty() || p.Len() <= MaxDittoLength && p.Key() == "无"
}

// MaxDittoLength is the longest cell that may be a ditto mark, blanks included.
const MaxDittoLength = 8

// IsDitto reports whether a cell says that it repeats the one above.
func IsDitto(p document.Phrase) bool {
	return slices.Contains([]string{"同上", "同前", "“", "”", "〃", "″", "\""}, p.Key())
}

// MaxColumns is the largest number of columns of a table of tasks.
const MaxColumns = 60

// Limits of what is searched for offices and deadlines, in characters. Longer
// texts are kept, with a warning.
const (
	MaxCellLength = 3000
	MaxTextLength = 6000
)

// LastRead caches the result for the cell that was read last, as many rows may share
// a large cell.
type LastRead struct {
	Path     []document.Phrase
	Category int
	Words    document.Phrase
	Role     lexicon.Role
	Read     OfficeList
}
