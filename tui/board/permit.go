package board

import (
	"duban/model"
	"duban/tui/keys"
)

// Role returns what the user may do with the plan; empty for everything.
func (b *Board) Role() string { return b.Words.Roles.Permit(b.Permit, b.Snapshot) }

// Refusal returns why the user can't do what a key asks for in a place, whatever
// the task; empty if the ledger is to decide.
func (b *Board) Refusal(action keys.Action, in keys.Place) string {
	operation := operationOf(action, in)
	switch {
	case !b.Offers(action) && (action == keys.ShowSettings || action == keys.ToggleMouse):
		return b.Words.Settings.NotHere
	case !b.Offers(action):
		return b.Words.Error(&model.RuleError{Rule: model.RuleNotSubmitted})
	case operation == "":
		return ""
	}
	if err := b.Snapshot.Plan.FollowRenames(b.Permit).MayAttempt(b.By, operation, b.Snapshot.Plan.Issuer, b.Snapshot.Offices); err != nil {
		return b.Words.Error(err)
	}
	if b.ReadOnly {
		return b.Words.Screen.Notice.ReadOnly
	}
	return ""
}

// Offers reports whether the user sees anything of an action: of accepting and returning only
// where what offices mark as done has to be accepted, of settings where there are any.
func (b *Board) Offers(action keys.Action) bool {
	if action == keys.ShowSettings || action == keys.ToggleMouse {
		return b.HasSettings
	}
	return action != keys.AcceptTask && action != keys.ReturnTask && action != keys.ShowSubmitted || b.HasSubmitted()
}

// OwnOffices returns the offices of a user who is an office; none of any other.
func (b *Board) OwnOffices() []string {
	offices, _ := b.Snapshot.OfficesOf(b.Permit)
	return offices
}

// MayImport reports whether the user may import plans.
func (b *Board) MayImport() bool {
	return !b.ReadOnly && b.Permit.MayDo(b.By, model.OperationImport) == nil
}

// MayDrop reports whether the user may remove plans.
func (b *Board) MayDrop() bool {
	return !b.ReadOnly && b.Permit.MayDo(b.By, model.OperationDrop) == nil
}

// operationOf returns what an action would change in a place; empty for one that
// changes nothing.
func operationOf(action keys.Action, in keys.Place) model.Operation {
	if in == keys.Checklist && (action == keys.ToggleDone || action == keys.WriteNote) {
		return model.Operation(model.KindVerify)
	}
	if in == keys.LookBack && (action == keys.Open || action == keys.SelectShown) {
		return model.Operation(model.KindCarry)
	}
	switch action {
	case keys.ToggleDone, keys.ToggleDoing, keys.SelectTask, keys.SelectShown:
		return model.Operation(model.KindMark)
	case keys.WriteNote:
		return model.Operation(model.KindNote)
	case keys.CorrectNote:
		return model.Operation(model.KindNoteEdit)
	case keys.RecordTick:
		return model.Operation(model.KindTick)
	case keys.ExtendDue:
		return model.Operation(model.KindExtend)
	case keys.ReportTask:
		return model.Operation(model.KindReport)
	case keys.AcceptTask, keys.ReturnTask: // to accept is a mark, which offices may make
		return model.Operation(model.KindReturn)
	case keys.UrgeTask:
		return model.Operation(model.KindUrge)
	case keys.AddTask:
		return model.Operation(model.KindAdd)
	case keys.EditTask:
		return model.Operation(model.KindEdit)
	case keys.CancelTask:
		return model.Operation(model.KindCancel)
	case keys.Undo:
		return model.Operation(model.KindUndo)
	case keys.Redo:
		return model.Operation(model.KindRedo)
	case keys.SaveFilter, keys.DropFilter:
		return model.OperationFilters
	}
	return ""
}
