package main

import (
	"runtime/debug"
	"strings"
	"testing"

	"duban/store/bolt"
)

func TestVersion(t *testing.T) {
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{
			{Key: "vcs.revision", Value: "25a029b0123456789abcdef0123456789abcdef0"},
			{Key: "vcs.time", Value: "2021-11-22T01:02:03Z"},
			{Key: "vcs.modified", Value: modified},
		}
	}
	for _, c := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2.0", nil, "v1.2.0"},
		{"(devel)", nil, "devel"},
		{"", vcs("false"), "devel (25a029b01234 2021-11-22T01:02:03Z)"},
		{"v1.2.0", vcs("true"), "v1.2.0 (25a029b01234 2021-11-22T01:02:03Z modified)"},
		{"v1.2.0", []debug.BuildSetting{{Key: "vcs.revision", Value: "7"}}, "v1.2.0 (7)"},
	} {
		build := &debug.BuildInfo{Main: debug.Module{Version: c.version}, Settings: c.settings}
		if about := describeVersion(build); about.Commit != "" && !strings.Contains(c.want, about.Commit[:min(12, len(about.Commit))]) ||
			about.Schema != bolt.SchemaVersion || about.Modified != strings.Contains(c.want, "modified") || about.Version != strings.Fields(c.want)[0] {
			t.Errorf("%+v, want %q", about, c.want)
		}
		if got := versionOf(build); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
