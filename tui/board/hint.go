package board

import (
	"slices"

	"duban/model"
)

// HasPlan reports whether the ledger has a plan to show.
func (b *Board) HasPlan() bool { return b.Snapshot.Plan.ID != "" }

// hint returns what the user may do next with a plan on which they have not worked.
func (b *Board) hint() string {
	isOwn := func(e model.Event) bool { return e.By == b.By && e.Task != "" }
	switch {
	case !b.HasPlan() || b.ReadOnly:
		return ""
	case b.Snapshot.IsSample() && b.MayImport():
		return b.Words.Screen.Hints.Sample
	case !b.Snapshot.IsWhole(), slices.ContainsFunc(b.Snapshot.Log, isOwn):
		return ""
	default:
		return b.Words.Screen.Hints.FirstMark
	}
}
