package machine

import (
	"os"
	"path/filepath"
	"strings"
)

// CompletePath completes a path as far as the files on the disk allow, and returns
// their names if there are several. Hidden files are offered once their dot is typed.
func CompletePath(path, home string) (completed string, names []string) {
	folder, start := filepath.Split(path)
	within := ExpandPath(folder, home)
	if within == "" {
		within = "."
	}
	entries, err := os.ReadDir(within)
	if err != nil {
		return path, nil
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, start) || strings.HasPrefix(name, ".") && start == "" {
			continue
		}
		// A link to a folder leads on as well.
		if info, err := os.Stat(filepath.Join(within, name)); err == nil && info.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	switch len(names) {
	case 0:
		return path, nil
	case 1:
		return folder + names[0], nil
	}
	return folder + commonStart(names), names
}

// commonStart returns what all names begin with.
func commonStart(names []string) string {
	common := []rune(names[0])
	for _, name := range names[1:] {
		runes := []rune(name)
		same := 0
		for same < min(len(common), len(runes)) && common[same] == runes[same] {
			same++
		}
		common = common[:same]
	}
	return string(common)
}

// ExpandPath returns the path that a person means: without blanks and quotes around
// it, as pasted from elsewhere, and with the home folder for ~.
func ExpandPath(path, home string) string {
	path = strings.TrimSpace(path)
	for _, quote := range []string{"'", `"`} {
		if len(path) > 2 && strings.HasPrefix(path, quote) && strings.HasSuffix(path, quote) {
			path = path[1 : len(path)-1]
		}
	}
	if rest, found := strings.CutPrefix(path, "~"); found && (rest == "" || rest[0] == '/') {
		return home + rest
	}
	return path
}
