package model

// AsOf returns the snapshot at the end of a day, but with the plan and the ticks as
// they are now: a tick for an earlier day counts although it was written later, and
// one undone since does not.
func (s *Snapshot) AsOf(day Date) *Snapshot {
	revision := uint64(0)
	var log []Event
	for _, event := range s.Log {
		then, gone := DateOf(event.At), false
		if event.Kind == KindTick {
			then, gone = event.On, s.undone[event.Seq]
		}
		if !gone && !then.After(day) {
			log = append(log, event)
			revision = event.Seq
		}
	}
	return NewSnapshot(s.Plan, log, revision)
}

// EventsIn returns a task's events within a period that are not undone, in order: a tick on the day that it counts for, anything else on the day
// that it was written.
func (s *Snapshot) EventsIn(task string, period Period) []Event {
	var events []Event
	for _, event := range s.histories[task] {
		day := DateOf(event.At)
		if event.Kind == KindTick {
			day = event.On
		}
		if event.Undoes == 0 && !s.undone[event.Seq] && period.Contains(day) {
			events = append(events, event)
		}
	}
	return events
}
