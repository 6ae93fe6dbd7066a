package layout

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/text"
)

// alignRight restores the columns of a web page's table whose merged cells were left out of
// the lower rows, which were filled up with empty cells at their end instead: the last words
// of each row are offices, in the last column of the full rows. The header lacks a name, as
// one of its cells is over several columns.
func alignRight(g *text.Grammar, blocks []document.Block) {
	var rows []int
	width, full := 0, 0
	for i, b := range blocks {
		filled := filledCells(b)
		if filled < 2 {
			continue
		}
		rows = append(rows, i)
		if width < filled {
			width, full = filled, 0
		}
		if width == filled {
			full++
		}
	}
	if len(rows) < 5 || full < 2 || len(rows)-full < 3 || filledCells(blocks[rows[0]]) != width-1 {
		return
	}
	for _, i := range rows[1:] {
		cells := blocks[i].Cells
		if last := cells[filledCells(blocks[i])-1]; len(cells) < width || !g.TraitsOf(last).Offices {
			return
		}
	}
	for k, i := range rows {
		missing := width - filledCells(blocks[i])
		if missing == 0 {
			continue
		}
		cells := make([]document.Phrase, width)
		copy(cells[missing:], blocks[i].Cells)
		merges := document.Merges{Above: make([]bool, width), Left: make([]bool, width)}
		if k == 0 {
			cells[0], cells[1], merges.Left[1] = cells[1], document.Phrase{Line: cells[1].Line}, true
		}
		for j := range missing {
			if k > 0 {
				cells[j], merges.Above[j] = blocks[rows[k-1]].Cells[j], true
			}
		}
		blocks[i].Cells, blocks[i].Merges = cells, &merges
	}
}

// filledCells returns how many cells a row has before the empty ones at its end; 0 if
// there are others.
func filledCells(b document.Block) int {
	end := len(b.Cells)
	for end > 0 && b.Cells[end-1].Empty() {
		end--
	}
	if slices.ContainsFunc(b.Cells[:end], document.Phrase.Empty) {
		return 0
	}
	return end
}
