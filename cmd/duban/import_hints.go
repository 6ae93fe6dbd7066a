package main

import (
	"slices"
	"strconv"
	"strings"

	"duban/cmd/duban/internal/exit"
	wording "duban/cmd/duban/internal/text"
	"duban/model"
	"duban/seeds"
)

// parseCorrections reads --columns number=1,task=2, --header 3 or 3-4, --row 12=heading,
// and what is known of the plan.
func parseCorrections(text wording.Import, flags importFlags) (model.Corrections, error) {
	hints := model.Corrections{
		Columns: map[int]string{}, Rows: map[int]model.RowKind{}, Forget: flags.forget,
		Year: flags.year, Title: model.CleanLine(flags.title), Issuer: model.CleanLine(flags.issuer),
	}
	for _, typed := range flags.rows {
		line, kind, _ := strings.Cut(typed, "=")
		number, err := strconv.Atoi(strings.TrimSpace(line))
		named := model.RowKind(strings.ToLower(strings.TrimSpace(kind)))
		if err != nil || number < 1 || !slices.Contains([]model.RowKind{model.RowTask, model.RowHeading, model.RowContinuation, model.RowIgnored}, named) {
			return hints, exit.Usagef(text.BadRow, typed)
		}
		hints.Rows[number] = named
	}
	for part := range strings.SplitSeq(flags.columns, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		role, index, _ := strings.Cut(part, "=")
		column, err := strconv.Atoi(strings.TrimSpace(index))
		named := seeds.ColumnRole(strings.ToLower(strings.TrimSpace(role)))
		if err != nil || column < 1 || column > maxHintedColumn || hints.Columns[column] != "" || !slices.Contains(seeds.ColumnRoles(), named) {
			return hints, exit.Usagef(text.BadColumns, part)
		}
		hints.Columns[column] = string(named)
	}
	if flags.header == "" {
		return hints, nil
	}
	first, last, several := strings.Cut(flags.header, "-")
	for i, line := range []string{first, last} {
		number, err := strconv.Atoi(strings.TrimSpace(line))
		if i == 1 && !several {
			number, err = hints.Header[0], nil
		}
		if err != nil || number < 1 || i == 1 && (number < hints.Header[0] || number > hints.Header[0]+maxHeaderLines) {
			return hints, exit.Usagef(text.BadHeader, flags.header)
		}
		hints.Header[i] = number
	}
	return hints, nil
}

// The largest number of a column, and the most lines of a header, that can be given.
const (
	maxHintedColumn = 60
	maxHeaderLines  = 5
)
