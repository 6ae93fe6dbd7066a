package seeds

// guessColumns returns the columns of rows without a header, by the traits of most of
// their cells. It returns nil if no column holds tasks.
func (t *table) guessColumns(blocks []block) []column {
	width := commonWidth(blocks)
	if width < 2 || width > maxColumns {
		return nil
	}
	votes := make([]columnVotes, width)
	for _, b := range blocks {
		if len(b.cells) != width {
			continue
		}
		for j, cell := range b.cells {
			votes[j].add(t.traitsOf(cell))
		}
	}
	columns := make([]column, width)
	text := -1
	for j := range votes {
		columns[j].kind = votes[j].kind()
		columns[j].role = roleResponsible
		if columns[j].kind == columnText && (text < 0 || votes[j].textScore() > votes[text].textScore()) {
			text = j
		}
	}
	if text < 0 {
		text = firstOfficesAsText(columns)
	}
	if text < 0 {
		return nil
	}
	if !hasKind(columns, columnOffices, columnDeadline, columnNumber) && votes[text].numbered == 0 {
		return nil
	}
	level := 0
	for j := range columns {
		switch {
		case columns[j].kind == columnCategory:
			columns[j].level = level
			level++
		case columns[j].kind != columnText || j == text:
		case j < text:
			columns[j].kind, columns[j].level = columnCategory, level
			level++
		default:
			columns[j].kind = columnOther
		}
	}
	return columns
}

// firstOfficesAsText makes the first of several office columns the tasks' column, as
// 改造小区 ends like an office, and returns its index; -1 if there are fewer than two.
func firstOfficesAsText(columns []column) int {
	first, count := -1, 0
	for j, col := range columns {
		if col.kind == columnOffices {
			if count++; first < 0 {
				first = j
			}
		}
	}
	if count < 2 {
		return -1
	}
	columns[first].kind, columns[first].role = columnText, roleUnstated
	return first
}

// columnVotes counts the traits of the cells of a column.
type columnVotes struct {
	filled, numbers, offices, deadline, numbered, headings, length int
}

func (v *columnVotes) add(t traits) {
	if t.empty {
		return
	}
	v.filled++
	v.length += t.length
	for _, vote := range []struct {
		cast  bool
		count *int
	}{{t.numberOnly, &v.numbers}, {t.offices, &v.offices}, {t.deadline, &v.deadline}, {t.mark == markDigit, &v.numbered}, {t.heading, &v.headings}} {
		if vote.cast {
			*vote.count++
		}
	}
}

func (v *columnVotes) kind() columnKind {
	switch {
	case v.filled == 0:
		return columnOther
	case v.numbers*2 > v.filled:
		return columnNumber
	case v.deadline*2 > v.filled:
		return columnDeadline
	case v.offices*2 > v.filled:
		return columnOffices
	case v.headings*2 > v.filled:
		return columnCategory
	}
	return columnText
}

// textScore is higher the more likely the column holds the tasks: for long or numbered
// cells.
func (v *columnVotes) textScore() float64 {
	return float64(v.length+20*v.numbered) / float64(max(v.filled, 1))
}
