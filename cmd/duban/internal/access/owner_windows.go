package access

import (
	"os"

	"duban/store/folder"
)

func keepOwner(*os.File, folder.Info) error { return nil }
