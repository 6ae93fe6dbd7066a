// Package header finds the header of a table and what each of its columns holds: by
// their names, and where those say nothing, by their cells.
package header

import (
	"duban/seeds/text"
)

// Finder finds the columns of one table.
type Finder struct {
	*text.Grammar
}
