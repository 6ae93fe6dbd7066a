package model

import (
	"cmp"
	"slices"
	"strings"
)

// member is one of the plans of a joined snapshot, and where its tasks and categories
// begin among those of all.
type member struct {
	*Snapshot
	tasks, categories int
}

// JoinPlans returns a snapshot of several plans seen together. The identity of a task is
// its plan's, a slash and its own; so is its name. What a task is and how far follows from
// its own plan, see Member. The snapshots of the plans are whole.
func JoinPlans(snapshots []*Snapshot) *Snapshot {
	joined := &Snapshot{
		Plan: &Plan{}, states: map[string]State{}, histories: map[string][]Event{}, notes: map[string][]Event{},
		undone: map[uint64]bool{}, indexes: map[string]int{}, names: map[string]string{}, membersOf: map[string]int{},
	}
	for i, s := range snapshots {
		joined.addMember(i, s)
	}
	joined.Imported = joined.Plan
	joined.Offices = joined.Plan.Offices()
	slices.SortStableFunc(joined.Log, func(a, b Event) int { return cmp.Compare(a.Seq, b.Seq) })
	return joined
}

func (s *Snapshot) addMember(number int, plan *Snapshot) {
	s.members = append(s.members, member{plan, len(s.Plan.Tasks), len(s.Plan.Categories)})
	s.Revision = max(s.Revision, plan.Revision)
	s.Plan.join(plan.Plan, number == 0)
	for i := range plan.Plan.Tasks {
		own := plan.Plan.Tasks[i].ID
		id := joinedID(plan.Plan.ID, own)
		s.indexes[id] = len(s.indexes)
		s.membersOf[id] = number
		s.names[id] = joinedID(plan.Plan.ID, plan.Name(own))
		s.histories[id], s.notes[id] = plan.histories[own], plan.notes[own]
		if state, found := plan.states[own]; found {
			s.states[id] = state
		}
	}
	for seq := range plan.undone {
		s.undone[seq] = true
	}
	for _, event := range plan.Log {
		if event.Plan != "" || number == 0 { // what belongs to no plan is in the log of each
			s.Log = append(s.Log, event.joined())
		}
	}
}

// joinedID returns the identity of a task in several plans seen together.
func joinedID(plan, task string) string { return plan + "/" + task }

// joined returns the event with the identity that its task has in several plans seen
// together.
func (e Event) joined() Event {
	if e.AboutTask() != "" {
		e.Task = joinedID(e.Plan, e.Task)
	}
	return e
}

// JoinEvents returns events of several plans as those of the plans seen together.
func JoinEvents(events []Event) []Event {
	joined := make([]Event, len(events))
	for i, event := range events {
		joined[i] = event.joined()
	}
	return joined
}

// SplitChanges returns changes of several plans seen together as changes of each plan.
func SplitChanges(changes []Change) []Change {
	split := slices.Clone(changes)
	for i := range split {
		if plan, task, isJoined := strings.Cut(split[i].Task, "/"); isJoined {
			split[i].Plan, split[i].Task = plan, task
		}
	}
	return split
}

// followJoined is Follow of plans seen together.
func (s *Snapshot) followJoined(news News) *Snapshot {
	plans := make([]*Snapshot, len(s.members))
	for i, m := range s.members {
		own := News{Revision: news.Revision}
		for _, event := range news.Events {
			if event.Plan == m.Plan.ID || event.Plan == "" {
				event.Task = strings.TrimPrefix(event.Task, joinedID(m.Plan.ID, ""))
				own.Events = append(own.Events, event)
			}
		}
		plans[i] = m.Follow(own)
	}
	return JoinPlans(plans)
}

// Only returns the plan of a task alone, of several seen together; the identities stay.
func (s *Snapshot) Only(task string) *Snapshot {
	if number, found := s.membersOf[task]; found {
		return JoinPlans([]*Snapshot{s.members[number].Snapshot})
	}
	return s
}

// planOf returns the plan that a task is of, see Member.
func (s *Snapshot) planOf(task string) *Snapshot {
	if number, found := s.membersOf[task]; found {
		return s.members[number].Snapshot
	}
	return s
}

// PlanAndNumber returns what a task is called in its plan, and of several plans seen
// together the plan.
func (s *Snapshot) PlanAndNumber(task string) (plan, number string) {
	if of := s.planOf(task); of != s {
		return of.Plan.ID, of.Name(strings.TrimPrefix(task, joinedID(of.Plan.ID, "")))
	}
	return "", s.Name(task)
}

// join adds the categories and tasks of another plan, under its title.
func (p *Plan) join(other *Plan, isFirst bool) {
	categories := len(p.Categories)
	if isFirst {
		p.ID, p.Title, p.Issuer, p.Year, p.UntilYear = other.ID, other.Name(), other.Issuer, other.Year, other.UntilYear
		p.Approval = other.Approval
	} else {
		p.Approval = p.Approval || other.Approval
		p.ID, p.Title = p.ID+","+other.ID, p.Title+"；"+other.Name()
		if p.Issuer != other.Issuer {
			p.Issuer = ""
		}
		if p.Year != other.Year || p.UntilYear != other.UntilYear {
			p.Year, p.UntilYear = 0, 0
		}
	}
	for _, category := range other.Categories {
		category.Path = append([]string{other.Name()}, category.Path...)
		p.Categories = append(p.Categories, category)
	}
	for _, task := range other.Tasks {
		task.ID = other.ID + "/" + task.ID
		if task.Category >= 0 {
			task.Category += categories
		}
		p.Tasks = append(p.Tasks, task)
	}
}

