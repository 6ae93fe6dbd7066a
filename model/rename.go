package model

import "slices"

// RenameChanges returns the changes that give an office of the plan another name in
// every task that names it and in its parts. The new name may be that of another
// office, which the two then share. Both must be single offices; else the error is a
// *RuleError.
func (s *Snapshot) RenameChanges(rename Rename) ([]Change, error) {
	if rename.Old == rename.New || !s.Plan.isOffice(rename.Old) || !s.Plan.isOffice(rename.New) || IsClassName(rename.New) {
		return nil, &RuleError{Rule: RuleRename, Text: rename.Old, New: rename.New}
	}
	var changes []Change
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		raw := s.states[task.ID]
		share := rename
		share.Merges = slices.Contains(s.Offices, rename.New) && task.HasPart(rename.Old) && task.HasPart(rename.New)
		edit := &Edit{Rename: &share, To: Values{Lead: rename.in(task.Lead), Assist: rename.in(task.Assist)}}
		if slices.Contains(task.Lead, rename.Old) {
			edit.Fields = append(edit.Fields, FieldLead)
		}
		if slices.Contains(task.Assist, rename.Old) {
			edit.Fields = append(edit.Fields, FieldAssist)
		}
		hasPart := slices.ContainsFunc(raw.Parts, func(p PartMark) bool { return p.Office == rename.Old })
		hasPart = hasPart || raw.ReportOf(rename.Old).Seq != 0 || raw.UrgeOf(rename.Old).Seq != 0
		if len(edit.Fields) > 0 || hasPart {
			changes = append(changes, Change{Task: task.ID, Seen: s.State(task.ID).Version, Kind: KindEdit, Edit: edit})
		}
	}
	return changes, nil
}

// isOffice reports whether a name is not that of a class of offices.
func (p *Plan) isOffice(name string) bool {
	return name != ByMatterOffice && !slices.Contains(p.Classes(), name)
}

// in returns the names with the new one in the place of the old one, each once.
func (r Rename) in(names []string) []string {
	var renamed []string
	for _, name := range names {
		if name == r.Old {
			name = r.New
		}
		if !slices.Contains(renamed, name) {
			renamed = append(renamed, name)
		}
	}
	return renamed
}

// rename moves an office's part to the new name. Where both offices have one, that
// which is not done counts.
func (s *State) rename(rename Rename) {
	s.Renamed = append(s.Renamed, rename)
	s.renameReports(rename)
	s.renameUrges(rename)
	s.renameReturned(rename)
	if rename.Merges {
		s.mergeParts(rename)
		return
	}
	old := slices.IndexFunc(s.Parts, func(p PartMark) bool { return p.Office == rename.Old })
	if old < 0 {
		return
	}
	mark := s.Parts[old]
	mark.Office = rename.New
	at := slices.IndexFunc(s.Parts, func(p PartMark) bool { return p.Office == rename.New })
	if at < 0 {
		s.Parts[old] = mark
		return
	}
	if s.Parts[at].Status.rank() > mark.Status.rank() {
		s.Parts[at] = mark
	}
	s.Parts = slices.Delete(s.Parts, old, old+1)
}

// mergeParts makes one part of those of two offices: what one of them has not done is to
// do, whether or not it ever marked its part.
func (s *State) mergeParts(rename Rename) {
	isEither := func(p PartMark) bool { return p.Office == rename.Old || p.Office == rename.New }
	place := slices.IndexFunc(s.Parts, isEither)
	if place < 0 {
		return
	}
	mark, other := s.part(rename.Old), s.part(rename.New)
	rank, otherRank := mark.Status.rank(), other.Status.rank()
	if rank > otherRank || rank == otherRank && other.Seq > mark.Seq {
		mark = other
	}
	s.Parts = slices.DeleteFunc(s.Parts, isEither)
	if mark.Seq != 0 {
		mark.Office = rename.New
		s.Parts = slices.Insert(s.Parts, place, mark)
	}
	if len(s.Parts) == 0 {
		s.Parts = nil
	}
}

// rank orders the statuses of two parts that become one: the one that is done less counts.
func (s Status) rank() int { return 2*boolToInt(s == Done) + boolToInt(s == Submitted) }

// renameReturned moves what was sent back to an office to its new name. Of two, the later
// one stays.
func (s *State) renameReturned(rename Rename) {
	old := slices.IndexFunc(s.Returned, func(r Returned) bool { return r.Office == rename.Old })
	if old < 0 {
		return
	}
	moved := s.Returned[old]
	moved.Office = rename.New
	s.Returned = slices.Delete(slices.Clone(s.Returned), old, old+1)
	at := slices.IndexFunc(s.Returned, func(r Returned) bool { return r.Office == rename.New })
	switch {
	case at < 0:
		s.Returned = slices.Insert(s.Returned, old, moved)
	case at < old: // was sent back before
		s.Returned[at] = moved
	}
}

// renamesOf returns the offices that got another name, by the old one.
func renamesOf(states map[string]State) map[string]string {
	var renamed map[string]string
	latest := map[string]uint64{}
	for _, state := range states {
		for _, rename := range state.Renamed {
			if renamed == nil {
				renamed = map[string]string{}
			}
			if rename.Seq >= latest[rename.Old] {
				renamed[rename.Old], latest[rename.Old] = rename.New, rename.Seq
			}
		}
	}
	return renamed
}

// FollowRenames returns a permit with the new names of its offices, as far as the plan
// does not have the old ones again.
func (p *Plan) FollowRenames(permit Permit) Permit {
	if len(p.Renamed) == 0 || permit.Access != AccessOffice {
		return permit
	}
	permit.Offices = slices.Clone(permit.Offices)
	for i, office := range permit.Offices {
		if name := p.currentName(FoldOffice(p.Issuer, office)); name != FoldOffice(p.Issuer, office) {
			permit.Offices[i] = name
		}
	}
	return permit
}

// currentName returns the name that an office has now, as far as the plan does not have the
// old one again.
func (p *Plan) currentName(office string) string {
	if len(p.Renamed) == 0 {
		return office
	}
	there := p.Offices()
	for range p.Renamed { // a name may change again
		if name, found := p.Renamed[office]; found && !slices.Contains(there, office) {
			office = name
		}
	}
	return office
}
