package report

import (
	"strconv"
	"strings"

	"duban/model"
)

// Filters prints saved filters.
func (r Report) Filters(filters []model.SavedFilter) {
	var rows [][]string
	for _, filter := range filters {
		rows = append(rows, []string{strconv.Itoa(filter.Key), filter.Name, r.describe(filter)})
	}
	r.Table(rows)
}

// describe says what a filter selects.
func (r Report) describe(filter model.SavedFilter) string {
	var parts []string
	for _, part := range []string{filter.Category, filter.Office, filter.Month, r.Words.Search(filter.Search)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if filter.Role != "" {
		parts = append(parts, r.Words.Terms.Role(filter.Role))
	}
	if filter.Missing {
		parts = append(parts, r.Words.Missing(filter.Office))
	}
	if filter.Status != "" || len(parts) == 0 {
		parts = append(parts, r.Words.Terms.StatusFilter(filter.Status))
	}
	return strings.Join(parts, "  ")
}
