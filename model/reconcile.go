package model

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
)

// Revision is the difference between a plan and a corrected version of it.
type Revision struct {
	// Plan is the corrected plan with the identities of the old one. Tasks that
	// it no longer has are in its Removed.
	Plan *Plan
	// Seen is the version of the old plan.
	Seen int
	// HeadingsChanged says that the title, the issuer, the year or a heading differs.
	HeadingsChanged bool
	Added           []*Task // of Plan
	Changed         []TaskChange
	Moved           []TaskChange // the same words at another number or under another heading
	Removed         []*Task      // of the old plan
	// Questions are about the fields that both people and the document changed, and about
	// tasks that people added and the document has as well. See Answer.
	Questions []Question

	follow []Change       // of fields that people set back to what the last document said
	seen   map[string]int // versions of the tasks that people edited or added
}

// TaskChange is a task before and after a correction, and what differs.
type TaskChange struct {
	Before, After *Task
	Fields        []Field
}

// IsEmpty reports whether the corrected version changes nothing.
func (r *Revision) IsEmpty() bool {
	return !r.HeadingsChanged && len(r.Added)+len(r.Changed)+len(r.Moved)+len(r.Removed) == 0
}

// Summary returns the counts of the revision and the plan's version after it.
func (r *Revision) Summary() RevisionSummary {
	return RevisionSummary{
		Version: r.Plan.Version,
		Added:   len(r.Added), Changed: len(r.Changed), Moved: len(r.Moved), Removed: len(r.Removed),
	}
}

// Reconcile matches a corrected version with the plan that the ledger holds, by the
// words of the tasks and by their numbers, so that a task keeps its history. A task that
// was removed before and is there again gets its old identity. It compares with what the
// last document said, not with what people changed by hand: see Questions. A task that was
// added by hand and is like a new one of the document is proposed as the same one. The
// corrected plan is changed in place, as large plans are not copied: it becomes the next
// version of the old one.
func (s *Snapshot) Reconcile(corrected *Plan) *Revision {
	var added []*Task
	for i := range s.Plan.Tasks {
		if s.Plan.Tasks[i].AddedByHand {
			added = append(added, &s.Plan.Tasks[i])
		}
	}
	r := reconcile(s.Imported, corrected, added, func(r *Revision, before, after *Task) { r.merge(s, before, after) })
	// A cancelled task that the document lacks is no removal.
	r.Removed = slices.DeleteFunc(r.Removed, func(task *Task) bool { return s.states[task.ID].Cancelled })
	return r
}

// reconcile is Reconcile with tasks that are in no document yet. merge is called for each
// task that is in both, without the one before if people added it.
func reconcile(old, corrected *Plan, added []*Task, merge func(r *Revision, before, after *Task)) *Revision {
	known := append(old.allTasks(), added...)
	fromDocument := len(known) - len(added)
	r := &Revision{Plan: corrected, Seen: old.Version, HeadingsChanged: headingsDiffer(old, corrected), seen: map[string]int{}}
	corrected.ID, corrected.Version = old.ID, max(old.Version, 1)+1
	// A correction in autumn does not take the spring out of the quotas.
	corrected.Issued = cmp.Or(old.Issued, corrected.Issued)
	matched := make([]bool, len(known))
	var unknown []*Task
	keepUnsaid := corrected.keepMissingColumns()
	for i, place := range matchTasks(known, corrected.Tasks) {
		task := &corrected.Tasks[i]
		if place < 0 {
			unknown = append(unknown, task)
			r.Added = append(r.Added, task)
			continue
		}
		matched[place] = true
		if place >= fromDocument {
			r.Questions = append(r.Questions, Question{Task: task, Added: known[place], separate: task.ID, written: *task, keepUnsaid: keepUnsaid})
			task.setIdentity(known[place].ID)
			keepUnsaid(task, known[place])
			merge(r, nil, task)
		} else {
			task.setIdentity(known[place].ID)
			keepUnsaid(task, known[place])
			merge(r, known[place], task)
		}
		r.record(old, known[place], task, place < len(old.Tasks))
	}
	assignIDs(unknown, known)
	r.assignSeparateIDs(known)
	found := len(corrected.Tasks) - len(unknown)
	corrected.Removed = slices.Grow([]Task(nil), max(0, fromDocument-found))
	for place, task := range known {
		if matched[place] || place >= fromDocument {
			continue
		}
		corrected.Removed = append(corrected.Removed, *task)
		if place < len(old.Tasks) {
			r.Removed = append(r.Removed, task)
		}
	}
	return r
}

