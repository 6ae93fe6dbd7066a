package chooser

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/words"
)

// Palette is a list of everything that can be done here, each with its key. Typing
// narrows it by name, in both languages, by pinyin and by key. The latest used come
// first.
type Palette struct {
	narrowed
	commands []keys.Binding // all
	fitting  []keys.Binding
	foreign  map[keys.Action]string // the names in the other language
	recent   []keys.Action          // the latest first
}

// Reset returns the palette for the place that has the keys.
func (c *Palette) Reset(b *board.Board) *Palette {
	c.narrowed, c.commands = newNarrowed(76), nil
	for _, binding := range b.Keys {
		isNamed := slices.ContainsFunc(c.commands, func(known keys.Binding) bool {
			return known.Action == binding.Action || known.Help().Desc == binding.Help().Desc // up and down are one
		})
		if binding.In&b.Place != 0 && binding.Action.IsCommand() && !isNamed && b.Refusal(binding.Action, b.Place) == "" {
			c.commands = append(c.commands, binding)
		}
	}
	moves := func(a keys.Action) int { // which hardly anyone looks for
		if a.Group() == keys.GroupMove {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(c.commands, func(x, y keys.Binding) int {
		return cmp.Or(cmp.Compare(c.age(x.Action), c.age(y.Action)), cmp.Compare(moves(x.Action), moves(y.Action)))
	})
	other := words.English
	if b.Words.Language == words.English {
		other = words.Chinese
	}
	c.foreign = map[keys.Action]string{}
	for _, binding := range keys.NewTable(words.In(other), keys.Options{MayImport: b.MayImport()}) {
		c.foreign[binding.Action] += model.SearchText(binding.Short + " " + binding.Help().Desc)
	}
	c.narrow(b)
	return c
}

// maxRecent is how many commands are remembered.
const maxRecent = 10

// Recent returns the names of the commands that were used, the latest first.
func (c *Palette) Recent() []string {
	var names []string
	for _, action := range c.recent {
		if name := action.Name(); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Remember takes the names that an earlier session has kept.
func (c *Palette) Remember(names []string) {
	for _, name := range names {
		if action := keys.Named(name); action != keys.None && !slices.Contains(c.recent, action) && len(c.recent) < maxRecent {
			c.recent = append(c.recent, action)
		}
	}
}

// aliases are words that people look for a command by, and that its name lacks: the
// history says 延期 of a changed deadline, and a paper is what the command line exports.
func aliases() map[keys.Action]string {
	return map[keys.Action]string{
		keys.ExtendDue:   "延期 extend",
		keys.ShowPapers:  "导出 打印 export",
		keys.CycleStatus: "逾期 临期 落后 overdue",
	}
}

// age returns how many other actions were used since an action; those that never were
// come last.
func (c *Palette) age(action keys.Action) int {
	if at := slices.Index(c.recent, action); at >= 0 {
		return at
	}
	return len(c.recent)
}

// narrow keeps what has all the words that were typed.
func (c *Palette) narrow(b *board.Board) {
	terms := strings.Fields(model.SearchText(c.field.Value()))
	c.fitting = slices.DeleteFunc(slices.Clone(c.commands), func(command keys.Binding) bool {
		name := command.Short + " " + command.Help().Desc + " " + aliases()[command.Action]
		return slices.ContainsFunc(terms, func(term string) bool {
			return !strings.Contains(model.SearchText(name), term) && !b.Spelling.Contains(name, term) &&
				!strings.Contains(c.foreign[command.Action], term) && !slices.Contains(command.Keys(), c.field.Value())
		})
	})
	if at := slices.IndexFunc(c.fitting, func(command keys.Binding) bool { return slices.Contains(command.Keys(), c.field.Value()) }); at > 0 {
		c.at = at
	}
}

// Update implements effect.Overlay.
func (c *Palette) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	switch c.update(b.Pen, msg, len(c.fitting), c.rows(b)) {
	case givenUp:
		return true, nil
	case accepted:
		action := c.fitting[c.at].Action
		c.recent = slices.Insert(slices.DeleteFunc(c.recent, func(a keys.Action) bool { return a == action }), 0, action)
		c.recent = c.recent[:min(len(c.recent), maxRecent)]
		return true, effect.Act{Action: action}
	case typed:
		c.narrow(b)
	}
	return false, nil
}

// rows is how many commands fit: the frame takes two lines, the field one.
func (c *Palette) rows(b *board.Board) int { return max(min(len(c.commands), b.Height-7), 1) }

// View implements effect.Overlay.
func (c *Palette) View(b *board.Board, screen []string) []string {
	labels := b.Words.Finding
	return c.view(b, screen, labels.PaletteTitle, labels.NoCommand, len(c.fitting), c.rows(b), func(at int) (string, string) {
		shown := c.fitting[at].Shown(b.Pen.ASCII)
		if names := c.fitting[at].Keys(); shown == "" && len(names) > 0 {
			shown = keys.ShownKey(names[0]) // another binding shows both
		}
		return c.fitting[at].Help().Desc, shown
	})
}
