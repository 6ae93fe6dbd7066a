package model

import "slices"

// Report is what an office reports on a task (进展), any of three texts. It belongs to the month and the
// quarter of the day for which it is given.
type Report struct {
	Progress string `json:"progress"`
	Problem  string `json:"problem,omitempty"`
	Next     string `json:"next,omitempty"`
}

// OfficeReport is the latest report of an office on a task: the one for the latest day.
type OfficeReport struct {
	Office string `json:"office,omitempty"` // empty for a task that no office leads
	Report
	By  string `json:"by"`
	On  Date   `json:"on"`
	Seq uint64 `json:"seq"`
	// Months holds the first day of each month for which the office reported, in the
	// order of writing.
	Months []Date `json:"months"`
	// LastSeq is the number of the report that was written last.
	LastSeq uint64 `json:"last_seq"`
}

// IsIn reports whether the office reported for a month, quarter or year.
func (r OfficeReport) IsIn(period Period) bool { return slices.ContainsFunc(r.Months, period.Contains) }

func (r Report) isBlank() bool { return IsBlank(r.Progress) && IsBlank(r.Problem) && IsBlank(r.Next) }

// clean returns the report fit to be kept. The error is an *InputError.
func (r Report) clean() (Report, error) {
	var err error
	if r.isBlank() {
		return Report{}, &InputError{Problem: InputEmpty}
	}
	for _, text := range []*string{&r.Progress, &r.Problem, &r.Next} {
		if IsBlank(*text) {
			*text = ""
			continue
		}
		if *text, err = CleanNote(*text); err != nil {
			return Report{}, err
		}
	}
	return r, nil
}

// ReportChange returns the change that records what an office reports on a task; office
// is empty where none leads. The report is for the day on, zero for today. The error is
// an *InputError.
func ReportChange(task, office string, report Report, on Date) (Change, error) {
	report, err := report.clean()
	return Change{Task: task, Kind: KindReport, Office: office, Report: &report, HappenedOn: on}, err
}

// Reporters returns the offices that a report on a task without an office can be of:
// those of own that have a part in it, or else the ones that lead it.
func (s *Snapshot) Reporters(task *Task, own []string) []string {
	var mine, leads []string
	for _, part := range task.Parts(s.State(task.ID), s.planOf(task.ID).Offices) {
		if slices.Contains(own, part.Office) {
			mine = append(mine, part.Office)
		}
		if part.Role == RoleLead {
			leads = append(leads, part.Office)
		}
	}
	if len(mine) > 0 {
		return mine
	}
	return leads
}

// NotReported returns the offices that lead a task, have not done their part and have
// not reported on it for the period, each with these tasks, in the order of the plan's
// offices. With an office, it looks at that one alone.
func (s *Snapshot) NotReported(period Period, office string) []OfficeTasks {
	return s.openLeads(office, func(task *Task, part Part) bool {
		return !slices.ContainsFunc(s.states[task.ID].Reported, func(r OfficeReport) bool {
			return r.Office == part.Office && r.IsIn(period)
		})
	})
}

// OpenLeads returns the offices that lead one of the wanted tasks and have not done their
// part, each with these tasks. With an office, it looks at that one alone.
func (s *Snapshot) OpenLeads(office string, isWanted func(*Task) bool) []OfficeTasks {
	return s.openLeads(office, func(task *Task, _ Part) bool { return isWanted(task) })
}

// openLeads groups the open tasks by the offices that lead them and have not done their
// part, as far as they are wanted.
func (s *Snapshot) openLeads(office string, isWanted func(*Task, Part) bool) []OfficeTasks {
	byOffice := map[string][]*Task{}
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		for _, part := range task.Parts(s.State(task.ID), s.planOf(task.ID).Offices) {
			if part.Open && part.Role == RoleLead && (office == "" || office == part.Office) && isWanted(task, part) {
				byOffice[part.Office] = append(byOffice[part.Office], task)
			}
		}
	}
	var all []OfficeTasks
	for _, name := range s.Offices {
		if tasks := byOffice[name]; len(tasks) > 0 {
			all = append(all, OfficeTasks{Office: name, Tasks: tasks})
		}
	}
	return all
}

// report makes the event of a report.
func (c Change) report(event Event, state State, about Subject) (Event, bool, error) {
	if c.Report == nil || c.Report.isBlank() {
		return Event{}, false, &InputError{Problem: InputEmpty}
	}
	if task := about.task(c.Task, state); c.Office != "" && task != nil && !task.HasPart(c.Office) {
		return Event{}, false, &RuleError{Rule: RuleNoPart, Task: c.Task, Text: c.Office}
	}
	report := *c.Report
	event.Office, event.Report = c.Office, &report
	return event, true, nil
}

// addReport adds a report. The latest is the one for the latest day.
func (s *State) addReport(event Event) {
	if event.Report == nil {
		return
	}
	s.Reports++
	day := event.Day()
	report := OfficeReport{Office: event.Office, Report: *event.Report, By: event.By, On: day, Seq: event.Seq, LastSeq: event.Seq}
	month := MonthOf(day).First()
	at := slices.IndexFunc(s.Reported, func(r OfficeReport) bool { return r.Office == event.Office })
	if at < 0 {
		report.Months = []Date{month}
		s.Reported = append(s.Reported, report)
		return
	}
	s.Reported[at] = s.Reported[at].merged(report, month)
}

// merged returns the later of two reports, with the months of both.
func (r OfficeReport) merged(other OfficeReport, months ...Date) OfficeReport {
	later := r
	if other.On.After(r.On) || other.On == r.On && other.Seq > r.Seq {
		later = other
	}
	later.Months, later.LastSeq = slices.Clone(r.Months), max(r.LastSeq, other.LastSeq)
	for _, month := range months {
		if !slices.Contains(later.Months, month) {
			later.Months = append(later.Months, month)
		}
	}
	return later
}

// renameReports moves an office's report to its new name. Of two, the later one stays.
func (s *State) renameReports(rename Rename) {
	old := slices.IndexFunc(s.Reported, func(r OfficeReport) bool { return r.Office == rename.Old })
	if old < 0 {
		return
	}
	moved := s.Reported[old]
	moved.Office = rename.New
	at := slices.IndexFunc(s.Reported, func(r OfficeReport) bool { return r.Office == rename.New })
	if at < 0 {
		s.Reported[old] = moved
		return
	}
	s.Reported[at] = s.Reported[at].merged(moved, moved.Months...)
	s.Reported = slices.Delete(s.Reported, old, old+1)
}

// ReportOf returns the latest report of an office; the zero OfficeReport if there is none.
func (s State) ReportOf(office string) OfficeReport {
	for _, report := range s.Reported {
		if report.Office == office {
			return report
		}
	}
	return OfficeReport{}
}
