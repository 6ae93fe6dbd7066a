package header

import (
	"regexp"
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// WithoutTicks replaces the columns of a matrix of offices, with ticks below their
// names, by a column of leads and one of offices that assist.
func (f *Finder) WithoutTicks(blocks []document.Block) []document.Block {
	if !slices.ContainsFunc(blocks, func(b document.Block) bool { return slices.ContainsFunc(b.Cells, f.isMark) }) {
		return blocks // almost every table: its rows need not be compared with names of columns
	}
	for i, b := range blocks {
		var upper document.Block
		if i > 0 {
			upper = blocks[i-1]
		}
		header := withNamesAbove(b, upper)
		offices := f.matrixColumns(header, blocks[i+1:])
		if len(offices) == 0 {
			continue
		}
		m := matrix{Finder: f, names: header.Cells, offices: offices, legend: f.legendOf(blocks)}
		replaced := slices.Clone(blocks)
		replaced[i] = m.withoutTicks(header, true)
		for j, row := range blocks[i+1:] {
			if len(row.Cells) == len(b.Cells) && !text.IsFooterRow(row.FilledCells()) {
				replaced[i+1+j] = m.withoutTicks(row, false)
			}
		}
		if upper.IsRow() && (b.Merges != nil || !header.Equal(b)) {
			return slices.Delete(replaced, i-1, i) // the name over the offices
		}
		return replaced
	}
	return blocks
}

// withNamesAbove returns the lower row of a header with the names above its empty cells,
// which are merged with them in a file that cannot say so. Any other row stays as it is.
func withNamesAbove(b, upper document.Block) document.Block {
	if len(upper.Cells) != len(b.Cells) || b.Merges != nil {
		return b
	}
	names := document.Block{Cells: slices.Clone(b.Cells)}
	for i, name := range names.Cells {
		if name.Trim().Empty() {
			names.Cells[i] = upper.Cells[i]
		}
		if names.Cells[i].Trim().Empty() {
			return b
		}
	}
	return names
}

// matrixColumns returns the columns of a header that are names of offices with nothing
// but marks below them; nil if there are too few.
func (f *Finder) matrixColumns(header document.Block, rows []document.Block) []int {
	var offices []int
	marked := 0 // cells with marks
	if len(header.Cells) < 4 {
		return nil
	}
	fewest := 2
	if !slices.ContainsFunc(header.Cells, f.IsColumnName) {
		fewest = 3 // nothing else says that it is a header
	}
	for j, name := range header.Cells {
		if name.Trim().Len() < 2 || column.IsColumnName(f.Grammar, name) {
			continue
		}
		count, only := f.marksBelow(header, rows, j)
		switch isOffice := f.TraitsOf(name).Offices; {
		case isOffice && only:
			offices, marked = append(offices, j), marked+count
		case isOffice:
			return nil
		}
	}
	offices = slices.DeleteFunc(slices.Clone(offices), func(j int) bool {
		return !slices.Contains(offices, j-1) && !slices.Contains(offices, j+1) // 需上会 at the end is none
	})
	if len(offices) < fewest || marked < fewest {
		return nil
	}
	return offices
}

// marksBelow counts the marks in a column. only: it holds nothing else.
func (f *Finder) marksBelow(header document.Block, rows []document.Block, j int) (count int, only bool) {
	for _, row := range rows {
		if len(row.Cells) != len(header.Cells) || text.IsFooterRow(row.FilledCells()) || row.Cells[j].Trim().Empty() || text.IsDash(row.Cells[j]) {
			continue
		}
		if !f.isMark(row.Cells[j]) {
			return count, false
		}
		count++
	}
	return count, true
}

// matrix is a table whose columns are offices.
type matrix struct {
	*Finder
	names   []document.Phrase
	offices []int          // the columns with offices
	legend  map[string]int // the ranks of the marks that the document explains
}

// legendOf returns the ranks that a line gives to marks: ●为牵头部门, ○表示配合部门.
func (f *Finder) legendOf(blocks []document.Block) map[string]int {
	ranks := map[string]int{}
	mark := regexp.MustCompile(`(\PL)[^\pL]?(?:表示|代表|的?为|是|指|[:=-])(牵头|主办|主责|负责|责任|承办|配合|协办|协助|参与)`)
	for _, b := range blocks {
		for _, words := range append(b.FilledCells(), b.Text) {
			if words.Len() > longestLegend {
				continue
			}
			for _, found := range mark.FindAllStringSubmatch(words.Key(), -1) {
				ranks[found[1]] = f.markRank(f.Phrase(found[2], 0))
			}
		}
	}
	return ranks
}

// longestLegend is how many characters a line may have that explains marks.
const longestLegend = 200

func (m matrix) rank(cell document.Phrase) int {
	if rank, found := m.legend[cell.Key()]; found {
		return rank
	}
	return m.markRank(cell)
}

// withoutTicks returns a row with a list of the offices that lead and one of those that
// assist instead of the columns of offices.
func (m matrix) withoutTicks(row document.Block, isHeader bool) document.Block {
	var cells []document.Phrase
	kept := &document.Merges{}
	for j, cell := range row.Cells {
		if slices.Contains(m.offices, j) {
			continue
		}
		cells = append(cells, cell)
		kept.Above = append(kept.Above, row.IsMergedAbove(j))
		kept.Left = append(kept.Left, row.Merges != nil && row.Merges.Left[j])
	}
	lead, assist := document.Phrase{Line: row.Line()}, document.Phrase{Line: row.Line()}
	if isHeader {
		lead, assist = m.Phrase("牵头单位", row.Line()), m.Phrase("配合单位", row.Line())
	} else {
		highest := assists + 1
		for _, j := range m.offices {
			highest = max(highest, m.rank(row.Cells[j]))
		}
		for _, j := range m.offices {
			list := &lead
			switch rank := m.rank(row.Cells[j]); {
			case rank < 0:
				continue
			case rank < highest:
				list = &assist
			}
			if !list.Empty() {
				*list = list.Concat(m.Phrase("、", row.Line()))
			}
			*list = list.Concat(m.names[j].Trim())
			list.Line = row.Line()
		}
	}
	kept.Above, kept.Left = append(kept.Above, false, false), append(kept.Left, false, false)
	changed := document.Block{Cells: append(cells, lead, assist)}
	if row.Merges != nil {
		changed.Merges = kept
	}
	return changed
}

const assists = 0 // the rank of the marks of offices that assist

// markRank returns how much an office acts by its mark: of several in a row those with the
// highest rank lead. It is -1 if the cell holds anything but a tick or a word for a role.
func (f *Finder) markRank(cell document.Phrase) int {
	if cell.Len() > 8 {
		return -1
	}
	switch cell.Key() {
	case "主", "牵", "主要", "负责", "责任", "承办":
		return assists + 4
	case "★":
		return assists + 3
	case "●", "▲", "◎":
		return assists + 2
	case "√", "✓", "✔", "☑", "〇", "○", "◯", "v", "V", "是", "√√":
		return assists + 1
	case "配", "协", "参", "辅", "辅助", "☆", "△":
		return assists
	}
	if cell.Len() != 2 {
		return -1 // 牵头单位 is a name
	}
	switch f.LabelRole(cell.Key()) {
	case lexicon.RoleLead:
		return assists + 4
	case lexicon.RoleAssist:
		return assists
	}
	return -1
}

func (f *Finder) isMark(cell document.Phrase) bool { return f.markRank(cell) >= 0 }
