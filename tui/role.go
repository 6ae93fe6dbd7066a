package tui

import (
	"duban/model"
	"duban/tui/keys"
)

// part is what the user may do with the plan shown; empty if that is everything.
func (a *App) part() string { return a.Words.Box.Permit(a.Permit, a.snapshot) }

// tellRole tells a user whose role names an office that the plan shown does not
// have, as then every change will be refused.
func (a *App) tellRole() {
	if line := a.Words.RoleOffice(a.By, a.Permit, a.snapshot); line != "" {
		a.alarm(line)
	}
}

// refusal tells why the user can't do what a key asks for in a place, whatever the
// task; empty if the ledger is to decide.
func (a *App) refusal(does keys.Action, in keys.Place) string {
	deed := deedOf(does, in)
	if deed == "" {
		return ""
	}
	if err := a.Permit.MayAsk(a.By, deed, a.snapshot.Plan.Issuer, a.snapshot.Offices); err != nil {
		return a.Words.Error(err)
	}
	if a.ReadOnly {
		return a.Words.Screen.Notice.ReadOnly
	}
	return ""
}

// mayImport reports whether the user may bring in plans. Where that takes another
// way than a file's name, the key for it says which.
func (o Options) mayImport() bool {
	return !o.ReadOnly && o.Permit.MayDo(o.By, model.DeedImport) == nil
}

// deedOf returns what an action would change in a place; empty for one that only
// looks.
func deedOf(does keys.Action, in keys.Place) model.Deed {
	if in == keys.Checklist && (does == keys.ToggleDone || does == keys.WriteNote) {
		return model.Deed(model.KindVerify)
	}
	switch does {
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
