package settings

import (
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/tui"
	"duban/tui/keys"
)

// startAtFilter is before the number of a saved filter.
const startAtFilter = "f"

// StartNames returns what a dashboard may begin with: a pane, a sheet, tasks of a status, or
// the saved filter of a key.
func StartNames() []string {
	names := []string{"tasks", "categories", "offices", "detail"}
	for _, sheet := range tui.Sheets() {
		names = append(names, sheet.Name())
	}
	for _, status := range startStatuses() {
		names = append(names, string(status))
	}
	for recall := keys.RecallFilter1; recall.RecalledFilter() != 0; recall++ {
		names = append(names, startAtFilter+strconv.Itoa(recall.RecalledFilter()))
	}
	return names
}

func startStatuses() []model.StatusFilter {
	return []model.StatusFilter{model.StatusOpen, model.StatusOverdue, model.StatusSoon, model.StatusBehind}
}

// Start returns where a dashboard on a plan begins.
func Start(name, plan string) tui.Place {
	if name == "" {
		return tui.Place{}
	}
	place := tui.Place{Plan: plan}
	number, isFilter := strings.CutPrefix(name, startAtFilter)
	recall, err := strconv.Atoi(number)
	switch action := keys.Named(name); {
	case isFilter && err == nil:
		place.Recall = recall
	case slices.Contains(tui.Sheets(), action):
		place.Sheet = name
	case action != keys.None:
		place.Pane = name
	default:
		place.Filter.Status = model.StatusFilter(name)
	}
	return place
}
