package main

import "slices"

// do follows a call, and reports whether it changed anything.
func (d *disk) do(call systemCall) bool {
	d.t.Helper()
	switch call.name {
	case "open", "openat", "openat2", "creat":
		return d.doOpen(call)
	case "mkdir", "mkdirat", "link", "linkat", "unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2", "symlink", "symlinkat":
		return d.doName(call)
	case "sync":
		d.top.syncAll()
		return true
	case "truncate":
		_, _, found, inside := d.find(call, -1, 0)
		if inside {
			d.write(found, write{place: call.number(d.t, 1), resize: true}, false)
		}
		return inside
	case "mmap":
		return d.doMap(call)
	}
	number, _ := call.descriptor(d.t, 0)
	opened := d.open[number]
	if opened == nil && call.name != "copy_file_range" {
		return false
	}
	switch call.name {
	case "close":
		delete(d.open, number)
	case "dup", "dup2", "dup3":
		d.open[int(call.result)] = opened
	case "fcntl":
		if call.arguments[1] == "F_DUPFD" || call.arguments[1] == "F_DUPFD_CLOEXEC" {
			d.open[int(call.result)] = opened
		}
	case "lseek":
		opened.offset = call.result
	case "read":
		opened.offset += call.result
	case "fsync", "fdatasync":
		opened.inode.sync()
		return true
	case "syncfs":
		d.top.syncAll()
		return true
	default:
		return d.doWrite(call, opened)
	}
	return false
}

func (d *disk) doOpen(call systemCall) bool {
	folder, path, flags := 0, 1, 2
	if call.name == "open" || call.name == "creat" {
		folder, path, flags = -1, 0, 1
	}
	has := func(flag string) bool { return call.name != "creat" && call.has(flags, flag) }
	creates, truncates := call.name == "creat" || has("O_CREAT"), call.name == "creat" || has("O_TRUNC")
	if call.name == "openat2" {
		d.t.Fatalf("openat2 is not recorded: %q", call.arguments)
	}
	in, name, found, inside := d.find(call, folder, path)
	if !inside {
		delete(d.open, int(call.result))
		return false
	}
	changed := false
	switch {
	case has("O_TMPFILE"):
		found = &inode{}
	case found == nil && !creates:
		d.t.Fatalf("%s opened %q, whose making was not recorded", call.name, name)
	case found == nil:
		found, changed = &inode{}, true
		d.change(in, map[string]*inode{name: found})
	case truncates:
		d.write(found, write{resize: true}, false)
		changed = true
	}
	d.open[int(call.result)] = &description{inode: found, appends: has("O_APPEND"), isCertain: has("O_SYNC") || has("O_DSYNC")}
	return changed
}

// doName follows a call that changes names.
func (d *disk) doName(call systemCall) bool {
	if call.name == "symlink" || call.name == "symlinkat" {
		d.t.Fatalf("symbolic links are not recorded: %q", call.arguments)
	}
	// Of a call with two paths, the first is the source.
	folders, paths := []int{-1, -1}, []int{0, 1}
	switch call.name {
	case "linkat", "renameat", "renameat2":
		folders, paths = []int{0, 2}, []int{1, 3}
	case "unlinkat", "mkdirat":
		folders, paths = []int{0}, []int{1}
	case "unlink", "mkdir", "rmdir":
		folders, paths = []int{-1}, []int{0}
	}
	in, name, found, inside := d.find(call, folders[0], paths[0])
	if len(paths) == 1 {
		if !inside {
			return false
		}
		names := map[string]*inode{name: nil}
		if call.name == "mkdir" || call.name == "mkdirat" {
			names[name] = newFolder(in)
		}
		d.change(in, names)
		return true
	}
	if inside && in == nil && call.arguments[paths[0]] == `""` { // AT_EMPTY_PATH
		number, _ := call.descriptor(d.t, folders[0])
		found = d.open[number].inode
	}
	toFolder, toName, there, toInside := d.find(call, folders[1], paths[1])
	if inside != toInside || inside && found == nil {
		d.t.Fatalf("%s over the edge of what is recorded: %q", call.name, call.arguments)
	}
	if !inside || found == there { // two names of one file: rename does nothing
		return false
	}
	if slices.Contains(call.arguments, "RENAME_EXCHANGE") {
		d.t.Fatal("RENAME_EXCHANGE is not recorded")
	}
	isRename := call.name != "link" && call.name != "linkat"
	names := map[string]*inode{toName: found}
	if isRename && in == toFolder {
		names[name] = nil
	}
	d.change(toFolder, names)
	if isRename && in != toFolder {
		d.change(in, map[string]*inode{name: nil})
	}
	return true
}

// doWrite follows a call that changes the content of an open file.
func (d *disk) doWrite(call systemCall, opened *description) bool {
	t, place := d.t, int64(-1)
	var data []byte
	switch call.name {
	case "write", "writev":
		data = []byte(call.text(t, 1))[:call.result]
	case "pwrite64", "pwritev", "pwritev2":
		data, place = []byte(call.text(t, 1))[:call.result], call.number(t, 3)
	case "ftruncate":
		d.write(opened.inode, write{place: call.number(t, 1), resize: true}, opened.isCertain)
		return true
	case "fallocate":
		if size := call.number(t, 2) + call.number(t, 3); call.arguments[1] == "0" && size > int64(len(opened.inode.live)) {
			d.write(opened.inode, write{place: size, resize: true}, opened.isCertain)
		}
		return true
	case "copy_file_range":
		from, _ := call.descriptor(t, 0)
		to, _ := call.descriptor(t, 2)
		source := opened
		if opened = d.open[to]; opened == nil {
			return false
		}
		if source == nil || call.arguments[1] != "NULL" || call.arguments[3] != "NULL" {
			t.Fatalf("copy_file_range from descriptor %d is not recorded: %q", from, call.arguments)
		}
		data = append(data, source.inode.live[source.offset:source.offset+call.result]...)
		source.offset += call.result
	default:
		t.Fatalf("%s is not recorded: %.200q", call.name, call.arguments)
	}
	if place < 0 {
		if opened.appends {
			opened.offset = int64(len(opened.inode.live))
		}
		place = opened.offset
		opened.offset += int64(len(data))
	}
	d.write(opened.inode, write{place: place, data: data}, opened.isCertain)
	return len(data) > 0
}

// doMap refuses a map that is written, as strace does not see what.
func (d *disk) doMap(call systemCall) bool {
	number, _ := call.descriptor(d.t, 4)
	if d.open[number] != nil && call.has(2, "PROT_WRITE") && call.has(3, "MAP_SHARED") {
		d.t.Fatal("a file is written by a map, which is not recorded")
	}
	return false
}
