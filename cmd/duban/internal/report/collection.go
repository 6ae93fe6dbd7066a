package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"duban/model"
)

// collectedFileJSON is a file that offices filled in.
type collectedFileJSON struct {
	File     string                 `json:"file"`
	Office   string                 `json:"office"` // several are separated by 、
	Changes  []collectedChangeJSON  `json:"changes"`
	Problems []collectedProblemJSON `json:"problems"`
}

type collectedChangeJSON struct {
	Task   string `json:"task"`
	Office string `json:"office"`
	Field  string `json:"field"` // status, done_on, progress, problem, next
	From   string `json:"from"`
	To     string `json:"to"`
}

// collectedProblemJSON is a row that is not taken as it is; row 0 is the whole file.
type collectedProblemJSON struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
	Why  string `json:"why"`
}

// CollectionJSON prints what a collection comes to.
func (r Report) CollectionJSON(c model.Collection) error {
	return WriteJSON(r.Out, func(w *JSONWriter) {
		w.Object(func() {
			w.Key("files")
			w.List(func() {
				for _, file := range c.Files {
					w.Value(r.collectedFile(file))
				}
			})
		})
	})
}

func (r Report) collectedFile(file model.CollectedFile) collectedFileJSON {
	out := collectedFileJSON{
		File: file.Name, Office: strings.Join(file.Offices, "、"), Changes: []collectedChangeJSON{}, Problems: []collectedProblemJSON{},
	}
	for _, change := range file.Changes {
		out.Changes = append(out.Changes, collectedChangeJSON{change.Task, change.Office, string(change.Field), change.From, change.To})
	}
	for _, problem := range file.Problems {
		out.Problems = append(out.Problems, collectedProblemJSON{problem.Row, problem.Text, string(problem.Why)})
	}
	if file.Err != nil {
		out.Problems = append(out.Problems, collectedProblemJSON{0, filepath.Base(file.Name), r.Words.WhyUnread(file)})
	}
	return out
}

// Collection prints what a collection comes to.
func (r Report) Collection(c model.Collection) {
	for _, line := range r.Words.Collection(c) {
		r.Wrapped(line)
	}
}

// Collected prints what a collection changed.
func (r Report) Collected(c model.Collection) {
	r.Line(fmt.Sprintf(r.Words.Collect.Written, c.Tasks(), len(c.Files)))
}
