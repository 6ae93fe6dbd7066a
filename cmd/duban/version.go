package main

import (
	"runtime/debug"
	"strings"
)

// unknownVersion is that of a program that was not released.
const unknownVersion = "devel"

// versionOf returns the version of the program, and what it was built
// from if that is known.
func versionOf(build *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, setting := range build.Settings {
		settings[setting.Key] = setting.Value
	}
	version := strings.Trim(build.Main.Version, "()")
	if version == "" {
		version = unknownVersion
	}
	revision := settings["vcs.revision"]
	if revision == "" {
		return version
	}
	const enough = 12 // of the digits, to find the revision by
	from := []string{revision[:min(len(revision), enough)]}
	if at := settings["vcs.time"]; at != "" {
		from = append(from, at)
	}
	if settings["vcs.modified"] == "true" {
		from = append(from, "modified")
	}
	return version + " (" + strings.Join(from, " ") + ")"
}

// ownVersion returns the version of the running program.
func ownVersion() string {
	if build, known := debug.ReadBuildInfo(); known {
		return versionOf(build)
	}
	return unknownVersion
}
