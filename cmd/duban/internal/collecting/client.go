package collecting

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/text"
	"duban/model"
)

// CollectFor is Collect for a person. An office gets its own rows; a table with those of
// others is refused.
func (c Collector) CollectFor(ctx context.Context, by string, permit model.Permit, files []File, text text.Collect) (model.Collection, error) {
	snapshot := c.Snapshot
	if err := permit.MayAttempt(by, model.Operation(model.KindReport), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return model.Collection{}, err
	}
	if permit.Access == model.AccessOffice {
		own, err := snapshot.OfficesOf(permit)
		if err != nil {
			return model.Collection{}, err
		}
		c.Own = own
	}
	collection, err := c.Collect(ctx, files)
	if err == nil && slices.ContainsFunc(collection.Files, func(file model.CollectedFile) bool {
		return slices.ContainsFunc(file.Problems, func(p model.CollectProblem) bool { return p.Why == model.CollectForeign })
	}) {
		err = &exit.Failure{Line: text.Foreign}
	}
	return collection, err
}

// Progress takes how much of the work is done; may be nil. Opening a file and
// taking in its rows are one step each.
type Progress func(done, total int)

func (p Progress) advance(done, files int) {
	const stepsOfFile = 2
	if p != nil {
		p(done, stepsOfFile*files)
	}
}

// Open reads files, and those in folders that may be tables, in the order of
// their names.
func Open(ctx context.Context, documents *importing.Reader, names []string, progress Progress) []File {
	var all []string
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.IsDir() && name != importing.StandardInput {
			all = append(all, tablesIn(name)...)
		} else {
			all = append(all, name)
		}
	}
	var files []File
	for i, name := range all {
		from, err := documents.Open(ctx, name)
		files = append(files, File{Name: name, Data: from.Bytes(), Err: err})
		progress.advance(i+1, len(all))
	}
	return files
}

// tablesIn returns the files of a folder that may be tables, without the lock files of
// office programs.
func tablesIn(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return []string{folder}
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		isTable := slices.Contains([]string{
			".xlsx", ".xlsm", ".docx", ".docm", ".csv", ".tsv", ".txt", ".md", ".html", ".htm", ".et", ".xls", ".ods", ".doc", ".wps", ".odt",
		}, strings.ToLower(filepath.Ext(name)))
		if isTable && !entry.IsDir() && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") {
			names = append(names, filepath.Join(folder, name))
		}
	}
	return names
}
