package seeds

// readStream reads cells whose rows are not told apart.
func (t *table) readStream(blocks []block) (outline, bool) {
	var cells []phrase
	for _, b := range blocks {
		if b.isRow() {
			cells = append(cells, b.cells...)
		}
	}
	start, columns := t.streamHeader(cells)
	if columns == nil {
		return t.outline, false
	}
	seen := false
	for _, b := range blocks {
		seen = seen || b.isRow()
		switch {
		case b.isRow():
		case seen:
			t.outline.warn(b.text, WhyOutside)
		default:
			t.outline.head = append(t.outline.head, b.text)
		}
	}
	t.outline.head = append(t.outline.head, cells[:start]...)
	cells = t.withoutHeader(cells[start+len(columns):], columns)
	looks := make([]traits, 0, len(cells))
	for _, cell := range cells {
		looks = append(looks, t.traitsOf(cell))
	}
	t.columns = withImplied(columns, looks)
	t.aligner = newAligner(t.columns, true, t.joins)
	t.merged = make([]phrase, len(t.columns))
	placed := t.aligner.place(looks)
	from := 0
	for i := range cells {
		if i > from && placed[i].begins {
			t.takeRow(cells[from:i], placed[from:i])
			from = i
		}
	}
	if from < len(cells) {
		t.takeRow(cells[from:], placed[from:])
	}
	return t.outline, len(t.outline.items) > 0
}

// streamHeader finds the longest first run of cells that are column names.
func (t *table) streamHeader(cells []phrase) (start int, columns []column) {
	for i := 0; i < len(cells); i++ {
		run := i
		for run < len(cells) && run-i < maxColumns {
			if _, ok := t.columnOf(cells[run]); !ok {
				break
			}
			run++
		}
		if run-i >= 2 {
			if columns, ok := t.header(block{cells: cells[i:run]}); ok && hasKind(columns, columnOffices, columnDeadline) {
				return i, columns
			}
		}
		i = max(i, run-1)
	}
	return 0, nil
}

func hasKind(columns []column, kinds ...columnKind) bool {
	for _, col := range columns {
		for _, kind := range kinds {
			if col.kind == kind {
				return true
			}
		}
	}
	return false
}

// withoutHeader drops the header where it is repeated after a page break.
func (t *table) withoutHeader(cells []phrase, columns []column) []phrase {
	var rest []phrase
	for i := 0; i < len(cells); i++ {
		same := 0
		for same < len(columns) && i+same < len(cells) && cells[i+same].key() == columns[same].name.key() {
			same++
		}
		if same == len(columns) {
			i += same - 1
			continue
		}
		rest = append(rest, cells[i])
	}
	return rest
}
