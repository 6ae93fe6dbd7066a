package keys_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"duban/tui/keys"
	"duban/tui/words"
)

// Sentences and labels name no key that the user has given away: with all keys remapped to
// ~, no letter is left but those of prompts, whose keys are fixed.
func TestWordsNameTheKeysThatAreChosen(t *testing.T) {
	named := regexp.MustCompile(`(^|[ （(，；：、。])([A-Zb-z]|Ctrl-[A-Z])($|[ ）)，；：、。])`)
	ofPrompts := regexp.MustCompile(`Esc|Ctrl-C|Ctrl-R(、| or )F10|^[ctif] (改读法|标题|印发单位|不按记住的读|correct|title|issuer|forget)$|按 [ci]( |，|）)|press c |\(c in|then i |^%d s$`)
	for _, language := range []words.Language{words.Chinese, words.English} {
		var choices []keys.Choice
		for _, name := range keys.ActionNames() {
			choices = append(choices, keys.Choice{Action: keys.Named(name), Keys: []string{"~"}})
		}
		w := words.In(language)
		table := keys.NewTable(w, keys.Options{MayImport: true, Choices: choices})
		texts := textsOf(reflect.ValueOf(table.Fill(w)).Elem())
		for _, b := range table {
			texts = append(texts, b.Help().Desc)
		}
		for _, text := range texts {
			if strings.ContainsAny(text, "{}") {
				t.Errorf("an unknown name in %q", text)
			}
			if named.MatchString(text) && !ofPrompts.MatchString(text) {
				t.Errorf("a key in %q", text)
			}
		}
	}
}

// A key that means something in formats and in braces is named as it is.
func TestWordsNameKeysThatAreMarks(t *testing.T) {
	for _, key := range []string{"%", "{", "}", "\\"} {
		choices := []keys.Choice{{Action: keys.WriteNote, Keys: []string{key}}, {Action: keys.Undo, Keys: []string{key}}}
		w := keys.NewTable(words.In(words.English), keys.Options{Choices: choices}).Fill(words.In(words.English))
		if got, want := fmt.Sprintf(w.FollowUp.NoQuota, "5"), "task 5 has no quota; add a note with "+key; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got, want := w.NotUndoable.AfterImportKey, key+" shows how to undo it"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func textsOf(v reflect.Value) []string {
	var texts []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			texts = append(texts, textsOf(v.Field(i))...)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts = append(texts, textsOf(v.Index(i))...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			texts = append(texts, textsOf(v.MapIndex(key))...)
		}
	case reflect.String:
		return []string{v.String()}
	}
	return texts
}
