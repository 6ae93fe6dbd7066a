package changes

import "duban/model"

// MarkOwnParts makes marks of a client that is an office those of its own parts, where
// it does not lead alone and names no other.
func MarkOwnParts(permit model.Permit, snapshot *model.Snapshot, changes []model.Change) {
	offices, _ := snapshot.OfficesOf(permit)
	for i := range changes {
		task := snapshot.Task(changes[i].Task)
		for _, office := range offices {
			if changes[i].Office == "" && task.HasPart(office) {
				changes[i].Office = office
			}
		}
	}
}
