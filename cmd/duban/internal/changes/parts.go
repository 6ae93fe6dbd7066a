package changes

import "duban/model"

// MarkOwnParts turns a mark of a whole task into one of the own part, where the permit is
// for an office that has a part of the task. Marks that name an office stay as they are.
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
