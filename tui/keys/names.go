package keys

// names are what actions are called in the settings, in the order of the help. Actions
// that are not there have fixed keys: moving, and what leads out of everything.
func names() []struct {
	action Action
	name   string
} {
	return []struct {
		action Action
		name   string
	}{
		{MoveFirst, "first"},
		{MoveLast, "last"},
		{PageUp, "page_up"},
		{PageDown, "page_down"},
		{FocusCategories, "categories"},
		{FocusOffices, "offices"},
		{FocusTasks, "tasks"},
		{FocusDetail, "detail"},
		{ToggleDone, "done"},
		{ToggleDoing, "doing"},
		{WriteNote, "note"},
		{CorrectNote, "correct_note"},
		{RecordTick, "tick"},
		{ExtendDue, "extend"},
		{AddTask, "add"},
		{EditTask, "edit"},
		{CancelTask, "cancel"},
		{ReportTask, "report"},
		{AcceptTask, "accept"},
		{ReturnTask, "return"},
		{UrgeTask, "urge"},
		{CopyTask, "copy"},
		{SelectTask, "select"},
		{SelectShown, "select_all"},
		{Undo, "undo"},
		{Redo, "redo"},
		{Search, "search"},
		{ChooseOffice, "office"},
		{ClearOffice, "any_office"},
		{CycleRole, "role"},
		{CycleStatus, "status"},
		{ShowSubmitted, "submitted"},
		{SortTasks, "sort"},
		{ReverseOrder, "reverse"},
		{ShowSavedFilters, "filters"},
		{SaveFilter, "save_filter"},
		{DropFilter, "drop_filter"},
		{ShowOffices, "office_table"},
		{ShowFeed, "changes"},
		{ShowMonth, "month"},
		{ShowYear, "year"},
		{ShowLookBack, "look_back"},
		{ShowChecklist, "verify"},
		{ShowNotReported, "not_reported"},
		{ShowPapers, "papers"},
		{ShowPlans, "plans"},
		{ShowPalette, "palette"},
		{ShowSettings, "settings"},
		{ToggleMouse, "toggle_mouse"},
	}
}

// Name returns what an action is called in the settings; empty for one with fixed keys.
func (a Action) Name() string {
	for _, known := range names() {
		if known.action == a {
			return known.name
		}
	}
	return ""
}

// Named returns the action of a name; None if there is no such name.
func Named(name string) Action {
	for _, known := range names() {
		if known.name == name {
			return known.action
		}
	}
	return None
}

// ActionNames returns the names of the actions whose keys can be chosen.
func ActionNames() []string {
	var all []string
	for _, known := range names() {
		if !known.action.isPane() {
			all = append(all, known.name)
		}
	}
	return all
}

// isPane reports whether an action goes to a pane, by its digit.
func (a Action) isPane() bool { return FocusCategories <= a && a <= FocusDetail }
