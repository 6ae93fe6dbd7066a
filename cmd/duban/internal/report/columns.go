package report

import (
	"slices"
	"strings"

	"duban/seeds/paper"
	"duban/tui/words"
)

// FormsWithColumns returns the forms of papers that have a table with these columns,
// in either language. Further columns may follow: a spreadsheet saves empty ones, and
// an office adds one for its remarks.
func FormsWithColumns(columns []string) []string {
	var forms []string
	for _, language := range []words.Language{words.Chinese, words.English} {
		text := In(language).Paper
		names := columns
		for len(names) > 0 && strings.TrimRight(names[0], "0123456789") == text.Category {
			names = names[1:] // CSV has a column for each level of headings
		}
		if len(names) > 0 && names[0] == text.Identity {
			names = names[1:]
		}
		for form, tables := range tableColumns(text) {
			found := slices.ContainsFunc(tables, func(table []string) bool { return len(table) <= len(names) && slices.Equal(table, names[:len(table)]) })
			if found && !slices.Contains(forms, form) {
				forms = append(forms, form)
			}
		}
	}
	return forms
}

// IsEnglishHeader reports whether a table in English may begin with this row.
func IsEnglishHeader(columns []string) bool {
	text := englishPaper()
	first := strings.TrimRight(columns[0], "0123456789")
	return len(columns) > 2 && slices.Contains([]string{text.Number, text.Category, text.Identity, text.Lead}, first)
}

// tableColumns returns the columns of the tables of each form.
func tableColumns(text PaperWords) map[string][][]string {
	open := []string{text.Number, text.Text, text.Lead, text.Due, text.Status, text.Latest}
	closing := text.Closing.Columns
	return map[string][][]string{
		paper.FormLedger: {{text.Number, text.Text, text.Lead, text.Assist, text.Due, text.Status, text.Latest}},
		paper.FormProgress: {
			{text.Number, text.Text, text.Lead, text.Happened, text.Problems, text.Planned, text.Rating},
			{text.Number, text.Text, text.Lead, text.Due, text.Latest, text.Rating},
		},
		paper.FormClosing:  {{text.Number, text.Text, text.Lead, text.Due, closing[0], closing[1], closing[2], closing[3], closing[4]}},
		paper.FormAnnual:   {{text.Number, text.Text, text.Lead, text.DoneAt, text.Verified, text.Latest}, open},
		paper.FormUrge:     {{text.Number, text.Text, text.Due, text.Pressing, text.Latest, text.Answer}},
		paper.FormCollect:  {{text.Number, text.Text, text.Part, text.Due, text.StatusNow, text.LastReport, text.Outcome, text.FinishedOn, text.Progress, text.Problems, text.Next}},
		paper.FormBulletin: {{text.Number, text.Text, text.Lead, text.Due, text.Status}, text.standingsColumns()},
		paper.FormReview:   {{text.Number, text.Text, text.Lead, text.Status, text.Verified, text.Likely}},
	}
}

// ChineseColumns translates the columns of a paper in English, as the reader of plans
// knows the Chinese ones. ok is false if they are not those of a paper in English.
func ChineseColumns(columns []string) (names []string, ok bool) {
	english, chinese := In(words.English).Paper, In(words.Chinese).Paper
	names = slices.Clone(columns)
	first := 0
	for first < len(names) && strings.TrimRight(names[first], "0123456789") == english.Category {
		names[first] = chinese.Category + strings.TrimPrefix(names[first], english.Category)
		first++
	}
	for form, tables := range tableColumns(english) {
		for i, table := range tables {
			if len(names)-first >= len(table) && slices.Equal(table, names[first:first+len(table)]) {
				copy(names[first:], tableColumns(chinese)[form][i])
				return names, true
			}
		}
	}
	return nil, false
}
