package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/collecting"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/model"
)

// collectFlags are the flags of collect, as typed.
type collectFlags struct{ dryRun, yes, json bool }

func newCollectCommand(p *program) *cobra.Command {
	var flags collectFlags
	text := p.text.Collect
	cmd := &cobra.Command{
		Use:   use("collect", text.FilesArgument),
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.collect(cmd.Context(), args, flags)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, text.DryRun)
	cmd.Flags().BoolVar(&flags.yes, "yes", false, text.Yes)
	cmd.Flags().BoolVar(&flags.json, "json", false, p.text.Flags.JSON)
	return cmd
}

// collect reads the files before it touches the ledger.
func (p *program) collect(ctx context.Context, names []string, flags collectFlags) error {
	files := openCollected(p.documents, names)
	s, snapshot, err := p.openSnapshot(ctx)
	if err != nil {
		return err
	}
	if s.hasNoPlan {
		return &model.NotFoundError{What: model.NounPlan}
	}
	collection, err := s.collection(ctx, snapshot, files)
	if err != nil {
		return err
	}
	if flags.json && flags.dryRun {
		return s.report().CollectionJSON(collection)
	}
	asks := s.terminal && !flags.yes && !flags.json && !slices.Contains(names, importing.StandardInput)
	if !flags.json {
		s.report().Collection(collection)
	}
	switch {
	case flags.dryRun:
		return nil
	case collection.IsEmpty():
		return s.nothingCollected(collection, flags)
	case asks:
		if err := s.confirmCollection(); err != nil {
			return err
		}
	}
	if _, _, err := s.apply(ctx, snapshot, collection.Changes); err != nil {
		return err
	}
	if flags.json {
		return s.report().CollectionJSON(collection)
	}
	s.report().Collected(collection)
	return nil
}

// collection compares files with the plan. An office gets its own rows; a table with
// those of others is refused.
func (s *session) collection(ctx context.Context, snapshot *model.Snapshot, files []collecting.File) (model.Collection, error) {
	collector := collecting.Collector{Snapshot: snapshot, Today: s.today()}
	permit := s.permit()
	if err := permit.MayAttempt(s.by, model.Operation(model.KindReport), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return model.Collection{}, err
	}
	if permit.Access == model.AccessOffice {
		own, err := snapshot.Plan.FollowRenames(permit).OfficesAmong(snapshot.Plan.Issuer, snapshot.Offices)
		if err != nil {
			return model.Collection{}, err
		}
		collector.Own = own
	}
	collection, err := collector.Collect(ctx, files)
	if err == nil && slices.ContainsFunc(collection.Files, func(file model.CollectedFile) bool {
		return slices.ContainsFunc(file.Problems, func(p model.CollectProblem) bool { return p.Why == model.CollectForeign })
	}) {
		err = &exit.Failure{Line: s.text.Collect.Foreign}
	}
	return collection, err
}

// nothingCollected ends a collection without changes: a failure if no file could be read.
func (s *session) nothingCollected(collection model.Collection, flags collectFlags) error {
	if flags.json {
		if err := s.report().CollectionJSON(collection); err != nil {
			return err
		}
	}
	if !slices.ContainsFunc(collection.Files, func(file model.CollectedFile) bool { return file.Err == nil }) {
		return &exit.Failure{Line: s.words.Collect.Nothing}
	}
	if !flags.json {
		s.say(s.words.Collect.Nothing)
	}
	return nil
}

func (s *session) confirmCollection() error {
	_, _ = s.out.WriteString(s.pen().Text(s.words.Collect.Ask))
	answer, err := s.readAnswer()
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"y", "yes", "是"}, strings.ToLower(answer)) {
		return &exit.Failure{Line: s.text.Collect.NotConfirmed}
	}
	return nil
}

// openCollected reads files, and those in folders that may be tables, in the order of
// their names.
func openCollected(documents *importing.Reader, names []string) []collecting.File {
	var files []collecting.File
	for _, name := range names {
		inside := []string{name}
		if info, err := os.Stat(name); err == nil && info.IsDir() && name != importing.StandardInput {
			inside = tablesIn(name)
		}
		for _, name := range inside {
			from, err := documents.Open(name)
			files = append(files, collecting.File{Name: name, Data: from.Bytes(), Err: err})
		}
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
