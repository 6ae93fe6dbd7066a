package storetest

import (
	"slices"
	"time"

	"duban/model"
)

// plainPlan is the simulation's own implementation of the rules, by other means
// than the model's. Events are never inverted here: they are active or not, and
// each person has a stack of what to undo and one of what to redo.
type plainPlan struct {
	id     string
	log    []uint64
	tasks  map[string][]plainEvent
	people map[string]*plainPerson
	// past holds, of each task, the events that were active at each version, from 2.
	past map[string][][]plainEvent
}

type plainEvent struct {
	model.Event
	active bool
}

type plainPerson struct{ undo, redo [][]plainTarget }

// plainTarget is an event to undo or redo. Seq is that of the event itself, and
// of to redo that of the undo event.
type plainTarget struct {
	task          string
	original, seq uint64
}

const (
	refusedConflict = "conflict"
	refusedMissing  = "missing"
	refusedRule     = "rule"
)

// plainApply makes changes, the first of whose events gets the number. It
// returns how many events it made, or why it made none.
type plainApply func(by string, at time.Time, first uint64, changes []model.Change) (int, string)

func (p *plainPlan) person(by string) *plainPerson {
	if p.people[by] == nil {
		p.people[by] = &plainPerson{}
	}
	return p.people[by]
}

func (p *plainPlan) change(by string, at time.Time, first uint64, changes []model.Change) (int, string) {
	versions := map[string]int{}
	for _, change := range changes {
		versions[change.Task] = 1 + len(p.tasks[change.Task])
	}
	seq := first
	var made []plainTarget
	for _, change := range changes {
		if refusal := p.refusal(change, versions[change.Task]); refusal != "" {
			p.forget(made)
			return 0, refusal
		}
		state := p.state(change.Task)
		asItIs := change.Kind == model.KindMark && state.Status == change.To ||
			change.Kind == model.KindVerify && state.Status == model.Done && state.VerifiedBy != ""
		if asItIs && change.Note == "" {
			continue
		}
		if asItIs {
			change.Kind = model.KindNote
		}
		p.write(plainEvent{model.Event{
			Seq: seq, By: by, At: at, Task: change.Task, Kind: change.Kind, To: change.To, Note: change.Note, On: change.On, Source: change.Source,
		}, true})
		made = append([]plainTarget{{change.Task, seq, seq}}, made...)
		seq++
	}
	if len(made) > 0 {
		person := p.person(by)
		person.undo, person.redo = append(person.undo, made), nil
	}
	return len(made), ""
}

// refusal says why a change can't be made; the version is that of the task
// before all of the changes.
func (p *plainPlan) refusal(change model.Change, version int) string {
	state := p.state(change.Task)
	switch {
	case change.Task == "4":
		return refusedMissing
	case change.Seen != 0 && !slices.Equal(p.basis(change, change.Seen), p.basis(change, version)):
		return refusedConflict
	case change.Kind == model.KindVerify && state.Status != model.Done,
		change.Kind == model.KindExtend && !state.Due.IsZero() && !change.On.After(state.Due):
		return refusedRule
	default:
		return ""
	}
}

// basis returns the numbers of the events that were active at a version of the
// task and that the change builds on.
func (p *plainPlan) basis(change model.Change, version int) []uint64 {
	if version == 1 {
		return nil
	}
	kinds := map[model.Kind][]model.Kind{
		model.KindMark: {model.KindMark}, model.KindVerify: {model.KindMark, model.KindVerify},
		model.KindExtend: {model.KindExtend},
	}[change.Kind]
	var numbers []uint64
	for _, event := range p.past[change.Task][version-2] {
		if slices.Contains(kinds, event.Kind) {
			numbers = append(numbers, event.Seq)
		}
	}
	return numbers
}

// forget drops events that were written before a later change was refused.
func (p *plainPlan) forget(made []plainTarget) {
	for _, target := range made {
		p.tasks[target.task] = p.tasks[target.task][:len(p.tasks[target.task])-1]
		p.past[target.task] = p.past[target.task][:len(p.past[target.task])-1]
		p.log = p.log[:len(p.log)-1]
	}
}

