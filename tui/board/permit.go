package board

import (
	"duban/model"
	"duban/tui/keys"
)

// Role returns what the user may do with the plan; empty for everything.
func (b *Board) Role() string { return b.Words.Box.Permit(b.Permit, b.Snapshot) }

// Refusal returns why the user can't do what a key asks for in a place, whatever
// the task; empty if the ledger is to decide.
func (b *Board) Refusal(action keys.Action, in keys.Place) string {
	operation := operationOf(action, in)
	if operation == "" {
		return ""
	}
	if err := b.Permit.MayAsk(b.By, operation, b.Snapshot.Plan.Issuer, b.Snapshot.Offices); err != nil {
		return b.Words.Error(err)
	}
	if b.ReadOnly {
		return b.Words.Screen.Notice.ReadOnly
	}
	return ""
}

// MayImport reports whether the user may import plans.
func (b *Board) MayImport() bool {
	return !b.ReadOnly && b.Permit.MayDo(b.By, model.DeedImport) == nil
}

// operationOf returns what an action would change in a place; empty for one that
// changes nothing.
func operationOf(action keys.Action, in keys.Place) model.Deed {
	if in == keys.Checklist && (action == keys.ToggleDone || action == keys.WriteNote) {
		return model.Deed(model.KindVerify)
	}
	switch action {
	case keys.ToggleDone, keys.ToggleDoing, keys.SelectTask, keys.SelectShown:
		return model.Deed(model.KindMark)
	case keys.WriteNote:
		return model.Deed(model.KindNote)
	case keys.RecordTick:
		return model.Deed(model.KindTick)
	case keys.ExtendDue:
		return model.Deed(model.KindExtend)
	case keys.Undo:
		return model.Deed(model.KindUndo)
	case keys.Redo:
		return model.Deed(model.KindRedo)
	case keys.SaveFilter, keys.DropFilter:
		return model.DeedFilters
	case keys.Open:
		if in == keys.LookBack {
			return model.Deed(model.KindCarry)
		}
	}
	return ""
}
