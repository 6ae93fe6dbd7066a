package main

import (
	"runtime"
	"runtime/debug"
)

// While a document of at least largeDocument bytes is imported, the heap may grow
// by importGCPercent of what is in use before memory is collected, not by 100: a plan
// of 15 MB and 100,000 tasks then takes 113 MB instead of 197 MB, for a third more
// processor time. Only the program may decide that for all of its process.
const (
	largeDocument   = 1 << 20
	importGCPercent = 10
)

// saveMemory makes the program collect memory sooner while it imports a document
// of so many bytes, if that is large. The function that it returns ends that.
func saveMemory(size int) (restore func()) {
	if size <= largeDocument {
		return func() {}
	}
	before := debug.SetGCPercent(importGCPercent)
	return func() {
		if debug.SetGCPercent(before); before != importGCPercent {
			runtime.GC() // or the daily copy would add to the plan, which is done with
		}
	}
}
