package seeds

import "slices"

// Limits of tables, far above any plan. A file that exceeds them is refused, or its rows
// are not laid out in a grid.
const (
	maxGridWidth   = 1000         // columns, as merged cells count them
	maxGridColumns = 120          // columns that a row is laid out in
	maxCells       = 4 << 20      // cells in all
	maxPlaces      = 4 * maxCells // cells of a sheet's rows, up to the last filled cell of each
)

// gridCell is a cell with the columns of the grid that it covers.
type gridCell struct {
	text     phrase
	from, to int  // its columns, without to
	above    bool // merged with the cell above, whose words it repeats
	left     bool // merged with the cell before
}

// toGrid returns the rows of a table with a cell for every column that any of them has,
// so that a column has the same index in all rows. It consumes the rows.
func toGrid(rows [][]gridCell, columns []int) []block {
	blocks := make([]block, 0, len(rows))
	for i, row := range rows {
		if len(row) > 0 {
			blocks = append(blocks, gridRow(row, columns))
		}
		rows[i] = nil
	}
	return blocks
}

// gridColumns returns the columns in which any cell begins, sorted.
func gridColumns(rows [][]gridCell) []int {
	begins := map[int]bool{}
	for _, row := range rows {
		for _, cell := range row {
			begins[cell.from] = true
		}
	}
	columns := make([]int, 0, len(begins))
	for at := range begins {
		columns = append(columns, at)
	}
	slices.Sort(columns)
	return columns
}

// countEmptyCells returns how many empty cells toGrid adds, which take memory too.
func countEmptyCells(rows [][]gridCell, columns []int) int {
	if len(columns) > maxGridColumns {
		return 0
	}
	added := 0
	for _, row := range rows {
		added += max(0, len(columns)-len(row))
	}
	return added
}

func gridRow(row []gridCell, columns []int) block {
	if len(columns) > maxGridColumns {
		return plainRow(row)
	}
	b := block{cells: make([]phrase, len(columns))}
	for i := range b.cells {
		b.cells[i].line = row[0].text.line
	}
	for _, cell := range row {
		first, _ := slices.BinarySearch(columns, cell.from)
		if first == len(columns) {
			continue
		}
		b.cells[first] = cell.text
		span := first + 1
		for span < len(columns) && columns[span] < cell.to {
			span++
		}
		if !cell.above && !cell.left && span == first+1 {
			continue
		}
		if b.merges == nil {
			b.merges = &merges{make([]bool, len(columns)), make([]bool, len(columns))}
		}
		b.merges.above[first], b.merges.left[first] = cell.above, cell.left
		for j := first + 1; j < span; j++ {
			b.merges.left[j] = true
		}
	}
	return b
}

// plainRow returns a row with only its own cells.
func plainRow(row []gridCell) block {
	var b block
	for _, cell := range row {
		b.cells = append(b.cells, cell.text)
	}
	return b
}
