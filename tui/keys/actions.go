package keys

// Action is what a key asks for.
type Action int

// The actions of the dashboard.
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
	ReturnTask
	UrgeTask
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
	Back
	ShowPlans
	ShowHelp
	ShowPalette
	CopyTask
	Suspend
	Quit
	ShowOffices
	ShowFeed
	ShowMonth
	ShowYear
	ShowLookBack
	ShowChecklist
	ShowNotReported
	ShowSavedFilters
	ShowPapers
	ReverseOrder
	SaveFilter
	DropFilter
	RecallFilter1 // RecallFilter1+1 to +8 recall the filters 2 to 9
)

// IsMovement reports whether the action moves a cursor up or down.
func (a Action) IsMovement() bool { return a >= MoveUp && a <= PageDown }

// IsCommand reports whether the action is one to look for by name: it does more than move
// the cursor or leave.
func (a Action) IsCommand() bool {
	return a > FocusDetail && a != Open && a != Back && a != ShowPalette && a.RecalledFilter() == 0
}

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
