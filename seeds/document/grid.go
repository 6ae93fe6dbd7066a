package document

import (
	"maps"
	"slices"
)

// Limits of tables, far above any plan. A file that exceeds them is refused, or its rows
// are not laid out in a grid.
const (
	MaxGridWidth   = 1000         // columns, as merged cells count them
	MaxGridColumns = 120          // columns that a row is laid out in
	MaxCells       = 4 << 20      // cells in all
	MaxPlaces      = 4 * MaxCells // cells of a sheet's rows, up to the last filled cell of each
)

// GridCell is a cell with the columns of the grid that it covers.
type GridCell struct {
	Text     Phrase
	From, To int  // its columns, without to
	Above    bool // merged with the cell above, whose words it repeats
	Left     bool // merged with the cell before
}

// ToGrid returns the rows of a table with a cell for every column, so that a column has the
// same index in all rows. cells counts the cells of the document with the empty ones that
// are added, which take memory too; where they would be too many, rows have only their own.
// It consumes the rows.
func ToGrid(rows [][]GridCell, columns []int, cells *int) []Block {
	added := 0
	for _, row := range rows {
		added += max(0, len(columns)-len(row))
	}
	isPlain := len(columns) > MaxGridColumns || *cells+added > MaxCells
	if !isPlain {
		*cells += added
	}
	blocks := make([]Block, 0, len(rows))
	for i, row := range rows {
		switch {
		case len(row) == 0:
		case isPlain:
			blocks = append(blocks, plainRow(row))
		default:
			blocks = append(blocks, gridRow(row, columns))
		}
		rows[i] = nil
	}
	return blocks
}

// GridColumns returns the columns in which any cell begins, sorted.
func GridColumns(rows [][]GridCell) []int {
	begins := map[int]bool{}
	for _, row := range rows {
		for _, cell := range row {
			begins[cell.From] = true
		}
	}
	return slices.Sorted(maps.Keys(begins))
}

func gridRow(row []GridCell, columns []int) Block {
	b := Block{Cells: make([]Phrase, len(columns))}
	for i := range b.Cells {
		b.Cells[i].Line = row[0].Text.Line
	}
	for _, cell := range row {
		first, _ := slices.BinarySearch(columns, cell.From)
		if first == len(columns) {
			continue
		}
		b.Cells[first] = cell.Text
		span := first + 1
		for span < len(columns) && columns[span] < cell.To {
			span++
		}
		if !cell.Above && !cell.Left && span == first+1 {
			continue
		}
		if b.Merges == nil {
			b.Merges = &Merges{make([]bool, len(columns)), make([]bool, len(columns))}
		}
		b.Merges.Above[first], b.Merges.Left[first] = cell.Above, cell.Left
		for j := first + 1; j < span; j++ {
			b.Merges.Left[j] = true
		}
	}
	return b
}

// plainRow returns a row with only its own cells.
func plainRow(row []GridCell) Block {
	var b Block
	for _, cell := range row {
		b.Cells = append(b.Cells, cell.Text)
	}
	return b
}
