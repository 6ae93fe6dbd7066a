//go:build unix

package access

import (
	"os"

	"duban/store/folder"
)

// keepOwner gives a new file the owner and group of the one that it replaces.
func keepOwner(file *os.File, before folder.Info) error {
	now, err := folder.Describe(file)
	if err != nil || now.Owner == before.Owner && now.Group == before.Group {
		return err
	}
	return file.Chown(int(before.Owner), int(before.Group))
}

// setGroup gives a file to a group.
func setGroup(file *os.File, group uint32) error { return file.Chown(-1, int(group)) }
