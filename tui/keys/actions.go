package keys

// Action is what a key asks for.
type Action int

// The actions of the dashboard, by group.
const (
	None Action = iota

	MoveUp
	MoveDown
	MoveFirst
	MoveLast
	PageUp
	PageDown
	NextPane
	PreviousPane
	LeftPane
	RightPane
	FocusCategories
	FocusOffices
	FocusTasks
	FocusDetail
	Open
	Back

	ToggleDone
	ToggleDoing
	WriteNote
	CorrectNote
	RecordTick
	ExtendDue
	AddTask
	EditTask
	CancelTask
	ReportTask
	AcceptTask
	ShowSubmitted
	ReturnTask
	UrgeTask
	CopyTask
	SelectTask
	SelectShown
	Undo
	Redo

	Search
	ChooseOffice
	ClearOffice
	CycleRole
	CycleStatus
	SortTasks
	ReverseOrder
	ShowSavedFilters
	SaveFilter
	DropFilter

	ShowOffices
	ShowFeed
	ShowMonth
	ShowYear
	ShowLookBack
	ShowChecklist
	ShowNotReported
	ShowPapers
	ShowPlans

	ShowPalette
	ShowHelp
	ShowSettings
	ToggleMouse
	Suspend
	Quit

	RecallFilter1 // RecallFilter1+1 to +8 recall the filters 2 to 9
)

// Group is what actions are for.
type Group int

// The groups of actions.
const (
	GroupMove Group = iota
	GroupChange
	GroupFind
	GroupView
	GroupProgram
)

// Groups returns the groups in the order of a help of one column.
func Groups() []Group { return []Group{GroupMove, GroupChange, GroupFind, GroupView, GroupProgram} }

// Group returns the group of the action.
func (a Action) Group() Group {
	switch {
	case a <= Back:
		return GroupMove
	case a <= Redo:
		return GroupChange
	case a <= DropFilter, a >= RecallFilter1:
		return GroupFind
	case a <= ShowPlans:
		return GroupView
	default:
		return GroupProgram
	}
}

// IsMovement reports whether the action moves a cursor up or down.
func (a Action) IsMovement() bool { return a >= MoveUp && a <= PageDown }

// IsCommand reports whether the action is one to look for by name.
func (a Action) IsCommand() bool { return a != ShowPalette && a.RecalledFilter() == 0 }

// RecalledFilter returns the number of the saved filter that the action
// recalls, 1 to 9; 0 if it recalls none.
func (a Action) RecalledFilter() int {
	if number := int(a-RecallFilter1) + 1; 1 <= number && number <= 9 {
		return number
	}
	return 0
}

// Move returns the row that a movement leads to, among count rows of which
// page are visible.
func (a Action) Move(row, count, page int) int {
	switch a {
	case MoveUp:
		row--
	case MoveDown:
		row++
	case MoveFirst:
		row = 0
	case MoveLast:
		row = count - 1
	case PageUp:
		row -= max(page-1, 1)
	case PageDown:
		row += max(page-1, 1)
	}
	return min(max(row, 0), max(count-1, 0))
}
