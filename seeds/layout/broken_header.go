package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// isBlankHeader reports whether the fields of a line are the names of the columns of a table
// of tasks.
func isBlankHeader(g *text.Grammar, fields []document.Phrase) bool {
	if len(fields) < 3 || len(fields) > text.MaxColumns {
		return false
	}
	columns, ok := column.ReadHeader(g, document.Block{Cells: fields})
	return ok && column.HasKind(columns, column.Offices, column.Deadline)
}

// withLowerNames replaces the upper name of a header of two rows, 责任分工, with the
// names below it, 牵头单位 and 配合单位.
func withLowerNames(names []document.Phrase) []document.Phrase {
	at := slices.IndexFunc(names, func(name document.Phrase) bool { return column.IsOfficeHeader(name.Key()) })
	from := len(names)
	for from > 0 && names[from-1].ContainsAny([]string{"牵头", "配合", "主办", "协办", "责任"}) {
		from--
	}
	if at < 0 || from <= at || len(names)-from < 2 {
		return names
	}
	return slices.Concat(names[:at], names[from:], names[at+1:from])
}

// settleHeader decides which pieces of a header are one name. The number of columns is
// that of the pieces or that of a row, whichever suits the rows best.
func settleHeader(g *text.Grammar, pieces []document.Phrase, rows []rowPieces, joins bool) (*columnFitter, bool) {
	pieces = withLowerNames(withBracketsJoined(pieces))
	var best *columnFitter
	quiet := *g
	quiet.OnHeader = nil
	fewest := len(pieces)
	if joins {
		fewest = max(3, len(pieces)/2)
	}
	for width := min(len(pieces), text.MaxColumns); width >= fewest; width-- {
		names, score := joinNames(&quiet, pieces, width)
		columns, ok := column.ReadHeader(&quiet, document.Block{Cells: names})
		if !ok || !column.HasKind(columns, column.Offices, column.Deadline) {
			continue
		}
		h := &columnFitter{Grammar: g, columns: columns, joins: joins}
		h.score = score + h.learn(rows)
		if best == nil || h.score > best.score {
			best = h
		}
	}
	if best == nil || best.rowScore <= 1 || !joins && best.full == 0 {
		return nil, false
	}
	if len(rows) < 2 && len(best.columns) < len(pieces) {
		return nil, false // its first row may be in the header
	}
	enough := 2.0 // the part of the rows that are full
	if len(best.columns) < len(pieces) {
		enough = 4 // no other layout joins the names
	}
	sample := float64(min(len(rows), sampledRows))
	placed := max(1, sample-1) // the last row is not looked at
	return best, best.full*enough >= sample || best.settled*3 >= placed*2
}

// withBracketsJoined joins what a name says in brackets with the name: 抽查主体, (层级).
func withBracketsJoined(names []document.Phrase) []document.Phrase {
	var joined []document.Phrase
	for i, name := range names {
		if i > 0 && name.PrefixOf(0, []string{"("}) > 0 {
			joined[len(joined)-1] = joined[len(joined)-1].Appended(name)
		} else {
			joined = append(joined, name)
		}
	}
	return joined
}

// joinNames joins the pieces of a header to so many names: those that are known, if
// there are any, and of others those that are long enough.
func joinNames(g *text.Grammar, pieces []document.Phrase, width int) ([]document.Phrase, float64) {
	type step struct {
		score float64
		from  int
	}
	best := make([][]step, width+1) // by names and pieces
	for n := range best {
		best[n] = make([]step, len(pieces)+1)
		for i := range best[n] {
			best[n][i].score = impossible
		}
	}
	best[0][0].score = 0
	for n := 1; n <= width; n++ {
		for end := n; end <= len(pieces)-(width-n); end++ {
			for from := max(n-1, end-4); from < end; from++ {
				if n == 1 && end > 1 && pieces[0].Len() > 1 {
					break // 序号 is a name of its own
				}
				if before := best[n-1][from].score; before > impossible {
					if score := before + nameScore(g, pieces[from:end]); score > best[n][end].score {
						best[n][end] = step{score, from}
					}
				}
			}
		}
	}
	names := make([]document.Phrase, width)
	for n, end := width, len(pieces); n > 0; n-- {
		from := best[n][end].from
		names[n-1] = joinPieces(pieces[from:end])
		end = from
	}
	return names, best[width][len(pieces)].score
}

// nameScore returns how likely the pieces are one name of a column. What makes it one is
// at its end: 抽取 and 日期 are one, 类型 and 抽查 two.
func nameScore(g *text.Grammar, pieces []document.Phrase) float64 {
	name, last := joinPieces(pieces), pieces[len(pieces)-1]
	known := column.IsColumnName(g, name)
	if len(pieces) > 1 && last.Len() > 1 && last.PrefixOf(0, joiners()) == 0 && !column.IsColumnName(g, last) {
		known = known && !column.IsColumnName(g, joinPieces(pieces[:len(pieces)-1]))
	}
	score := -0.4 * float64(len(pieces)-1)
	switch {
	case name.PrefixOf(0, joiners()) > 0:
		score -= 2
	case known && name.Len() < 3:
		score -= 0.1 // 日期 may end another name, 实施 begin one
	case known:
		score++
	case name.Len() < 3 || name.Len() > 6:
		score--
	case name.Len() != 4:
		score -= 0.3
	}
	return score
}

// joiners returns what no cell begins with.
func joiners() []string { return []string{"和", "及", "与", "或", "(", "、"} }

func joinPieces(pieces []document.Phrase) document.Phrase {
	joined := pieces[0].Clone()
	for _, more := range pieces[1:] {
		joined = joined.Appended(more)
	}
	return joined
}
