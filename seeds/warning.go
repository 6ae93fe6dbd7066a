package seeds

import (
	"cmp"
	"slices"

	"duban/model"
)

// sortWarnings sorts warnings by line and drops repeated ones.
func sortWarnings(warnings []model.Warning) []model.Warning {
	slices.SortStableFunc(warnings, func(a, b model.Warning) int { return cmp.Compare(a.Line, b.Line) })
	return slices.Compact(warnings)
}
