package main

import (
	"cmp"
	"context"
	"slices"

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
	files := collecting.Open(ctx, p.documents, names, nil)
	s, snapshot, err := p.openSnapshot(ctx)
	if err != nil {
		return err
	}
	if s.hasNoPlan {
		return &model.NotFoundError{What: model.NounPlan}
	}
	collector := collecting.Collector{Snapshot: snapshot, Today: s.today()}
	collection, err := collector.CollectFor(ctx, s.by, s.permit(), files, s.text.Collect)
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
		if agreed, err := s.confirm(s.words.Collect.Ask, yesAnswers()); err != nil || !agreed {
			return cmp.Or(err, error(&exit.Failure{Line: s.text.Collect.NotConfirmed}))
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
