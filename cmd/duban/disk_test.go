package main

import (
	"bufio"
	"encoding/hex"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// operation is one thing that a process did to a disk, or, with acknowledged,
// what it had told the user by then.
type operation struct {
	kind         string // write, size, sync, rename, sync-folder, told
	path, to     string
	place        int64 // of a write; -1 at the end of the file. Of a size, the size
	data         []byte
	acknowledged []string
}

// traced finds the calls in what strace -f -y -xx wrote. Calls that another
// thread's interrupted stand in two lines.
func traced(t *testing.T, file string) []operation {
	t.Helper()
	input, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = input.Close() }()
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, 1<<28)
	begun := map[string]string{}
	resumed := regexp.MustCompile(`^<\.\.\. \w+ resumed>(.*)$`)
	var operations []operation
	for lines.Scan() {
		thread, call, _ := strings.Cut(lines.Text(), " ")
		call = strings.TrimSpace(call)
		if first, interrupted := strings.CutSuffix(call, " <unfinished ...>"); interrupted {
			begun[thread] = first
			continue
		}
		if rest := resumed.FindStringSubmatch(call); rest != nil {
			call = begun[thread] + rest[1]
		}
		if done, known := operationOf(t, call); known {
			operations = append(operations, done)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return operations
}

func operationOf(t *testing.T, call string) (operation, bool) {
	t.Helper()
	parts := regexp.MustCompile(`^(\w+)\((?:\w+<([^>]*)>)?(.*)\)\s+= (-?\d+)`).FindStringSubmatch(call)
	if parts == nil || strings.HasPrefix(parts[4], "-") {
		return operation{}, false
	}
	path := unescape(t, parts[2])
	var texts []string
	for _, text := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(parts[3], -1) {
		texts = append(texts, unescape(t, text[1]))
	}
	number := func() int64 {
		place, err := strconv.ParseInt(parts[3][strings.LastIndex(parts[3], " ")+1:], 10, 64)
		if err != nil {
			t.Fatalf("%.80s: %v", call, err)
		}
		return place
	}
	switch parts[1] {
	case "pwrite64":
		return operation{kind: "write", path: path, place: number(), data: []byte(texts[0])}, true
	case "write":
		return operation{kind: "write", path: path, place: -1, data: []byte(texts[0])}, true
	case "ftruncate":
		return operation{kind: "size", path: path, place: number()}, true
	case "fsync", "fdatasync":
		return operation{kind: "sync", path: path}, true
	case "rename", "renameat", "renameat2":
		from, to := texts[len(texts)-2], texts[len(texts)-1]
		if folders := regexp.MustCompile(`\w+<([^>]*)>`).FindAllStringSubmatch(call, -1); len(folders) >= 2 {
			from, to = within(unescape(t, folders[0][1]), from), within(unescape(t, folders[1][1]), to)
		}
		return operation{kind: "rename", path: from, to: to}, true
	}
	return operation{}, false
}

// within is the path of a name in a folder; that of an absolute one is its own.
func within(folder, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}

// unescape reads \x41\x42.
func unescape(t *testing.T, text string) string {
	t.Helper()
	raw, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	if err != nil {
		t.Fatalf("%.80s: %v", text, err)
	}
	return string(raw)
}

// disk is what is on it for certain, and what is on its way.
type disk struct {
	files   map[string]*diskFile
	renames []operation // that no sync of their folder has made last yet
}

type diskFile struct {
	certain []byte
	pending []operation
}

func (d *disk) file(path string) *diskFile {
	if d.files[path] == nil {
		d.files[path] = &diskFile{}
	}
	return d.files[path]
}

// do follows one operation. What is done by the new name of a file that is being
// renamed is done to that file.
func (d *disk) do(done operation) {
	for _, renamed := range d.renames {
		if done.path == renamed.to && done.kind != "rename" {
			done.path = renamed.path
		}
	}
	switch done.kind {
	case "write", "size":
		file := d.file(done.path)
		if done.place < 0 {
			done.place = file.length()
		}
		file.pending = append(file.pending, done)
	case "sync":
		if file, isFile := d.files[done.path]; isFile {
			file.certain, file.pending = file.applied(file.pending), nil
			return
		}
		for _, renamed := range d.renames {
			d.files[renamed.to] = d.files[renamed.path]
			delete(d.files, renamed.path)
		}
		d.renames = nil
	case "rename":
		d.renames = append(d.renames, done)
	}
}

// ledgers returns the paths of all that is a ledger or a copy of one.
func (d *disk) ledgers() []string {
	found := map[string]bool{}
	for path := range d.files {
		found[path] = true
	}
	for _, renamed := range d.renames {
		found[renamed.to] = true
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(found)), func(path string) bool { return filepath.Ext(path) != ".db" })
}

// length is that of the file with all that is on its way.
func (f *diskFile) length() int64 {
	length := int64(len(f.certain))
	for _, done := range f.pending {
		length = max(length, done.place+int64(len(done.data)))
	}
	return length
}

func (f *diskFile) applied(operations []operation) []byte {
	content := append([]byte{}, f.certain...)
	for _, done := range operations {
		end := done.place + int64(len(done.data))
		if end > int64(len(content)) {
			content = append(content, make([]byte, end-int64(len(content)))...)
		}
		if done.kind == "size" {
			content = content[:done.place]
		}
		copy(content[done.place:], done.data)
	}
	return content
}

// cut returns a content that the file can have after a power cut: each write
// that no sync has made certain is there, lost, or torn.
func (f *diskFile) cut(random *rand.Rand) []byte {
	const sector = 512
	var survived []operation
	for _, done := range f.pending {
		switch random.IntN(4) {
		case 0: // lost
		case 1:
			survived = append(survived, done)
		case 2: // some sectors
			for from := 0; from < max(len(done.data), 1); from += sector {
				if random.IntN(2) == 0 {
					part := done
					part.place += int64(from)
					part.data = done.data[from:min(from+sector, len(done.data))]
					survived = append(survived, part)
				}
			}
		case 3: // up to anywhere
			part := done
			part.data = done.data[:random.IntN(len(done.data)+1)]
			survived = append(survived, part)
		}
	}
	random.Shuffle(len(survived), func(i, j int) { survived[i], survived[j] = survived[j], survived[i] })
	return f.applied(survived)
}

// contents returns what can be at the path after a power cut; nil where there
// is nothing. The first two are what is certain, and all that was written.
func (d *disk) contents(path string, variants int, random *rand.Rand) [][]byte {
	candidates := []*diskFile{d.files[path]}
	for _, renamed := range d.renames {
		if renamed.to == path {
			candidates = append(candidates, d.files[renamed.path])
		}
	}
	var contents [][]byte
	for _, file := range candidates {
		if file == nil {
			contents = append(contents, nil)
			continue
		}
		contents = append(contents, file.applied(nil), file.applied(file.pending))
		if len(file.pending) == 0 {
			continue
		}
		for range variants {
			contents = append(contents, file.cut(random))
		}
	}
	return contents
}
