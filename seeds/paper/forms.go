package paper

// The forms of papers.
const (
	FormLedger   = "ledger"   // all fields of each task
	FormProgress = "progress" // progress in a quarter or month
	FormUrge     = "urge"     // overdue, due soon and behind, a sheet for each office
	FormAnnual   = "annual"   // the year's figures, done and open tasks
	FormReview   = "review"   // last year's tasks beside those of the new plan
	FormClosing  = "closing"  // 销号清单: which tasks are closed, and which are not
	FormCollect  = "collect"  // a table for each office to fill in
	FormBulletin = "bulletin" // the standings of all offices, for all of them
)

// Forms returns all of them, the most general first.
func Forms() []string {
	return []string{FormLedger, FormProgress, FormUrge, FormAnnual, FormClosing, FormReview, FormCollect, FormBulletin}
}
