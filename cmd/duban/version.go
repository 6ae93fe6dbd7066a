package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"duban/store/bolt"
)

// versionJSON is what scripts learn of the program.
type versionJSON struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`   // empty if unknown
	Time     string `json:"time"`     // of the commit
	Modified bool   `json:"modified"` // since the commit
	// Schema is the version of the ledgers that the program writes; it reads older ones.
	Schema   int    `json:"schema"`
	Platform string `json:"platform"` // system/processor
	Go       string `json:"go"`
}

func (p *program) sayVersion() { p.say("duban " + p.version) }

func newVersionCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: p.text.Flags.Version,
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if !asJSON {
				p.sayVersion()
				return nil
			}
			build, known := debug.ReadBuildInfo()
			if !known {
				build = &debug.BuildInfo{}
			}
			return p.printer().JSON(describeVersion(build))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func describeVersion(build *debug.BuildInfo) versionJSON {
	out := versionJSON{
		Version: strings.Trim(build.Main.Version, "()"), Schema: bolt.SchemaVersion, Platform: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(),
	}
	if out.Version == "" {
		out.Version = unknownVersion
	}
	for _, setting := range build.Settings {
		switch setting.Key {
		case "vcs.revision":
			out.Commit = setting.Value
		case "vcs.time":
			out.Time = setting.Value
		case "vcs.modified":
			out.Modified = setting.Value == "true"
		}
	}
	return out
}

// unknownVersion is that of a program that was not released.
const unknownVersion = "devel"

// versionOf returns the version of the program, and what it was built
// from if that is known.
func versionOf(build *debug.BuildInfo) string {
	about := describeVersion(build)
	if about.Commit == "" {
		return about.Version
	}
	const enough = 12 // of the digits, to find the revision by
	from := []string{about.Commit[:min(len(about.Commit), enough)]}
	if about.Time != "" {
		from = append(from, about.Time)
	}
	if about.Modified {
		from = append(from, "modified")
	}
	return about.Version + " (" + strings.Join(from, " ") + ")"
}

// ownVersion returns the version of the running program.
func ownVersion() string {
	if build, known := debug.ReadBuildInfo(); known {
		return versionOf(build)
	}
	return unknownVersion
}