// keepMissingColumns returns what keeps the leaders, people, source or remark of a task as they
// were, if the document has no such column.
func (p *Plan) keepMissingColumns() func(task, before *Task) {
	var leaders, people, source, remark bool
	for i := range p.Tasks {
		task := &p.Tasks[i]
		leaders, people, source = leaders || len(task.Leaders) > 0, people || len(task.People) > 0, source || task.Source != nil
		remark = remark || task.Remark != ""
	}
	return func(task, before *Task) {
		if !leaders {
			task.Leaders = before.Leaders
		}
		if !people {
			task.People = before.People
		}
		if !source {
			task.Source = before.Source
		}
		if !remark {
			task.Remark = before.Remark
		}
	}
}

// allTasks returns the tasks of the plan, and behind them those that were removed.
func (p *Plan) allTasks() []*Task {
	tasks := make([]*Task, 0, len(p.Tasks)+len(p.Removed))
	for _, part := range [][]Task{p.Tasks, p.Removed} {
		for i := range part {
			tasks = append(tasks, &part[i])
		}
	}
	return tasks
}

// assignIDs gives new tasks identities that the plan has never used.
func assignIDs(added, known []*Task) {
	if len(added) == 0 {
		return
	}
	used := make(map[string]bool, len(known)+len(added))
	for _, task := range known {
		used[task.ID] = true
	}
	for _, task := range added {
		id := unusedID(task.ID, used)
		task.setIdentity(id)
		used[id] = true
	}
}

// unusedID returns the identity, with a number behind it if it is in use.
func unusedID(id string, used map[string]bool) string {
	unused := id
	for n := 2; used[unused]; n++ {
		unused = id + "-" + strconv.Itoa(n)
	}
	return unused
}

// assignSeparateIDs gives the tasks that are proposed as the same ones identities that
// they have if they are not.
func (r *Revision) assignSeparateIDs(known []*Task) {
	if len(r.Questions) == 0 {
		return
	}
	used := make(map[string]bool, len(known)+len(r.Added))
	for _, task := range slices.Concat(known, r.Added) {
		used[task.ID] = true
	}
	for i := range r.Questions {
		if q := &r.Questions[i]; q.Added != nil {
			q.separate = unusedID(q.separate, used)
			used[q.separate] = true
		}
	}
}

// setIdentity gives a task of a document an identity. One with a number is called by that, and
// so keeps what it was read as; one without is called by its identity alone.
func (t *Task) setIdentity(id string) {
	label := t.label()
	if t.ID, t.Label = id, ""; t.Number != "" && label != id {
		t.Label = label
	}
}

// record adds a matched task to the lists. One that was removed before counts as added.
func (r *Revision) record(old *Plan, before, after *Task, wasInPlan bool) {
	if !wasInPlan {
		r.Added = append(r.Added, after)
		return
	}
	words, place := changedFields(before, after), movedFields(old, r.Plan, before, after)
	switch {
	case len(words) > 0:
		r.Changed = append(r.Changed, TaskChange{before, after, append(words, place...)})
	case len(place) > 0:
		r.Moved = append(r.Moved, TaskChange{before, after, place})
	}
}

func changedFields(a, b *Task) []Field {
	var aspects []Field
	if a.Text != b.Text {
		aspects = append(aspects, FieldText)
	}
	// The same offices in other words are no change: 局办公室 for 办公室.
	if !slices.Equal(a.Lead, b.Lead) || !slices.Equal(a.Assist, b.Assist) ||
		!slices.Equal(a.Classes, b.Classes) || a.ByMatter != b.ByMatter {
		aspects = append(aspects, FieldOffices)
	}
	if a.Due != b.Due || a.DueWords != b.DueWords || !slices.Equal(a.Milestones, b.Milestones) || a.Ongoing != b.Ongoing {
		aspects = append(aspects, FieldDue)
	}
	if (a.Quota == nil) != (b.Quota == nil) || a.Quota != nil && !a.Quota.equal(*b.Quota) {
		aspects = append(aspects, FieldQuota)
	}
	if !slices.Equal(a.Leaders, b.Leaders) {
		aspects = append(aspects, FieldLeaders)
	}
	if !slices.Equal(a.People, b.People) {
		aspects = append(aspects, FieldPeople)
	}
	if (a.Source == nil) != (b.Source == nil) || a.Source != nil && *a.Source != *b.Source {
		aspects = append(aspects, FieldSource)
	}
	if a.Remark != b.Remark {
		aspects = append(aspects, FieldRemark)
	}
	return aspects
}