// last returns what a person's next undo or redo takes back, newest first.
func (p *plainPlan) last(by string, kind model.Kind) []plainTarget {
	stack := p.person(by).undo
	if kind == model.KindRedo {
		stack = p.person(by).redo
	}
	if len(stack) == 0 {
		return nil
	}
	return stack[len(stack)-1]
}

// undoOrRedo undoes or redoes what is on top of the person's stack, unless
// something later builds on a part of it.
func (p *plainPlan) undoOrRedo(by string, at time.Time, first uint64, changes []model.Change) (int, string) {
	if len(changes) == 0 {
		return 0, ""
	}
	kind := changes[0].Kind
	targets := p.last(by, kind)
	active := kind == model.KindRedo
	if p.anyBuiltOn(targets, active) {
		return 0, refusedConflict
	}
	var inverse []plainTarget
	for i, target := range targets {
		seq := first + uint64(i)
		p.event(target).active = active
		p.write(plainEvent{model.Event{Seq: seq, By: by, At: at, Task: target.task, Kind: kind}, false})
		inverse = append([]plainTarget{{target.task, target.original, seq}}, inverse...)
	}
	person := p.person(by)
	if kind == model.KindUndo {
		person.undo, person.redo = person.undo[:len(person.undo)-1], append(person.redo, inverse)
		return len(targets), ""
	}
	slices.SortFunc(inverse, func(a, b plainTarget) int { return int(b.original) - int(a.original) })
	for i := range inverse {
		inverse[i].seq = inverse[i].original
	}
	person.redo, person.undo = person.redo[:len(person.redo)-1], append(person.undo, inverse)
	return len(targets), ""
}

// anyBuiltOn reports whether something later builds on one of the events, once
// those before it are taken back. It leaves all as it was.
func (p *plainPlan) anyBuiltOn(targets []plainTarget, active bool) bool {
	for i, target := range targets {
		if p.builtOn(p.event(target).Kind, target) {
			for _, again := range targets[:i] {
				p.event(again).active = !active
			}
			return true
		}
		p.event(target).active = active
	}
	for _, again := range targets {
		p.event(again).active = !active
	}
	return false
}

func (p *plainPlan) write(event plainEvent) {
	p.tasks[event.Task] = append(p.tasks[event.Task], event)
	standing := slices.DeleteFunc(slices.Clone(p.tasks[event.Task]), func(e plainEvent) bool { return !e.active })
	p.past[event.Task] = append(p.past[event.Task], standing)
	p.log = append(p.log, event.Seq)
}

func (p *plainPlan) event(target plainTarget) *plainEvent {
	events := p.tasks[target.task]
	return &events[slices.IndexFunc(events, func(e plainEvent) bool { return e.Seq == target.original })]
}

func (p *plainPlan) builtOn(kind model.Kind, target plainTarget) bool {
	builders := map[model.Kind][]model.Kind{
		model.KindMark: {model.KindMark, model.KindVerify}, model.KindVerify: {model.KindVerify},
		model.KindExtend: {model.KindExtend},
	}[kind]
	return slices.ContainsFunc(p.tasks[target.task], func(e plainEvent) bool {
		return slices.Contains(builders, e.Kind) && e.active && e.Seq > target.seq
	})
}

func (p *plainPlan) state(task string) model.State {
	state := model.State{Version: 1 + len(p.tasks[task]), Status: model.Todo}
	for _, event := range p.tasks[task] {
		if !event.active {
			continue
		}
		if event.Note != "" {
			state.Notes++
		}
		switch event.Kind {
		case model.KindMark:
			state.Status, state.DoneBy, state.DoneAt = event.To, "", time.Time{}
			state.VerifiedBy, state.VerifiedAt = "", time.Time{}
			if event.To == model.Done {
				state.DoneBy, state.DoneAt = event.By, event.At
			}
		case model.KindExtend:
			state.Due = event.On
		case model.KindVerify:
			state.VerifiedBy, state.VerifiedAt = event.By, event.At
		case model.KindTick:
			state.Ticks = append(state.Ticks, model.Tick{Seq: event.Seq, On: event.On})
			if task == "2" && state.Status == model.Todo { // the only one with a quota
				state.Status = model.Doing
			}
		}
	}
	if state.Status != model.Done { // a verification redone after its mark was undone
		state.VerifiedBy, state.VerifiedAt = "", time.Time{}
	}
	return state
}