// IsJoined reports whether the snapshot is of several plans.
func (s *Snapshot) IsJoined() bool { return len(s.members) > 0 }

// Member returns the plan that a task of a joined snapshot is of, and the task as it is
// there; of any other snapshot, what was given.
func (s *Snapshot) Member(task *Task) (*Snapshot, *Task) {
	number, found := s.membersOf[task.ID]
	if !found {
		return s, task
	}
	plan := s.members[number].Snapshot
	if own := plan.Task(strings.TrimPrefix(task.ID, plan.Plan.ID+"/")); own != nil {
		return plan, own
	}
	return s, task
}

// ofMembers returns the tasks that find returns of each plan, as those of the joined
// snapshot.
func (s *Snapshot) ofMembers(find func(member) []*Task) []*Task {
	var tasks []*Task
	for _, m := range s.members {
		for _, own := range find(m) {
			if task := s.Task(m.Plan.ID + "/" + own.ID); task != nil {
				tasks = append(tasks, task)
			}
		}
	}
	return tasks
}

// of returns the filter as it selects from a plan of a joined snapshot; ok is false if
// nothing of it passes.
func (f Filter) of(m member) (filter Filter, ok bool) {
	if f.Category != 0 {
		f.Category -= m.categories
		if f.Category < 1 || f.Category > len(m.Plan.Categories) {
			return f, false
		}
	}
	f.Search = strings.TrimPrefix(strings.TrimSpace(f.Search), joinedID(m.Plan.ID, "")) // as the task is called among all
	names := slices.Concat(m.Offices, m.Plan.Classes())
	return f, f.Office == "" || slices.Contains(names, f.Office)
}

// checkJoined is Check of a joined snapshot: what one of the plans has is enough.
func (f Filter) checkJoined(s *Snapshot, today Date, spelling Spelling) error {
	var first error
	for _, m := range s.members {
		err := f.Check(m.Snapshot, today, spelling)
		if err == nil {
			return nil
		}
		first = cmp.Or(first, err)
	}
	return first
}

// joinedProgress adds up the figures of the plans. An office of several is listed once.
func (s *Snapshot) joinedProgress(today Date) Progress {
	total, places := Progress{}, s.officePlaces()
	total.Offices = make([]OfficeProgress, len(s.Offices))
	for i, name := range s.Offices {
		total.Offices[i].Name = name
	}
	for _, m := range s.members {
		p := m.Progress(today)
		total.Total, total.Todo, total.Doing, total.Done = total.Total+p.Total, total.Todo+p.Todo, total.Doing+p.Doing, total.Done+p.Done
		total.Cancelled, total.Overdue, total.DueSoon = total.Cancelled+p.Cancelled, total.Overdue+p.Overdue, total.DueSoon+p.DueSoon
		total.Behind, total.Quotas, total.Lagging = total.Behind+p.Behind, total.Quotas+p.Quotas, total.Lagging+p.Lagging
		total.ToAccept += p.ToAccept
		total.Unsettled, total.Submitted, total.Ahead = total.Unsettled+p.Unsettled, total.Submitted+p.Submitted, total.Ahead+p.Ahead
		total.Categories = append(total.Categories, p.Categories...)
		for _, office := range p.Offices {
			total.Offices[places[office.Name]].join(office)
		}
		if isNext := total.NextDue == nil || p.NextDueOn.Before(total.NextDueOn); p.NextDue != nil && isNext {
			total.NextDue, total.NextDueOn = s.Task(m.Plan.ID+"/"+p.NextDue.ID), p.NextDueOn
		}
	}
	return total
}

func (p *OfficeProgress) join(other OfficeProgress) {
	p.Lead, p.Assist, p.Class = p.Lead+other.Lead, p.Assist+other.Assist, p.Class+other.Class
	p.Done, p.Total = p.Done+other.Done, p.Total+other.Total
	p.Overdue, p.Behind = p.Overdue+other.Overdue, p.Behind+other.Behind
}

// allPlans are the words for all plans of a ledger.
func allPlans() []string { return []string{"all", "全部"} }

// NamesPlans reports whether what a person typed may mean several plans.
func NamesPlans(typed string) bool {
	return strings.ContainsFunc(typed, IsListSeparator) || slices.Contains(allPlans(), strings.TrimSpace(typed))
}

// FindPlans finds plans by a list of what FindPlan takes, or all of them. Each comes once,
// in the order typed. The error is that of FindPlan.
func FindPlans(plans []PlanInfo, typed string) ([]PlanInfo, error) {
	if slices.Contains(allPlans(), strings.TrimSpace(typed)) && len(plans) > 0 {
		return plans, nil
	}
	var found []PlanInfo
	for _, name := range SplitNames(typed) {
		plan, err := FindPlan(plans, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(found, plan) {
			found = append(found, plan)
		}
	}
	if len(found) == 0 {
		return nil, &NotFoundError{What: NounPlan, Name: typed}
	}
	return found, nil
}
