// Package gate restricts what a client may do who connects with an SSH key.
package gate

import (
	"slices"
	"strings"
)

// IsAllowed reports whether a client may run a command, given by its path without
// duban: offices rename. Commands that are not listed are refused.
func IsAllowed(command string) bool {
	top, _, _ := strings.Cut(command, " ")
	return slices.Contains(readingCommands(), top) || slices.Contains(changingCommands(), top)
}

// IsReading reports whether a command, given by its path, changes nothing; only then
// --today may be used.
func IsReading(command string) bool {
	top, _, _ := strings.Cut(command, " ")
	return slices.Contains(readingCommands(), top) && !slices.Contains(changingCommands(), command)
}

// StreamFlags returns whether a command takes a file, which through the gate can
// only be standard input or output, and those of its flags that name no file.
func StreamFlags(command string) (flags []string, isStream bool) {
	flags, isStream = map[string][]string{
		"import":  {"add-only", "year", "title", "issuer", "columns", "header", "remove", "yes", "dry-run", "json", "row", "forget"},
		"collect": {"dry-run", "yes", "json"},
		"restore": {"yes"},
		"backup":  {},
		"export":  {"form", "format", "quarter", "month", "notes", "reply-by", "not-reported", "office", "category", "role", "status", "missing", "search", "due-from", "due-to", "leader", "person", "source"},
	}[command]
	return flags, isStream
}

func readingCommands() []string {
	return []string{"duban", "help", "version", "plans", "list", "show", "stats", "offices", "month", "calendar", "review", "log", "check", "export"}
}

func changingCommands() []string {
	return []string{
		"add", "edit", "cancel", "start", "done", "reopen", "accept", "return", "note", "report", "urge", "tick", "extend", "verify", "undo", "filter", "carry", "collect",
		"import", "restore", "backup", "doctor", "offices rename", "plans drop", "plans set", "access",
	}
}
