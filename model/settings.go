package model

// SettingsID names the plan itself where its events name a task: its settings have a
// history, conflicts and undo as a task has. No document gives it to a task.
const SettingsID = "@plan"

// SettingsChange returns the change that sets settings of the plan to the values.
func (s *Snapshot) SettingsChange(fields []Field, values Values) Change {
	return Change{
		Task: SettingsID, Seen: s.State(SettingsID).Version, Kind: KindSettings, Edit: &Edit{Fields: fields, To: values},
	}
}

// settings makes the event that sets settings, without those that are so already.
func (c Change) settings(event Event, state State) (Event, bool, error) {
	if c.Edit == nil || c.Task != SettingsID {
		return Event{}, false, &NotFoundError{What: NounPlan, Name: c.Task}
	}
	event.Edit = c.Edit.changed(state.settings())
	return event, len(event.Edit.Fields) > 0, nil
}

// settings returns the settings of a plan whose events add up to the state.
func (s *State) settings() Values {
	if s.Values == nil {
		return Values{}
	}
	return *s.Values
}

// withSettings returns the plan with the settings that people gave it.
func (p *Plan) withSettings(state State) *Plan {
	if len(state.Edited) == 0 {
		return p
	}
	set := *p
	settings := state.settings()
	set.CountFrom, set.Approval = settings.CountFrom, settings.Approval
	return &set
}
