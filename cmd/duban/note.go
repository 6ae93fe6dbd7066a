package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"duban/model"
)

// maxInput is how many bytes of a note are read from standard input: more than
// any note that is taken, little enough to never fill the memory.
const maxInput = 1 << 20

func newNoteCommand(p *program) *cobra.Command {
	var about references
	var also, on string
	help := p.text.Help
	cmd := &cobra.Command{
		Use:   use("note", help.TaskArgument, help.TextArgument),
		Short: help.Note,
		Long:  help.NoteFromInput + "\n" + help.TextAfterDash,
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			text := args[1]
			if text == "-" {
				var err error
				if text, err = readNote(p.stdin); err != nil {
					return err
				}
			}
			// Only what is added may be more than the text itself.
			if _, err := model.CleanNote(text); err != nil {
				return err
			}
			text, err := about.addTo(cmd, text)
			if err != nil {
				return err
			}
			tasks := args[:1:1]
			if also != "" {
				tasks = append(tasks, also)
			}
			return p.noteAll(cmd, tasks, text, on)
		},
	}
	cmd.Flags().SortFlags = false
	about.addFlags(p, cmd)
	cmd.Flags().StringVar(&on, "on", "", p.text.ByHand.HappenedOn)
	cmd.Flags().StringVar(&also, "also", "", p.text.Year.Flags.Also)
	cmd.AddCommand(newNoteEditCommand(p), newNoteDropCommand(p))
	return cmd
}

// noteAll writes the same note on each task that was typed, in one change.
func (p *program) noteAll(cmd *cobra.Command, typed []string, text, on string) error {
	s, snapshot, err := p.openTasks(cmd, typed...)
	if err != nil {
		return err
	}
	day, err := s.happenedOn(cmd, snapshot, on)
	if err != nil {
		return err
	}
	changes, err := changesOf(snapshot, typed, model.Change{Kind: model.KindNote, Note: text, HappenedOn: day})
	if err != nil {
		return p.words.TaskError(snapshot.Plan, err)
	}
	return s.applyAndPrint(cmd.Context(), snapshot, changes, "")
}

// references are the flags that add what a note refers to.
type references struct{ document, link string }

func (r *references) addFlags(p *program, cmd *cobra.Command) {
	about := p.text.Year.Flags
	cmd.Flags().StringVar(&r.document, "doc", "", about.Document)
	cmd.Flags().StringVar(&r.link, "link", "", about.Link)
}

// addTo adds them to a note, a line each.
func (r *references) addTo(cmd *cobra.Command, text string) (string, error) {
	lines := []string{text}
	if cmd.Flags().Changed("doc") {
		number, err := model.DocumentNumber(r.document)
		if err != nil {
			return "", err
		}
		lines = append(lines, number)
	}
	if cmd.Flags().Changed("link") {
		link, err := model.Link(r.link)
		if err != nil {
			return "", err
		}
		lines = append(lines, link)
	}
	text = strings.Join(lines, "\n")
	if model.IsBlank(text) {
		return "", nil
	}
	return model.CleanNote(text)
}

func readNote(input io.Reader) (string, error) {
	text, err := io.ReadAll(io.LimitReader(input, maxInput+1))
	if err != nil {
		return "", fmt.Errorf("reading standard input: %w", err)
	}
	if len(text) > maxInput {
		return "", &model.InputError{Problem: model.InputTooLong, Length: utf8.RuneCount(text), Limit: model.MaxNote}
	}
	return string(text), nil
}

// changeTask makes one change to the named task and prints it.
func (p *program) changeTask(
	cmd *cobra.Command, typed string,
	decide func(*session, *model.Snapshot, *model.Task) (model.Change, error),
) error {
	s, snapshot, err := p.openTask(cmd, typed)
	if err != nil {
		return err
	}
	task, err := snapshot.Plan.FindTask(typed)
	if err != nil {
		return p.words.TaskError(snapshot.Plan, err)
	}
	change, err := decide(s, snapshot, task)
	if err != nil {
		return snapshot.WithTaskName(err)
	}
	change.Task = task.ID
	events, after, err := s.apply(cmd.Context(), snapshot, []model.Change{change})
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(snapshot, event, s.tickCount(after, task, event)...)
	}
	return nil
}

// tickCount returns the ticks in the period of a tick.
func (s *session) tickCount(after *model.Snapshot, task *model.Task, event model.Event) []string {
	if event.Kind != model.KindTick || task.Quota == nil {
		return nil
	}
	period := task.Quota.PeriodAt(event.On)
	count := period.Count(after.State(task.ID).Ticks)
	return []string{fmt.Sprintf(s.words.Terms.QuotaCount, period.Key, count, task.Quota.AtLeast)}
}
