package words

import (
	"fmt"

	"duban/model"
)

// Urging has the words for urging offices.
type Urging struct {
	Short    string  // how often, in a row
	Row      string  // how often, in a row of the dashboard
	Label    string  // of the detail
	Before   Counted // how often, day
	ReplyBy  string  // day
	Answered string
	Waiting  string // for an answer
	ToUrge   Counted
	Message  string // office, how many tasks
	// AskReport is the Message where nothing was reported.
	AskReport string

	Key      Label
	ReplyDay string // offices
	NoneOpen string // number
}

func chineseUrging() Urging {
	return Urging{
		Short: "催%d", Row: "催%d", Label: "催办", Before: Same("催过%d次，上次 %s"), ReplyBy: "%s 前答复", Answered: "已答复", Waiting: "未答复",
		ToUrge: Same("%d 项要催办"), Message: "%[1]s：以下 %[2]d 项任务请抓紧办理", AskReport: "%[1]s：以下 %[2]d 项任务还没有报进展，请尽快报送",
		Key: Label{"催办", "记一次催办；在各科室里只催这个科室"}, ReplyDay: "催办%s 答复期限（可不填）", NoneOpen: "任务 %s 没有要催办的科室",
	}
}

func englishUrging() Urging {
	return Urging{
		Short: "urged %d", Row: "u%d", Label: "urged", Before: Counted{"urged %d time, last on %s", "urged %d times, last on %s"}, ReplyBy: "reply by %s", Answered: "answered", Waiting: "no answer yet",
		ToUrge: Counted{"%d task to urge", "%d tasks to urge"}, Message: "%[1]s: please act on these tasks (%[2]d)", AskReport: "%[1]s: please report on these tasks (%[2]d)",
		Key: Label{"urge", "record an urge; in parts, of one office"}, ReplyDay: "urge %s, reply by (optional)", NoneOpen: "task %s has no office to urge",
	}
}

// Urge returns how often an office was urged, by when it is to reply, and whether it
// has: 催过2次，上次 2021-09-20，2021-09-30 前答复，未答复. It is empty if it never was.
func (w *Words) Urge(state model.State, office string) string {
	urge := state.UrgeOf(office)
	if urge.Times == 0 {
		return ""
	}
	text := fmt.Sprintf(w.Urging.Before.Form(urge.Times), urge.Times, urge.On)
	if !urge.ReplyBy.IsZero() {
		text += w.Errors.ClauseEnd + fmt.Sprintf(w.Urging.ReplyBy, urge.ReplyBy)
	}
	if state.HasAnswered(office) {
		return text + w.Errors.ClauseEnd + w.Urging.Answered
	}
	return text + w.Errors.ClauseEnd + w.Urging.Waiting
}
