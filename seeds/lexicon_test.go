package seeds_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duban/seeds"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// lexiconReaders say, for each list, whether an example of a word is read.
func lexiconReaders(t *testing.T) map[string]func(word, role, example string) bool {
	t.Helper()
	g := text.NewGrammar(nil, nil)
	phrase := func(words string) document.Phrase { return g.Phrase(words, 1) }
	return map[string]func(word, role, example string) bool{
		"role-suffixes": func(_, role, example string) bool {
			mentions := g.ReadOffices(phrase(example), lexicon.RoleUnstated).Mentions
			return len(mentions) > 0 && mentions[0].Role == roleNamed(role) && strings.HasSuffix("、市发改委、市财政局", "、"+mentions[len(mentions)-1].Name.String())
		},
		"labels": func(_, role, example string) bool {
			col, ok := column.Of(g, phrase(example))
			switch roleNamed(role) {
			case lexicon.RolePerson:
				return ok && col.People && g.StartsWithLabel(phrase(example+":甲"))
			case lexicon.RoleDeadline:
				return ok && col.Kind == column.Deadline
			}
			return ok && col.Kind == column.Offices && col.Role == roleNamed(role)
		},
		"bound-marks": func(_, _, example string) bool {
			quotas := g.Quotas(phrase(example))
			return len(quotas) == 1 && quotas[0].Counted && quotas[0].AtLeast == 2
		},
		"rhythm-verbs": func(_, _, example string) bool { return len(g.Quotas(phrase(example))) == 1 },
		"events":       func(_, _, example string) bool { return g.ResemblesDeadline(phrase(example)) },
		"preamble":     func(_, _, example string) bool { return tasksUnder(t, example) == 0 },
		"closing":      func(_, _, example string) bool { return tasksUnder(t, example) == 0 },
		"task-nouns": func(_, _, example string) bool {
			number, rest := numbering.Ordinal(phrase(example))
			return number.Len() > 1 && rest.String() == "改造小区"
		},
		"title-nouns":    func(_, _, example string) bool { return g.IsTitle(phrase(example)) },
		"issuer-nouns":   func(_, _, example string) bool { return g.IsIssuer(phrase(example)) },
		"page-furniture": func(_, _, example string) bool { return text.IsPageFurniture(phrase(example)) },
		"label-nouns": func(_, _, example string) bool {
			col, ok := column.Of(g, phrase(example))
			return ok && col.Kind == column.Offices
		},
		"class-nouns": func(_, _, example string) bool { return g.IsClass(phrase(example)) },
		"by-matter":   func(_, _, example string) bool { return g.IsByMatter(phrase(example)) },
		"name-ends":   func(_, _, example string) bool { return g.ResemblesOffices(phrase(example)) },
		"remarks": func(_, _, example string) bool {
			return len(g.ReadOffices(phrase(example), lexicon.RoleUnstated).Unread) == 1
		},
		"completion-verbs": func(_, _, example string) bool {
			task, _ := oneRow(t, example, "办公室", "")
			return task.DueWords != ""
		},
		"assigned-dates": func(_, _, example string) bool {
			col, ok := column.Of(g, phrase(example))
			return ok && col.Kind == column.Other
		},
		"decisions": func(_, _, example string) bool {
			offices := g.SplitClauses(phrase(example)).Offices
			return len(offices) == 1 && offices[0].HasPrefix("由市财政局")
		},
		"duty-verbs": func(_, _, example string) bool {
			return len(g.SplitClauses(phrase(example)).Offices) == 1
		},
		"measure-words": func(_, _, example string) bool {
			quotas := g.Quotas(phrase(example))
			return len(quotas) == 1 && quotas[0].AtLeast == 2 && quotas[0].To == phrase(example).Len()
		},
	}
}

// Each word of the lexicon has an example beside it. The example is read, and what is
// found in it depends on the word.
func TestLexicon(t *testing.T) {
	reads := lexiconReaders(t)
	files, err := filepath.Glob("lexicon/words/*.txt")
	if err != nil || len(files) != len(reads) {
		t.Fatalf("%d lists, %d ways to read them, %v", len(files), len(reads), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for line := range strings.Lines(string(data)) {
			fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if strings.HasPrefix(line, "#") {
				continue
			}
			word, role, example := fields[0], fields[max(0, len(fields)-2)], fields[len(fields)-1]
			switch {
			case len(fields) < 2 || example == "":
				t.Errorf("%s: %s has no example", name, word)
			case seen[word]:
				t.Errorf("%s: %s is there twice", name, word)
			case !strings.Contains(example, strings.TrimPrefix(word, ")")):
				t.Errorf("%s: the example %s has no %s", name, example, word)
			case !reads[name](word, role, example):
				t.Errorf("%s: %s is not read in %s", name, word, example)
			}
			for other := range seen {
				if makesNeedless(name, other, word) || makesNeedless(name, word, other) {
					t.Errorf("%s: %s and %s are one entry", name, word, other)
				}
			}
			seen[word] = true
		}
		if word := twoEntries(seen); name == "role-suffixes" && word != "" {
			t.Errorf("%s: %s is read as two entries", name, word)
		}
	}
}

// makesNeedless reports whether a word is found wherever another one is.
func makesNeedless(list, word, other string) bool {
	switch list {
	case "title-nouns", "issuer-nouns", "class-nouns", "label-nouns", "by-matter":
		return strings.HasSuffix(other, word)
	case "events", "page-furniture", "completion-verbs", "rhythm-verbs":
		return strings.HasPrefix(other, word)
	case "bound-marks", "remarks", "preamble", "closing", "duty-verbs":
		return strings.Contains(other, word)
	}
	return false
}

// twoEntries returns a word that is made of two others; "" if there is none.
func twoEntries(words map[string]bool) string {
	for word := range words {
		for end := range words {
			if begin, found := strings.CutSuffix(word, end); found && words[begin] {
				return word
			}
		}
	}
	return ""
}

func roleNamed(name string) lexicon.Role {
	return map[string]lexicon.Role{
		"lead": lexicon.RoleLead, "assist": lexicon.RoleAssist, "responsible": lexicon.RoleResponsible,
		"filler": lexicon.RoleResponsible, "person": lexicon.RolePerson, "deadline": lexicon.RoleDeadline,
	}[name]
}

// tasksUnder returns how many tasks are read under a last part, beside one that has an
// office.
func tasksUnder(t *testing.T, part string) int {
	t.Helper()
	plan, warnings, err := split(seeds.ReadText(t.Context(), "某局2023年工作方案\n一、重点任务\n1.改造小区。(责任单位:财务科)\n2.公开预算。(责任单位:办公室)\n"+part+"\n1.明确专人。\n2.及时总结。\n", seeds.Options{}))
	if err != nil {
		t.Fatal(err, warnings)
	}
	return len(plan.Tasks) - 2
}