func movedFields(old, corrected *Plan, before, after *Task) []Field {
	var aspects []Field
	if before.Number != after.Number {
		aspects = append(aspects, FieldNumber)
	}
	if old.categoryOf(before).Title != corrected.categoryOf(after).Title {
		aspects = append(aspects, FieldCategory)
	}
	return aspects
}

func headingsDiffer(a, b *Plan) bool {
	return a.Title != b.Title || a.Issuer != b.Issuer || a.Year != b.Year ||
		!slices.EqualFunc(a.Categories, b.Categories, func(x, y Category) bool {
			return x.Ordinal == y.Ordinal && x.Title == y.Title && slices.Equal(x.Path, y.Path)
		})
}

// How alike two texts must be, from 0 to 1, to be taken for the same task: less
// if they also bear the same number.
const (
	minSimilaritySameNumber = 0.4
	minSimilarityAlone      = 0.6
)

// matchTasks returns for each corrected task the place of the known one that it
// is, or -1. Equal words come first, then likeness; each known task is taken
// once.
func matchTasks(known []*Task, corrected []Task) []int {
	m := matcher{known: known, corrected: corrected, places: make([]int, len(corrected)), matched: make([]bool, len(known))}
	for i := range m.places {
		m.places[i] = -1
	}
	m.matchEqual(func(t *Task) string { return t.Number + "\x00" + significantText(t.Text) })
	m.matchEqual(func(t *Task) string { return significantText(t.Text) })
	m.matchSimilar()
	return m.places
}

type matcher struct {
	known     []*Task
	corrected []Task
	places    []int
	matched   []bool
}

func (m *matcher) pair(i, place int) {
	m.places[i], m.matched[place] = place, true
}

// matchEqual pairs tasks with the same words, in the order of the plan.
func (m *matcher) matchEqual(words func(*Task) string) {
	digest := func(t *Task) [16]byte {
		sum := sha256.Sum256([]byte(words(t)))
		return [16]byte(sum[:])
	}
	first := map[[16]byte]int32{}       // by words, the first place and one
	next := make([]int32, len(m.known)) // by place, the next place with the same words and one
	for place := len(m.known) - 1; place >= 0; place-- {
		if !m.matched[place] {
			same := digest(m.known[place])
			next[place], first[same] = first[same], int32(place+1)
		}
	}
	for i := range m.corrected {
		if m.places[i] >= 0 {
			continue
		}
		same := digest(&m.corrected[i])
		if found := first[same]; found > 0 {
			m.pair(i, int(found-1))
			first[same] = next[found-1]
		}
	}
}

type candidatePair struct {
	similarity float64
	i, place   int32
}

// nearlyEqual is a likeness beyond doubt. The tasks that have it are paired before
// others are compared: all pairs of a large plan at once would fill the memory.
const nearlyEqual = 0.9

// matchSimilar pairs the remaining tasks, the most similar first.
func (m *matcher) matchSimilar() {
	index, numbered := newBigramIndex(m.known), map[string][]int{}
	for place, task := range m.known {
		if !m.matched[place] {
			index.add(place)
			numbered[task.Number] = append(numbered[task.Number], place)
		}
	}
	delete(numbered, "")
	m.matchAbove(nearlyEqual, index, numbered)
	m.matchAbove(0, index, numbered)
}

// matchAbove pairs the remaining tasks of at least that similarity.
func (m *matcher) matchAbove(least float64, index *bigramIndex, numbered map[string][]int) {
	var pairs []candidatePair
	for i := range m.corrected {
		if m.places[i] >= 0 {
			continue
		}
		task := &m.corrected[i]
		rivals := numbered[task.Number]
		index.compareSimilar(task.Text, rivals[:min(len(rivals), maxCandidates)], func(place int, degree float64) {
			sameNumber := task.Number != "" && m.known[place].Number == task.Number
			if !m.matched[place] && degree >= least && (degree >= minSimilarityAlone || sameNumber && degree >= minSimilaritySameNumber) {
				pairs = append(pairs, candidatePair{degree, int32(i), int32(place)})
			}
		})
	}
	slices.SortFunc(pairs, func(a, b candidatePair) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.i, b.i), cmp.Compare(a.place, b.place))
	})
	for _, pair := range pairs {
		if m.places[pair.i] < 0 && !m.matched[pair.place] {
			m.pair(int(pair.i), int(pair.place))
		}
	}
}
