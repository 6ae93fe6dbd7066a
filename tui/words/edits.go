package words

import (
	"fmt"
	"strings"

	"duban/model"
)

// Edits returns what an event changed by hand, in a task or in the settings, a line for each field: 期限 2021-11-20 →
// 2021-12-01. There are none of an addition, whose task is shown itself.
func (w *Words) Edits(event model.Event) []string {
	if event.Kind != model.KindEdit && event.Kind != model.KindSettings || event.Edit == nil {
		return nil
	}
	var lines []string
	for _, field := range event.Edit.Fields {
		from, to := w.value(event.Edit.From, field), w.value(event.Edit.To, field)
		lines = append(lines, w.FieldName(field)+" "+fmt.Sprintf(w.Year.Moved, from, to))
	}
	return lines
}

// FieldName returns the word for a field of a task.
func (w *Words) FieldName(field model.Field) string {
	return w.Documents.Preview.Aspects[string(field)]
}

// value returns the value of a field as text, or a dash.
func (w *Words) value(values model.Values, field model.Field) string {
	if text := w.FieldText(values, field); text != "" {
		return text
	}
	return "-"
}

// FieldText returns the value of a field as text; empty if there is none.
func (w *Words) FieldText(values model.Values, field model.Field) string {
	list := func(names []string) string { return strings.Join(names, w.Errors.ListSeparator) }
	switch field {
	case model.FieldText:
		return values.Text
	case model.FieldCategory:
		return values.Category
	case model.FieldLead:
		return list(values.Lead)
	case model.FieldAssist:
		return list(values.Assist)
	case model.FieldDue:
		return values.Due.String()
	case model.FieldCountFrom:
		return values.CountFrom.String()
	case model.FieldApproval:
		if values.Approval {
			return w.Parts.ApprovalOn
		}
		return w.Parts.ApprovalOff
	case model.FieldLeaders:
		return list(values.Leaders)
	case model.FieldPeople:
		return list(values.People)
	case model.FieldQuota:
		if values.Quota != nil {
			return values.Quota.Words
		}
	case model.FieldSource:
		if values.Source != nil {
			return strings.TrimSpace(values.Source.Text + " " + values.Source.Document)
		}
	}
	return ""
}
