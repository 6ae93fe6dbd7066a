package model

// AsOf returns the snapshot at the end of a day, with the document as it is now: what
// happened on a later day is left out, and so is what was written later for an
// earlier day and undone since.
func (s *Snapshot) AsOf(day Date) *Snapshot {
	if s.IsJoined() {
		plans := make([]*Snapshot, len(s.members))
		for i, m := range s.members {
			plans[i] = m.AsOf(day)
		}
		return JoinPlans(plans)
	}
	revision := uint64(0)
	var log []Event
	for _, event := range s.Log {
		isBackdated := event.Day().Before(DateOf(event.At)) || event.Kind == KindTick
		if event.Day().After(day) || isBackdated && s.undone[event.Seq] {
			continue
		}
		log = append(log, event)
		revision = event.Seq
	}
	return NewSnapshot(s.Imported, log, revision)
}

// EventsIn returns a task's events within a period that are not undone, in order, each
// on the day on which it happened.
func (s *Snapshot) EventsIn(task string, period Period) []Event {
	var events []Event
	for _, event := range s.histories[task] {
		if event.Undoes == 0 && !s.undone[event.Seq] && period.Contains(event.Day()) {
			events = append(events, event)
		}
	}
	return events
}
