package seeds

import "slices"

func isDash(p phrase) bool {
	return p.trimAny("-/、 ").empty() || p.len() <= maxDittoLength && p.key() == "无"
}

// maxDittoLength is the longest cell that may be a ditto mark, blanks included.
const maxDittoLength = 8

func (p phrase) isDitto() bool {
	return slices.Contains([]string{"同上", "同前", "“", "”", "〃", "″", "\""}, p.key())
}

// maxColumns is the largest number of columns of a table of tasks.
const maxColumns = 60

// Limits of what is searched for offices and deadlines, in characters. Longer
// texts are kept, with a warning.
const (
	maxCellLength = 3000
	maxTextLength = 6000
)

// lastRead caches the result for the cell that was read last, as many rows may share
// a large cell.
type lastRead struct {
	path     []phrase
	category int
	words    phrase
	role     role
	read     officeList
}
