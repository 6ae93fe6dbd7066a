package tui

import "duban/model"

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
func (a *App) refusal(does action, in place) string {
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
func deedOf(does action, in place) model.Deed {
	if in == inChecklist && (does == toggleDone || does == writeNote) {
		return model.Deed(model.KindVerify)
	}
	switch does {
	case toggleDone, toggleDoing, markTask, markShown:
		return model.Deed(model.KindMark)
	case writeNote:
		return model.Deed(model.KindNote)
	case recordTick:
		return model.Deed(model.KindTick)
	case extendDue:
		return model.Deed(model.KindExtend)
	case undo:
		return model.Deed(model.KindUndo)
	case redo:
		return model.Deed(model.KindRedo)
	case saveFilter, dropFilter:
		return model.DeedFilters
	case open:
		if in == inLookBack {
			return model.Deed(model.KindCarry)
		}
	}
	return ""
}
