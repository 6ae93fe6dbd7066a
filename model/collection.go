package model

// Collection is what offices filled in and sent back, compared with a plan.
type Collection struct {
	Files []CollectedFile
	// Seen is the plan that it was compared with.
	Seen *Snapshot
	// Changes are all that it comes to, to be written together.
	Changes []Change
}

// CollectedFile is a file of a collection.
type CollectedFile struct {
	Name     string
	Offices  []string // in the order of its rows
	Answers  int      // rows with an answer
	Changes  []CollectedChange
	Problems []CollectProblem
	// Err says why the file can't be read; nil if it was.
	Err error
}

// CollectedChange is a field of a task that a collection changes.
type CollectedChange struct {
	Task, Office string
	Field        CollectedField
	From, To     string // words; a status and a date as they are stored
}

// CollectedField is what an office fills in.
type CollectedField string

// The fields.
const (
	CollectedStatus   CollectedField = "status"
	CollectedDoneOn   CollectedField = "done_on"
	CollectedProgress CollectedField = "progress"
	CollectedProblem  CollectedField = "problem"
	CollectedNext     CollectedField = "next"
)

// CollectProblem is a row, or a part of it, that is not taken.
type CollectProblem struct {
	Row  int // of the file, from 1; 0 for the whole file
	Text string
	Why  CollectReason
	// Latest, with CollectChangedSince, is what happened since the table was written.
	Latest Event
}

// CollectReason says why a row is not taken as it is.
type CollectReason string

// The reasons.
const (
	CollectNoTask       CollectReason = "no-task"       // it matches no task
	CollectOtherPlan    CollectReason = "other-plan"    // it is of another plan
	CollectOldTable     CollectReason = "old-table"     // its table is of an earlier quarter
	CollectNoOffice     CollectReason = "no-office"     // it does not say which office it is of
	CollectNoPart       CollectReason = "no-part"       // its office has no part of the task
	CollectCancelled    CollectReason = "cancelled"     // the task is cancelled
	CollectTwice        CollectReason = "twice"         // it was filled in before, with another answer
	CollectBadDate      CollectReason = "bad-date"      // its date is none, or can't be right
	CollectFreeStatus   CollectReason = "free-status"   // its status is in words of its own, kept as text
	CollectChangedSince CollectReason = "changed-since" // the ledger has learnt something else since
	CollectForeign      CollectReason = "foreign"       // it is not of the sender's office
	CollectTooLong      CollectReason = "too-long"      // its text is too long
	CollectMacros       CollectReason = "macros"        // the file has programs in it, which are left alone
	CollectLockFile     CollectReason = "lock-file"     // it is what an office program leaves beside an open file
	CollectOtherPaper   CollectReason = "other-paper"   // it is another paper of duban's own
	CollectNoTable      CollectReason = "no-table"      // no table to fill in is in it
)

// IsEmpty reports whether there is nothing to write.
func (c Collection) IsEmpty() bool { return len(c.Changes) == 0 }

// Tasks returns how many tasks change.
func (c Collection) Tasks() int {
	tasks := map[string]bool{}
	for _, change := range c.Changes {
		tasks[change.Task] = true
	}
	return len(tasks)
}

// Problems returns how many problems there are, files that can't be read included.
func (c Collection) Problems() int {
	count := 0
	for _, file := range c.Files {
		count += len(file.Problems) + boolToInt(file.Err != nil)
	}
	return count
}

// Try returns what a change of a task would come to now, as Change.Decide does, or the
// *ConflictError of what happened since the version that it names. The snapshot needs
// all events of the task.
func (s *Snapshot) Try(change Change) (event Event, ok bool, err error) {
	history := s.histories[change.Task]
	if err := change.Conflict(history); err != nil {
		return Event{}, false, err
	}
	return change.Decide(Replay(history), history, s.subject(change.Task))
}

// collectionGrace is for how long after the end of a quarter its tables are taken.
const collectionGrace = 45 // days

// ReportDay returns the day that a table written on a day is about: today, or the last
// day of its quarter once that is over; ok is false if it has been over for too long.
func ReportDay(written, today Date) (day Date, ok bool) {
	end := EveryQuarter.PeriodAt(written).To
	if !end.Before(today) {
		return today, true
	}
	return end, end.DaysUntil(today) <= collectionGrace
}
